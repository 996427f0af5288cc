import FHIRModel
import Testing

@Suite struct PrimitiveTests {
    @Test(arguments: [
        (PrimitiveType.boolean, ["true", "false"], ["True", "1", "", " true"]),
        (
            .integer, ["0", "-1", "+1", "2147483647", "-2147483648"],
            ["00", "-0", "1.0", "2147483648", "-2147483649", "", "+"]
        ),
        (.unsignedInt, ["0", "2147483647"], ["-1", "+1", "01", "99999999999999999999"]),
        (.positiveInt, ["1", "+1"], ["-1", "+0", "01"]),
        (
            .decimal, ["0", "-0.10", "1.00", "1e5", "1E-5", "1.0e+10"],
            ["925.", ".5", "+1", "01", "1e", "NaN", "1,5", ""]
        ),
        (
            .date, ["2020", "2020-12", "2020-02-29"],
            ["20", "2020-13", "2021-02-29", "2020-1-1", "2020-01-01T00:00:00Z", "0000", "2020-00"]
        ),
        (
            .dateTime,
            ["2020", "2020-12", "2020-12-31", "2020-12-31T23:59:60Z", "2020-01-01T00:00:00.123456789+14:00"],
            [
                "2020-01-01T00:00:00", "2020-01-01T24:00:00Z", "2020-01-01T00:00Z", "2020-01-01T00:00:00+14:01",
                "2020-01-01T00:00:00.Z", "2020-01-01 00:00:00Z", "2020-01-01T00:00:00+1:00",
            ]
        ),
        (.instant, ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00.1-05:30"], ["2020-01-01", "2020"]),
        (.time, ["00:00:00", "23:59:59.999"], ["24:00:00", "12:00", "12:00:00Z", "12:00:00."]),
        (.code, ["a", "a b"], [""]),
        (.string, [" "], [""]),
    ])
    func acceptsExactlyTheValuesOfTheType(_ type: PrimitiveType, _ good: [String], _ bad: [String]) {
        func accepts(_ text: String) -> Bool { Array(text.utf8).withUnsafeBufferPointer { type.accepts($0) } }
        for text in good { #expect(accepts(text), "\(type) '\(text)'") }
        for text in bad { #expect(!accepts(text), "\(type) '\(text)'") }
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00.000Z"),
        ("2015-02-07T13:28:17.239+02:00", 1_423_308_497_239_000, "2015-02-07T11:28:17.239Z"),
        ("1969-12-31T23:59:59.9999999Z", -1, "1969-12-31T23:59:59.999999Z"),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000_000, "0001-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59.999999-12:00", 253_402_343_999_999_999, "10000-01-01T11:59:59.999999Z"),
        ("2000-02-29T12:00:00.5Z", 951_825_600_500_000, "2000-02-29T12:00:00.500Z"),
    ])
    func readsAndWritesInstants(_ text: String, _ microseconds: Int64, _ written: String) {
        let instant = Instant(text)
        #expect(instant?.microseconds == microseconds)
        #expect(instant?.text == written)
    }

    @Test func daysAndDatesAreInverse() {
        for number in stride(from: -800_000, through: 3_000_000, by: 997) {
            let date = CivilDate.date(ofDayNumber: number)
            #expect(CivilDate.dayNumber(year: date.year, month: date.month, day: date.day) == number)
            #expect((1...CivilDate.daysInMonth(date.month, year: date.year)).contains(date.day))
        }
    }
}

@Suite struct OperationOutcomeTests {
    @Test func rendersFindingsWithTheirPlaces() throws {
        var report = Report()
        let document = try Document(json: "{\"resourceType\":\"Patient\",\n\"name\":[{\"family\":1}]}")
        let family = try #require(document.root[.name]?[0]?[.family])
        report.add(.invalidValue, at: family, "a \"number\"")
        report.add(.missing, at: "Patient.identifier", "no identifier")
        report.add(Issue(severity: .warning, code: .tooLong, diagnostics: "long", details: "Too long"))
        #expect(report.hasErrors)
        let outcome = try Document(json: OperationOutcomeWriter.bytes(of: report)).root
        #expect(outcome.resourceType == "OperationOutcome")
        let issues = outcome[.issue].map { Array($0.elements) } ?? []
        #expect(issues.map { $0[.severity]?.string } == ["error", "error", "warning"])
        #expect(issues.map { $0[.code]?.string } == ["value", "required", "too-long"])
        #expect(issues.map { $0[.diagnostics]?.string } == ["a \"number\"", "no identifier", "long"])
        #expect(issues.map { $0[.expression]?[0]?.string } == ["Patient.name[0].family", "Patient.identifier", nil])
        #expect(issues[0][.extension]?.elements.compactMap { $0[.valueInteger]?.integer } == [2, 19])
        #expect(issues[2][.details]?[.text]?.string == "Too long")
    }

    @Test func saysSoWhenNothingWasFound() throws {
        let outcome = try Document(json: OperationOutcomeWriter.bytes(of: Report())).root
        #expect(outcome[.issue]?.count == 1)
        #expect(outcome[.issue]?[0]?[.severity]?.string == "information")
    }
}
