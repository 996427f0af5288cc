/// The parts of a FHIR `date`, `dateTime` or `instant` (FHIR R4, 2.24.0.1), with only those that were written.
public struct DateTimeParts: Sendable, Hashable {
    /// 1 to 9999.
    public let year: Int
    /// 1 to 12.
    public let month: Int?
    public let day: Int?
    public let hour: Int?
    public let minute: Int?
    /// 60 for a leap second.
    public let second: Int?
    /// Digits of the fraction as they were written, without the point.
    public let fraction: String?
    /// Minutes east of UTC; 0 for `Z`; `nil` without a zone.
    public let offsetMinutes: Int?

    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ss(.f+)?(Z|±hh:mm)`.
    ///
    /// `nil` for any other text and for dates that do not exist. A time needs seconds and a zone.
    public init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { Self.parse($0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Whether only a year, month or day was written, so that the text is a FHIR `date`.
    public var isDate: Bool { hour == nil }

    /// The fraction of the second in microseconds, cut after six digits.
    public var microsecond: Int {
        guard let fraction else { return 0 }
        return Int(String((fraction + "000000").prefix(6))) ?? 0
    }

    private init(date: (year: Int, month: Int?, day: Int?)) {
        year = date.year
        month = date.month
        day = date.day
        hour = nil
        minute = nil
        second = nil
        fraction = nil
        offsetMinutes = nil
    }

    private init(
        date: (year: Int, month: Int?, day: Int?), time: TimeParts, offsetMinutes: Int
    ) {
        year = date.year
        month = date.month
        day = date.day
        hour = time.hour
        minute = time.minute
        second = time.second
        fraction = time.fraction
        self.offsetMinutes = offsetMinutes
    }

    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> DateTimeParts? {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(digits: 4), year > 0 else { return nil }
        if scanner.isAtEnd { return DateTimeParts(date: (year, nil, nil)) }
        guard scanner.skip("-"), let month = scanner.number(digits: 2), (1...12).contains(month) else { return nil }
        if scanner.isAtEnd { return DateTimeParts(date: (year, month, nil)) }
        guard scanner.skip("-"), let day = scanner.number(digits: 2),
            day >= 1, day <= CivilDate.daysInMonth(month, year: year)
        else { return nil }
        if scanner.isAtEnd { return DateTimeParts(date: (year, month, day)) }
        guard scanner.skip("T"), let time = TimeParts.scan(&scanner), let offset = scanOffset(&scanner),
            scanner.isAtEnd
        else { return nil }
        return DateTimeParts(date: (year, month, day), time: time, offsetMinutes: offset)
    }

    private static func scanOffset(_ scanner: inout DigitScanner) -> Int? {
        if scanner.skip("Z") { return 0 }
        let isEast = scanner.skip("+")
        guard isEast || scanner.skip("-") else { return nil }
        guard let hours = scanner.number(digits: 2), scanner.skip(":"), let minutes = scanner.number(digits: 2),
            hours < 14 && minutes < 60 || hours == 14 && minutes == 0
        else { return nil }
        return (hours * 60 + minutes) * (isEast ? 1 : -1)
    }
}
