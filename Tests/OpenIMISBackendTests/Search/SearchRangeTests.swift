import OpenIMIS
import Testing

@testable import OpenIMISBackend

@Suite struct SearchRangeTests {
    private static let second: Int64 = 1_000_000

    @Test(arguments: [
        ("1970", Int64(0), 365 * 86_400 * second), ("1972", 730 * 86_400 * second, 366 * 86_400 * second),
        ("1970-02", 31 * 86_400 * second, 28 * 86_400 * second), ("1970-01-02", 86_400 * second, 86_400 * second),
        ("1970-01-01T01:02", 3720 * second, 60 * second), ("1970-01-01T01:02Z", 3720 * second, 60 * second),
        ("1970-01-01T01:02:03+01:00", 123 * second, second), ("1970-01-01T01:02:03 01:00", 123 * second, second),
        ("1970-01-01T00:00:00-00:30", 1800 * second, second), ("1970-01-01T00:00:00.5Z", 500_000, 100_000),
        ("1970-01-01T00:00:00.123456789Z", 123_456, 1),
    ])
    func coversWhatADateWasWrittenTo(_ text: String, _ low: Int64, _ length: Int64) {
        let range = DateRange(text)
        #expect(range?.low == low)
        #expect(range.map { $0.high - $0.low } == length)
    }

    @Test(arguments: [
        "", "x", "19", "1970-1", "1970-13", "1970-02-30", "1970-01-01T", "1970-01-01T25:00", "1970-01-01T10",
        "1970T10:00", "1970-01-01T10:00:61Z", "1970-01-01T10:00:00.Z", "1970-01-01T10:00+99:00", "0000", "-1970",
        "1970-01-01T10:00:00.5.5Z",
    ])
    func refusesWhatIsNoDate(_ text: String) {
        #expect(DateRange(text) == nil)
    }

    @Test(arguments: [
        ("100", "100.0", "99.5", "100.5"), ("5.40", "5.400", "5.395", "5.405"), ("-1", "-1.0", "-1.5", "-0.5"),
        ("0", "0.0", "-0.5", "0.5"),
    ])
    func coversThePrecisionOfANumber(_ text: String, _ value: String, _ low: String, _ high: String) {
        let range = NumberRange(text)
        #expect(range?.value == value)
        #expect(range?.low == low)
        #expect(range?.high == high)
    }

    @Test(arguments: ["", "x", "1e3", "1.", ".5", "--1", "1.2.3", "123456789012345678", "1 000"])
    func refusesWhatIsNoPlainNumber(_ text: String) {
        #expect(NumberRange(text) == nil)
    }
}
