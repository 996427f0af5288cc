import FHIRModel
import FHIRValidation
import Testing

@Suite struct StructureTests {
    @Test(arguments: [
        #"{"resourceType":"Patient","id":"a","active":true,"name":[{"family":"A","given":["B","C"]}],"birthDate":"1970"}"#,
        #"{"resourceType":"Patient","name":[{"given":["A",null],"_given":[null,{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}]}]}"#,
        #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.50}}"#,
    ])
    func acceptsValidResources(_ json: String) throws {
        #expect(try CoreValidator.errors(json) == [])
    }

    @Test(arguments: [
        (#"{"resourceType":"Patient","foo":1}"#, "unknown-element Patient"),
        (#"{"resourceType":"Patient","name":{"family":"A"}}"#, "array-expected Patient.name"),
        (#"{"resourceType":"Patient","birthDate":["1970"]}"#, "array-not-expected Patient.birthDate"),
        (#"{"resourceType":"Patient","name":[]}"#, "empty-array Patient.name"),
        (#"{"resourceType":"Patient","name":[{}]}"#, "empty-object Patient.name[0]"),
        (#"{"resourceType":"Patient","active":"true"}"#, "wrong-json-type Patient.active"),
        (#"{"resourceType":"Patient","gender":"x"}"#, "code-not-in-value-set Patient.gender"),
        (#"{"resourceType":"Patient","birthDate":"x"}"#, "invalid-value Patient.birthDate"),
        (#"{"resourceType":"Patient","id":"a_b"}"#, "invalid-resource-id Patient.id"),
        (#"{"resourceType":"Observation","code":{"text":"x"}}"#, "minimum-cardinality Observation"),
        (
            #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueInteger":1,"valueString":"x"}"#,
            "maximum-cardinality Observation"
        ),
        (#"{"resourceType":"Nothing"}"#, "unknown-resource-type Nothing"),
        (#"{"resourceType":"DomainResource"}"#, "unknown-resource-type DomainResource"),
        (#"{"id":"a"}"#, "missing-resource-type "),
        (
            #"{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"period":{"start":"2020-02","end":"2020-01"}}"#,
            "invariant-failed Encounter.period"
        ),
        (
            ##"{"resourceType":"Patient","managingOrganization":{"reference":"#x"}}"##,
            "reference-not-resolved Patient.managingOrganization"
        ),
        (
            #"{"resourceType":"Patient","managingOrganization":{"reference":"Patient/1"}}"#,
            "reference-type-not-allowed Patient.managingOrganization"
        ),
    ])
    func namesRuleAndPlace(_ json: String, _ expected: String) throws {
        let errors = try CoreValidator.errors(json)
        #expect(errors == [expected] || errors == [expected.trimmingSuffix(" ")])
    }

    @Test func endsAtDeepNesting() throws {
        var json = #"{"url":"http://example.org/a","valueString":"x"}"#
        for _ in 0..<400 { json = #"{"url":"http://example.org/a","extension":[\#(json)]}"# }
        let limits = ParseLimits(maximumBytes: 1 << 24, maximumDepth: 2_000, maximumNodes: 1 << 20)
        let document = try Document(json: #"{"resourceType":"Patient","extension":[\#(json)]}"#, limits: limits)
        let report = try CoreValidator.shared.get().validate(document)
        #expect(report.issues.contains { $0.kind == .tooDeep })
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
