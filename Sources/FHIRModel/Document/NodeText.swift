extension Node {
    /// The decoded text of a JSON string; `nil` for anything else.
    public var string: String? {
        guard tape.kind == Kind.string.rawValue else { return nil }
        return withUTF8 { String(decoding: $0, as: UTF8.self) }
    }

    /// The characters of a number exactly as they were written; `nil` for anything else.
    public var numberText: String? {
        guard tape.kind == Kind.number.rawValue else { return nil }
        return String(decoding: sourceText, as: UTF8.self)
    }

    /// The truth of a boolean; `nil` for anything else.
    @inlinable public var boolean: Bool? {
        guard tape.kind == Kind.boolean.rawValue else { return nil }
        return tape.length == 4
    }

    /// The value of a number without fraction or exponent that fits; `nil` for anything else.
    public var integer: Int? {
        guard tape.kind == Kind.number.rawValue, tape.flags & TapeNode.isFractional == 0 else { return nil }
        var bytes = sourceText[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        var value = 0
        for byte in bytes {
            let (product, tooBig) = value.multipliedReportingOverflow(by: 10)
            let digit = Int(byte &- UInt8(ascii: "0"))
            let (sum, tooFar) =
                isNegative
                ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            guard !tooBig, !tooFar else { return nil }
            value = sum
        }
        return value
    }

    /// Whether a number is written with a fraction or an exponent.
    @inlinable public var isFractional: Bool {
        tape.kind == Kind.number.rawValue && tape.flags & TapeNode.isFractional != 0
    }

    /// Whether a string's JSON spelling uses escapes, so that its text must be decoded.
    @inlinable public var hasEscapes: Bool {
        tape.kind == Kind.string.rawValue && tape.flags & TapeNode.hasEscapes != 0
    }

    /// The value of a primitive as FHIR writes it in XML: a string's text, a number's characters, `true` or `false`.
    public var primitiveText: String? {
        isPrimitive ? withUTF8 { String(decoding: $0, as: UTF8.self) } : nil
    }

    /// Whether a string's decoded text, or the characters of another primitive, are exactly these.
    public func text(equals text: StaticString) -> Bool {
        guard isPrimitive else { return false }
        return withUTF8 { bytes in
            guard bytes.count == text.utf8CodeUnitCount else { return false }
            return bytes.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }
    }

    /// Calls `body` with the decoded bytes of a string, or the source text of any other value.
    ///
    /// Copies only when a string has escapes. The pointer is dead after the call.
    @inlinable
    public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        guard hasEscapes else { return try body(sourceText) }
        return try decodedText().withUnsafeBufferPointer(body)
    }

    /// Calls `body` with the source text of this value: strings without quotes and still escaped.
    public func withSourceText<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try body(sourceText)
    }

    @usableFromInline var sourceText: UnsafeBufferPointer<UInt8> {
        let tape = tape
        return UnsafeBufferPointer(start: document.source + Int(tape.offset), count: Int(tape.length))
    }

    @usableFromInline
    func decodedText() -> [UInt8] { JSONEscapes.decode(sourceText) }
}
