import FHIRModel

/// Conversions between System types (FHIRPath N1, 5.5). `nil` means the value does not convert.
extension PathValue {
    var convertedToBoolean: Bool? {
        switch system {
        case .boolean(let truth): return truth
        case .integer(let number): return number == 1 ? true : (number == 0 ? false : nil)
        case .decimal(let number): return number == .one ? true : (number.isZero ? false : nil)
        case .string(let text):
            switch text.lowercased() {
            case "true", "t", "yes", "y", "1", "1.0": return true
            case "false", "f", "no", "n", "0", "0.0": return false
            default: return nil
            }
        default: return nil
        }
    }

    var convertedToInteger: Int? {
        switch system {
        case .integer(let number): return number
        case .boolean(let truth): return truth ? 1 : 0
        case .string(let text):
            let digits =
                text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-")
                ? text.utf8.dropFirst() : text.utf8[...]
            guard !digits.isEmpty, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = Int32(text) else {
                return nil
            }
            return Int(number)
        default: return nil
        }
    }

    var convertedToDecimal: PathDecimal? {
        switch system {
        case .integer(let number): return PathDecimal(number)
        case .decimal(let number): return number
        case .boolean(let truth): return truth ? .one : .zero
        case .string(let text): return text.utf8.contains { $0 | 32 == UInt8(ascii: "e") } ? nil : PathDecimal(text)
        default: return nil
        }
    }

    /// The text of a primitive value or quantity.
    public var convertedToString: String? {
        switch system {
        case .boolean(let truth): return truth ? "true" : "false"
        case .integer(let number): return String(number)
        case .decimal(let number): return number.description
        case .string(let text): return text
        case .temporal(let value): return value.description
        case .quantity(let quantity): return quantity.description
        case .element(let element): return element.node.primitiveText
        case .type: return nil
        }
    }

    var convertedToDate: PathTemporal? {
        switch system {
        case .temporal(let value) where value.kind != .time: return value.dateOnly
        case .string(let text):
            return PathTemporal(text, as: .date) ?? PathTemporal(text, as: .dateTime)?.dateOnly
        default: return nil
        }
    }

    var convertedToDateTime: PathTemporal? {
        switch system {
        case .temporal(var value) where value.kind != .time:
            value.kind = .dateTime
            return value
        case .string(let text): return PathTemporal(text, as: .dateTime)
        default: return nil
        }
    }

    var convertedToTime: PathTemporal? {
        switch system {
        case .temporal(let value) where value.kind == .time: return value
        case .string(let text):
            return PathTemporal(text.hasPrefix("T") ? String(text.dropFirst()) : text, as: .time)
        default: return nil
        }
    }

    var convertedToQuantity: PathQuantity? {
        switch system {
        case .quantity(let quantity): return quantity
        case .integer(let number): return PathQuantity(value: PathDecimal(number))
        case .decimal(let number): return PathQuantity(value: number)
        case .boolean(let truth): return PathQuantity(value: truth ? .one : .zero)
        case .string(let text): return Self.quantity(text)
        default: return nil
        }
    }

    /// Text such as `4 'mg'`, `1 day` or `2.5` (FHIRPath N1, 5.5.6).
    ///
    /// A unit that is no keyword needs its quotes.
    private static func quantity(_ text: String) -> PathQuantity? {
        let number = text.prefix { $0 == "+" || $0 == "-" || $0 == "." || ("0"..."9").contains($0) }
        guard let value = PathDecimal(String(number)) else { return nil }
        let rest = text.dropFirst(number.count)
        let unit = rest.drop { $0 == " " || $0 == "\t" }
        if unit.isEmpty { return rest.isEmpty ? PathQuantity(value: value) : nil }
        if unit.first == "'" {
            guard unit.count > 2, unit.last == "'" else { return nil }
            return PathQuantity(value: value, unit: String(unit.dropFirst().dropLast()))
        }
        guard !rest.isEmpty, rest.first != unit.first, let calendar = CalendarUnit(keyword: unit) else { return nil }
        return PathQuantity(value: value, calendar: calendar)
    }
}
