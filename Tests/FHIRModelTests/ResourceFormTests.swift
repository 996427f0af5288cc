import FHIRModel
import Testing

@Suite struct ResourceFormTests {
    @Test(arguments: [
        #"{"resourceType":"Patient"}"#,
        #"{"resourceType":"Patient","name":[{"given":[null,"a"],"_given":[{"id":"1"},null]}]}"#,
        #"{"resourceType":"Patient","_active":{"extension":[{"url":"u","valueBoolean":true}]}}"#,
        #"{"resourceType":"Patient","contained":[{"resourceType":"Observation","valueTime":"12:00:00"}]}"#,
        #"{"resourceType":"Patient","text":{"div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>&lt;</p></div>"}}"#,
        #"{"resourceType":"Observation","valueQuantity":{"value":-1.0e-5}}"#,
    ])
    func acceptsWhatIsWellFormed(_ json: String) throws {
        #expect(try SampleFacts.reader.read(json: Array(json.utf8)).report.issues == [])
    }

    @Test(arguments: [
        (#"[]"#, IssueKind.wrongJSONType, ""),
        (#"{}"#, .unknownResourceType, ""),
        (#"{"resourceType":1}"#, .unknownResourceType, "resourceType"),
        (#"{"resourceType":"HumanName"}"#, .unknownResourceType, "HumanName.resourceType"),
        (#"{"resourceType":"Patient","foo":1}"#, .unknownElement, "Patient.foo"),
        (#"{"resourceType":"Patient","fhir_comments":["x"]}"#, .unknownElement, "Patient.fhir_comments"),
        (#"{"resourceType":"Patient","_name":[]}"#, .unknownElement, "Patient.name"),
        (#"{"resourceType":"Patient","name":{}}"#, .wrongJSONType, "Patient.name"),
        (#"{"resourceType":"Patient","active":[true]}"#, .wrongJSONType, "Patient.active"),
        (#"{"resourceType":"Patient","active":"true"}"#, .wrongJSONType, "Patient.active"),
        (#"{"resourceType":"Patient","active":null}"#, .wrongJSONType, "Patient.active"),
        (#"{"resourceType":"Patient","active":{}}"#, .wrongJSONType, "Patient.active"),
        (#"{"resourceType":"Patient","birthDate":1}"#, .wrongJSONType, "Patient.birthDate"),
        (#"{"resourceType":"Patient","_birthDate":[{}]}"#, .wrongJSONType, "Patient.birthDate"),
        (#"{"resourceType":"Patient","_birthDate":{}}"#, .emptyElement, "Patient.birthDate"),
        (#"{"resourceType":"Patient","name":[]}"#, .emptyElement, "Patient.name"),
        (#"{"resourceType":"Patient","name":[{}]}"#, .emptyElement, "Patient.name[0]"),
        (#"{"resourceType":"Patient","name":[null]}"#, .wrongJSONType, "Patient.name[0]"),
        (#"{"resourceType":"Patient","name":[{"given":["a",null]}]}"#, .wrongJSONType, "Patient.name[0].given[1]"),
        (#"{"resourceType":"Patient","name":[{"text":""}]}"#, .emptyElement, "Patient.name[0].text"),
        (#"{"resourceType":"Patient","birthDate":"not a date"}"#, .invalidPrimitive, "Patient.birthDate"),
        (#"{"resourceType":"Patient","multipleBirthInteger":1.0}"#, .invalidPrimitive, "Patient.multipleBirthInteger"),
        (
            #"{"resourceType":"Patient","multipleBirthInteger":3000000000}"#, .invalidPrimitive,
            "Patient.multipleBirthInteger"
        ),
        (
            #"{"resourceType":"Patient","deceasedBoolean":true,"deceasedDateTime":"2020"}"#, .repeatedElement,
            "Patient.deceasedDateTime"
        ),
        (#"{"resourceType":"Patient","contained":[{"id":"1"}]}"#, .unknownResourceType, "Patient.contained[0]"),
        (#"{"resourceType":"Patient","text":{"div":"<div>"}}"#, .invalidNarrative, "Patient.text.div"),
        (#"{"resourceType":"Patient","text":{"div":"text"}}"#, .invalidNarrative, "Patient.text.div"),
        (#"{"resourceType":"Patient","text":{"div":"<div/>"}}"#, .wrongNamespace, "Patient.text.div"),
        (
            #"{"resourceType":"Patient","text":{"div":"<p xmlns=\"http://www.w3.org/1999/xhtml\"/>"}}"#,
            .invalidNarrative, "Patient.text.div"
        ),
        (
            #"{"resourceType":"Patient","text":{"div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">&reg;</div>"}}"#,
            .invalidNarrative, "Patient.text.div"
        ),
        (
            #"{"resourceType":"Patient","text":{"div":"<!DOCTYPE x><div xmlns=\"http://www.w3.org/1999/xhtml\"/>"}}"#,
            .invalidNarrative, "Patient.text.div"
        ),
    ])
    func reportsBreachesOfTheForm(_ json: String, _ kind: IssueKind, _ path: String) throws {
        let issues = try SampleFacts.reader.read(json: Array("\n\(json)".utf8)).report.issues
        #expect(issues.contains { $0.kind == kind && $0.expression == path }, "\(issues)")
        #expect(issues.allSatisfy { $0.line == 2 && ($0.column ?? 0) >= 1 })
    }

    @Test func endsSoonOnAMillionNulls() throws {
        let nulls = repeatElement("null", count: 1_000_000).joined(separator: ",")
        let text = #"{"resourceType":"Patient","name":[{"given":[\#(nulls)]}]}"#
        let report = try SampleFacts.reader.read(json: Array(text.utf8)).report
        #expect(report.hasErrors)
        #expect(report.issues.count <= 200)
    }
}
