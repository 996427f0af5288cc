import OpenIMIS
import Testing

@Suite struct MomentTests {
    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z"), (1_522_132_995_817_000, "2018-03-27T06:43:15.817Z"),
        (1_522_132_995_817_003, "2018-03-27T06:43:15.817003Z"), (-1, "1969-12-31T23:59:59.999999Z"),
        (951_782_400_000_000, "2000-02-29T00:00:00.000Z"),
    ])
    func writesInstants(_ microseconds: Int64, _ text: String) {
        #expect(Moment(microseconds: microseconds).description == text)
    }

    @Test func startsADayInUTC() throws {
        let day = try #require(CalendarDate(year: 1969, month: 12, day: 31))
        #expect(Moment(startOf: day).microseconds == -Moment.microsecondsOfDay)
        #expect(Moment(microseconds: -1).date == day)
    }
}
