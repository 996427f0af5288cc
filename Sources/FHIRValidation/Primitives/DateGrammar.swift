import FHIRModel

/// The grammars of `date`, `dateTime`, `instant` and `time`, with a check that the day exists.
package enum DateGrammar {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    static func dateFault(_ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        switch day(bytes, bytes.count) {
        case .valid: nil
        case .absent: .dateDoesNotExist
        case .malformed: .notADate
        }
    }

    static func dateTimeFault(_ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        guard bytes.count > 10 else {
            switch day(bytes, bytes.count) {
            case .valid: return nil
            case .absent: return .dateDoesNotExist
            case .malformed: return .notADateTime
            }
        }
        return momentFault(bytes, otherwise: .notADateTime)
    }

    static func instantFault(_ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        bytes.count > 10 ? momentFault(bytes, otherwise: .notAnInstant) : .notAnInstant
    }

    static func timeFault(_ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        switch clock(bytes, 0) {
        case .valid(let end): end == bytes.count ? nil : .notATime
        case .absent: .dateDoesNotExist
        case .malformed: .notATime
        }
    }

    // MARK: Parts

    private enum Verdict {
        case valid
        case absent
        case malformed
    }

    private enum ClockVerdict {
        case valid(end: Int)
        case absent
        case malformed
    }

    private static func momentFault(
        _ bytes: UnsafeBufferPointer<UInt8>, otherwise fault: PrimitiveFault
    ) -> PrimitiveFault? {
        guard bytes[10] == UInt8(ascii: "T") else { return fault }
        switch day(bytes, 10) {
        case .valid: break
        case .absent: return .dateDoesNotExist
        case .malformed: return fault
        }
        switch clock(bytes, 11) {
        case .malformed: return fault
        case .absent: return .dateDoesNotExist
        case .valid(let end): return zoneFault(bytes, end, otherwise: fault)
        }
    }

    /// `Z` or `+hh:mm` up to 14 hours.
    private static func zoneFault(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, otherwise fault: PrimitiveFault
    ) -> PrimitiveFault? {
        guard start < bytes.count else { return .timeWithoutZone }
        if bytes[start] == UInt8(ascii: "Z") { return start + 1 == bytes.count ? nil : fault }
        guard bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-"), bytes.count == start + 6,
            let hours = pair(bytes, start + 1), bytes[start + 3] == UInt8(ascii: ":"),
            let minutes = pair(bytes, start + 4), minutes < 60, hours < 14 || (hours == 14 && minutes == 0)
        else { return fault }
        return nil
    }

    private static func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        guard index + 1 < bytes.count, PrimitiveGrammar.isDigit(bytes[index]),
            PrimitiveGrammar.isDigit(bytes[index + 1])
        else { return nil }
        return Int(bytes[index] &- 48) * 10 + Int(bytes[index + 1] &- 48)
    }

    private static func day(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) -> Verdict {
        guard count == 4 || count == 7 || count == 10, let century = pair(bytes, 0), let rest = pair(bytes, 2)
        else { return .malformed }
        let year = century * 100 + rest
        if count == 4 { return year == 0 ? .absent : .valid }
        guard bytes[4] == UInt8(ascii: "-"), let month = pair(bytes, 5) else { return .malformed }
        if count == 7 { return (1...12).contains(month) && year > 0 ? .valid : .absent }
        guard bytes[7] == UInt8(ascii: "-"), let day = pair(bytes, 8) else { return .malformed }
        guard (1...12).contains(month), day >= 1, year > 0 else { return .absent }
        return day <= CivilDate.daysInMonth(month, year: year) ? .valid : .absent
    }

    /// `hh:mm:ss(.f+)?`; a leap second is allowed, 24:00 is not.
    private static func clock(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> ClockVerdict {
        guard let hour = pair(bytes, start), start + 7 < bytes.count, bytes[start + 2] == UInt8(ascii: ":"),
            let minute = pair(bytes, start + 3), bytes[start + 5] == UInt8(ascii: ":"),
            let second = pair(bytes, start + 6)
        else { return .malformed }
        var end = start + 8
        if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
            end += 1
            let first = end
            while end < bytes.count, PrimitiveGrammar.isDigit(bytes[end]) { end += 1 }
            if end == first { return .malformed }
        }
        return hour < 24 && minute < 60 && second <= 60 ? .valid(end: end) : .absent
    }
}
