import SQLInterface
import Testing

@Suite struct CalendarTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("0001-01-01", -719_162),
        ("9999-12-31", 2_932_896), ("2024-03-01", 19783),
    ])
    func countsDays(_ text: String, _ days: Int) throws {
        let date = try #require(SQLDate(text: text))
        #expect(date.daysSince1970 == days)
        #expect(SQLDate(daysSince1970: days) == date)
        #expect(date.text == text)
    }

    @Test func everyDayOfFourCenturiesComesBack() throws {
        for days in 0..<146_097 {
            let date = try #require(SQLDate(daysSince1970: days))
            guard date.daysSince1970 == days, SQLDate(text: date.text) == date else {
                Issue.record("\(days)")
                return
            }
        }
    }

    @Test(arguments: [
        "2023-02-29", "2023-13-01", "2023-00-10", "2023-1-1", "0000-01-01", "2023-01-01 ", "", "20230101",
    ])
    func refusesDaysThatDoNotExist(_ text: String) {
        #expect(SQLDate(text: text) == nil)
    }

    @Test(arguments: [
        ("1970-01-01 00:00:00.000001+00", Int64(1)), ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01 05:45:00+05:45", 0), ("1969-12-31 23:59:59.999999", -1), ("1970-01-02", 86_400_000_000),
        ("1970-01-01 00:00:00.5-0130", 5_400_500_000), ("2024-05-01 12:34:56.1234567", 1_714_566_896_123_456),
    ])
    func readsInstants(_ text: String, _ microseconds: Int64) {
        #expect(Instant(text: text)?.microseconds == microseconds)
    }

    @Test(arguments: [
        "", "1970-01-01 ", "1970-01-01 25:00:00", "1970-01-01 10:60:00", "1970-01-01 10:00:00.", "infinity",
    ])
    func refusesOtherTexts(_ text: String) {
        #expect(Instant(text: text) == nil)
    }

    @Test func textsOfInstantsSortAsTheyDo() {
        let instants = [-1, 0, 1, 999_999, 86_400_000_000, 1_714_566_896_123_456].map(Instant.init(microseconds:))
        #expect(instants.map(\.text) == instants.map(\.text).sorted())
        #expect(instants.map { Instant(text: $0.text) } == instants)
        #expect(instants[5].isoText == "2024-05-01T12:34:56.123456Z")
        #expect(instants[0].text == "1969-12-31 23:59:59.999999")
    }
}
