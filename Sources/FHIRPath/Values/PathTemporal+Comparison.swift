extension PathTemporal {
    /// Days since 1970-01-01 of a Gregorian date.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The Gregorian date of a number of days since 1970-01-01.
    static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Seconds since 1970-01-01 as the components say, without regard to a time zone.
    var localSeconds: Int {
        let days = kind == .time ? 0 : Self.days(year: Int(year), month: Int(month), day: Int(day))
        return days * 86_400 + Int(hour) * 3_600 + Int(minute) * 60 + Int(second)
    }

    /// The same instant in UTC, with the same precision.
    var inUTC: PathTemporal {
        guard let offset, offset != 0, precision >= .hour else { return self }
        var result = self
        result.setLocalSeconds(localSeconds - Int(offset) * 60)
        result.offset = 0
        return result
    }

    mutating func setLocalSeconds(_ total: Int) {
        let days = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
        let rest = total - days * 86_400
        (hour, minute, second) = (UInt8(rest / 3_600), UInt8(rest / 60 % 60), UInt8(rest % 60))
        guard kind != .time else { return }
        let date = Self.date(days: days)
        (year, month, day) = (Int16(clamping: date.year), UInt8(date.month), UInt8(date.day))
    }

    /// Whether one of the two is a time and the other is not: such values are never equal and have no order.
    static func areComparable(_ left: PathTemporal, _ right: PathTemporal) -> Bool {
        (left.kind == .time) == (right.kind == .time)
    }

    /// Negative, zero or positive, or `nil` when the precision or a missing time zone leaves it open
    /// (FHIRPath N1, 6.1.1 and 6.2).
    static func compare(_ left: PathTemporal, _ right: PathTemporal) -> Int? {
        let zoned = (left.offset != nil, right.offset != nil)
        if zoned.0 != zoned.1, left.kind != .time, min(left.precision, right.precision) >= .hour {
            return compareWithUnknownZone(left, right)
        }
        if zoned.0 != zoned.1, left.kind != .time, let byDays = compareDaysApart(left, right) { return byDays }
        return compareComponents(left.inUTC, right.inUTC)
    }

    private static func compareComponents(_ left: PathTemporal, _ right: PathTemporal) -> Int? {
        let precision = min(left.precision, right.precision)
        var order = 0
        if left.kind != .time {
            order = Int(left.year) - Int(right.year)
            if order == 0, precision >= .month { order = Int(left.month) - Int(right.month) }
            if order == 0, precision >= .day { order = Int(left.day) - Int(right.day) }
        }
        if order == 0, precision >= .hour { order = Int(left.hour) - Int(right.hour) }
        if order == 0, precision >= .minute { order = Int(left.minute) - Int(right.minute) }
        if order == 0, precision >= .second { order = Int(left.second) - Int(right.second) }
        if order == 0, precision >= .second { order = Int(left.nanosecond) - Int(right.nanosecond) }
        if order == 0, left.precision != right.precision { return nil }
        return order.signum()
    }

    /// One value has a zone and the other none: zones reach from -12:00 to +14:00.
    private static func compareWithUnknownZone(_ left: PathTemporal, _ right: PathTemporal) -> Int? {
        if left.offset == nil { return compareWithUnknownZone(right, left).map { -$0 } }
        let known = left.localSeconds - Int(left.offset ?? 0) * 60
        let earliest = right.localSeconds - 14 * 3_600
        let latest = right.localSeconds + 12 * 3_600
        if known < earliest { return -1 }
        if known > latest + 59 * 60 + 59 { return 1 }
        return nil
    }

    /// Decides by whole days where that is certain in any time zone.
    private static func compareDaysApart(_ left: PathTemporal, _ right: PathTemporal) -> Int? {
        guard left.precision >= .day, right.precision >= .day else { return nil }
        let difference = left.localSeconds / 86_400 - right.localSeconds / 86_400
        return abs(difference) > 1 ? difference.signum() : nil
    }

    /// Equivalence: the same precision and the same moment (FHIRPath N1, 6.1.2).
    static func areEquivalent(_ left: PathTemporal, _ right: PathTemporal) -> Bool {
        areComparable(left, right) && left.precision == right.precision && compare(left, right) == 0
    }
}
