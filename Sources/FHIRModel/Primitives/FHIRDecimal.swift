/// The lexical form of FHIR's `decimal` (FHIR R4, 2.24.0.1), which is also that of a JSON number.
public enum FHIRDecimal {
    /// Whether the text is `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
    public static func isValid(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isValid($0) }
    }

    /// Whether the bytes are `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
    public static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = DigitScanner(text)
        _ = scanner.skip("-")
        if !scanner.skip("0"), scanner.skipDigits() == 0 { return false }
        if scanner.skip("."), scanner.skipDigits() == 0 { return false }
        if scanner.skip("e") || scanner.skip("E") {
            if !scanner.skip("+") { _ = scanner.skip("-") }
            if scanner.skipDigits() == 0 { return false }
        }
        return scanner.isAtEnd
    }
}
