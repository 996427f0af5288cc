import FHIRService
import Testing

@Suite struct SearchValueTests {
    @Test(
        arguments: [
            ("a", nil, "a"), ("http://x|a", "http://x", "a"), ("|a", "", "a"), ("http://x|", "http://x", ""),
            (#"a\|b"#, nil, "a|b"), (#"s\\|b"#, #"s\"#, "b"), (#"a\,b"#, nil, "a,b"), (#"a\nb"#, nil, #"a\nb"#),
        ] as [(String, String?, String)])
    func splitsTokens(_ raw: String, _ system: String?, _ code: String) {
        let token = SearchValue(raw: raw).token
        #expect(token.system == system)
        #expect(token.code == code)
    }

    @Test(
        arguments: [
            ("ge2020-01-01", .greaterOrEqual, "2020-01-01"), ("2020", nil, "2020"), ("sa2020", .startsAfter, "2020"),
            ("eq", nil, "eq"), ("xx12", nil, "xx12"),
        ] as [(String, ComparisonPrefix?, String)])
    func readsPrefixes(_ raw: String, _ prefix: ComparisonPrefix?, _ rest: String) {
        let comparison = SearchValue(raw: raw).comparison
        #expect(comparison.prefix == prefix)
        #expect(comparison.rest == rest)
    }

    @Test func splitsCompositesAtDollarsThatAreNotEscaped() {
        #expect(SearchValue(raw: #"a|b$ge5\$"#).components == ["a|b", #"ge5\$"#])
    }

    @Test(
        arguments: [
            ("name", "name", nil, nil), ("name:exact", "name", "exact", nil),
            ("patient:Patient.name:exact", "patient", "Patient", "name:exact"),
            ("patient.name", "patient", nil, "name"),
            ("_has:Claim:patient:status", "_has", "Claim:patient:status", nil),
        ] as [(String, String, String?, String?)])
    func takesKeysApart(_ key: String, _ name: String, _ modifier: String?, _ chain: String?) {
        let parameter = SearchParameterValue(key: key, value: #"a,b\,c"#)
        #expect(parameter.name == name)
        #expect(parameter.modifier == modifier)
        #expect(parameter.chain == chain)
        #expect(parameter.alternatives.map(\.text) == ["a", "b,c"])
    }
}
