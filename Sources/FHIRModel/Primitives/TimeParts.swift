/// The parts of a FHIR `time`: `hh:mm:ss(.f+)?` (FHIR R4, 2.24.0.1).
public struct TimeParts: Sendable, Hashable {
    public let hour: Int
    public let minute: Int
    /// 60 for a leap second.
    public let second: Int
    /// Digits of the fraction as they were written, without the point.
    public let fraction: String?

    /// Reads a time of day with seconds; `nil` for any other text.
    public init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { Self.parse($0) }
        guard let parsed else { return nil }
        self = parsed
    }

    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> TimeParts? {
        var scanner = DigitScanner(text)
        guard let time = scan(&scanner), scanner.isAtEnd else { return nil }
        return time
    }

    private init(hour: Int, minute: Int, second: Int, fraction: String?) {
        self.hour = hour
        self.minute = minute
        self.second = second
        self.fraction = fraction
    }

    static func scan(_ scanner: inout DigitScanner) -> TimeParts? {
        guard let hour = scanner.number(digits: 2), hour < 24, scanner.skip(":"),
            let minute = scanner.number(digits: 2), minute < 60, scanner.skip(":"),
            let second = scanner.number(digits: 2), second <= 60
        else { return nil }
        guard scanner.skip(".") else { return TimeParts(hour: hour, minute: minute, second: second, fraction: nil) }
        let fraction = scanner.digits()
        guard !fraction.isEmpty else { return nil }
        return TimeParts(hour: hour, minute: minute, second: second, fraction: fraction)
    }
}
