extension PrimitiveType {
    /// Whether text can be a value of the type at all: the grammar of numbers, booleans, dates and times.
    ///
    /// Textual types only have to be non-empty here; their alphabets and patterns are a validator's to check.
    public func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .boolean: Self.equals(text, "true") || Self.equals(text, "false")
        case .decimal: FHIRDecimal.isValid(text)
        case .integer: Self.isInteger(text, signs: [UInt8(ascii: "-"), UInt8(ascii: "+")], most: 2_147_483_648)
        case .positiveInt: Self.isInteger(text, signs: [UInt8(ascii: "+")], most: 2_147_483_647)
        case .unsignedInt: Self.isInteger(text, signs: [], most: 2_147_483_647)
        case .date: DateTimeParts.parse(text)?.isDate == true
        case .dateTime: DateTimeParts.parse(text) != nil
        case .instant: DateTimeParts.parse(text)?.isDate == false
        case .time: TimeParts.parse(text) != nil
        default: !text.isEmpty
        }
    }

    private static func equals(_ text: UnsafeBufferPointer<UInt8>, _ other: StaticString) -> Bool {
        text.elementsEqual(UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
    }

    /// Whether text is a whole number without superfluous zeros that fits 32 bits.
    private static func isInteger(_ text: UnsafeBufferPointer<UInt8>, signs: [UInt8], most: Int) -> Bool {
        var digits = text[...]
        guard let first = digits.first else { return false }
        let isSigned = signs.contains(first)
        if isSigned { digits = digits.dropFirst() }
        guard (1...10).contains(digits.count), digits.first != UInt8(ascii: "0") || !isSigned && digits.count == 1
        else { return false }
        var value = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return false }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value <= (first == UInt8(ascii: "-") ? most : 2_147_483_647)
    }
}
