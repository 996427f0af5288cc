import FHIRModel
import Testing

@Suite struct XMLWritingTests {
    static let writer = XMLWriter(facts: SampleFacts())

    @Test(arguments: [
        (#"{"resourceType":"Patient"}"#, "<Patient xmlns=\"http://hl7.org/fhir\"/>"),
        (
            #"{"birthDate":"2020","name":[{"given":["A",null],"_given":[null,{"id":"g","extension":[{"valueDecimal":1.00,"url":"u"}]}],"id":"n"}],"resourceType":"Patient","active":false}"#,
            "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"false\"/><name id=\"n\"><given value=\"A\"/><given id=\"g\"><extension url=\"u\"><valueDecimal value=\"1.00\"/></extension></given></name><birthDate value=\"2020\"/></Patient>"
        ),
        (
            #"{"resourceType":"Patient","_birthDate":{"id":"b"},"birthDate":"2020"}"#,
            "<Patient xmlns=\"http://hl7.org/fhir\"><birthDate id=\"b\" value=\"2020\"/></Patient>"
        ),
        (
            #"{"resourceType":"Patient","name":[{"text":"<&>\"'\t\n\r\u00e9😀"}]}"#,
            "<Patient xmlns=\"http://hl7.org/fhir\"><name><text value=\"&lt;&amp;&gt;&quot;'&#9;&#10;&#13;é😀\"/></name></Patient>"
        ),
        (
            #"{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"1"},"fullUrl":"u"}]}"#,
            "<Bundle xmlns=\"http://hl7.org/fhir\"><entry><fullUrl value=\"u\"/><resource><Patient><id value=\"1\"/></Patient></resource></entry></Bundle>"
        ),
        (
            #"{"resourceType":"Patient","text":{"status":"empty","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"> a &amp; b</div>"}}"#,
            "<Patient xmlns=\"http://hl7.org/fhir\"><text><status value=\"empty\"/><div xmlns=\"http://www.w3.org/1999/xhtml\"> a &amp; b</div></text></Patient>"
        ),
    ])
    func writesElementsInTheirOrder(_ json: String, _ xml: String) throws {
        let document = try Document(json: json)
        let written = try Self.writer.write(document)
        #expect(String(decoding: written, as: UTF8.self) == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(xml)\n")
        let back = try SampleFacts.reader.read(xml: written)
        #expect(back.report.issues == [])
        #expect(document.root.firstDifference(from: back.document.root)?.path == nil)
    }

    @Test func indentsOnRequest() throws {
        let document = try Document(json: #"{"resourceType":"Patient","active":true,"name":[{"text":"a"}]}"#)
        let text = try XMLWriter(facts: SampleFacts(), isIndented: true).write(document)
        #expect(
            String(decoding: text, as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <Patient xmlns="http://hl7.org/fhir">
                  <active value="true"/>
                  <name>
                    <text value="a"/>
                  </name>
                </Patient>

                """)
    }

    @Test(arguments: [
        (#"{"resourceType":"Patient","foo":1}"#, IssueKind.unknownElement, "Patient.foo"),
        (#"{"resourceType":"Patient","_name":[{"id":"1"}]}"#, .unknownElement, "Patient.name"),
        (#"{"resourceType":"Patient","name":["x"]}"#, .wrongJSONType, "Patient.name[0]"),
        (#"{"resourceType":"Patient","active":{}}"#, .wrongJSONType, "Patient.active"),
        (#"{"resourceType":"Patient","birthDate":"a\u0001"}"#, .unrepresentable, "Patient.birthDate"),
        (#"{"resourceType":"Patient","birthDate":"\uffff"}"#, .unrepresentable, "Patient.birthDate"),
        (#"{"resourceType":"Nothing"}"#, .unknownResourceType, "Nothing"),
        (#"{"id":"1"}"#, .unknownResourceType, ""),
        (#"[]"#, .unknownResourceType, ""),
        (#"{"resourceType":"Patient","text":{"div":"</text>"}}"#, .invalidNarrative, "Patient.text.div"),
        (
            #"{"resourceType":"Patient","text":{"div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"/></text><active/>"}}"#,
            .invalidNarrative, "Patient.text.div"
        ),
    ])
    func refusesWhatItCannotWriteWhole(_ json: String, _ kind: IssueKind, _ path: String) throws {
        let document = try Document(json: json)
        let failure = #expect(throws: XMLWriter.Failure.self) { try Self.writer.write(document) }
        #expect(failure?.report.issues.contains { $0.kind == kind && $0.expression == path } == true)
    }
}
