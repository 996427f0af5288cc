import FHIRModel
import FHIRPatch
import Testing

@Suite struct XMLPatchTests {
    private static let patient = #"""
        {"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>a &amp; b</p></div>"},
        "identifier":[{"system":"urn:a","value":"1"},{"system":"urn:b","value":"2"}],"active":true,
        "name":[{"family":"A & B","given":["C","D"]}],"birthDate":"1990-01-01","contact":[{"name":{"text":"x"}}]}
        """#

    private static func patched(_ operations: String) throws -> Node {
        let patch = #"<?xml version="1.0" encoding="UTF-8"?><diff xmlns:f="http://hl7.org/fhir">\#(operations)</diff>"#
        return try XMLPatch(Array(patch.utf8)).apply(to: Document(json: patient), reader: Core.reader()).root
    }

    @Test(arguments: [
        (#"<replace sel="f:Patient/f:birthDate/@value">2000-02-02</replace>"#, "birthDate", #""2000-02-02""#),
        (
            #"<replace sel="/f:Patient/f:name[1]/f:given[2]/@value">E&lt;</replace>"#, "name",
            #"[{"family":"A & B","given":["C","E<"]}]"#
        ),
        (
            #"<remove sel="f:Patient/f:identifier[f:system/@value='urn:a']"/>"#, "identifier",
            #"[{"system":"urn:b","value":"2"}]"#
        ),
        (
            #"<add sel="f:Patient/f:identifier[last()]" pos="before"><f:identifier><f:value value="9"/></f:identifier></add>"#,
            "identifier",
            #"[{"system":"urn:a","value":"1"},{"value":"9"},{"system":"urn:b","value":"2"}]"#
        ),
        (#"<add sel="f:Patient"><gender xmlns="http://hl7.org/fhir" value="male"/></add>"#, "gender", #""male""#),
        (
            #"<add sel="f:Patient/f:name" pos="prepend"><f:use value="usual"/></add>"#, "name",
            #"[{"use":"usual","family":"A & B","given":["C","D"]}]"#
        ),
        (
            #"<add sel="f:Patient/f:name/f:family" type="@id">n</add>"#, "name",
            #"[{"family":"A & B","_family":{"id":"n"},"given":["C","D"]}]"#
        ),
        (
            #"<replace sel="f:Patient/f:active"><f:active value="false"/></replace>"#, "active", "false"
        ),
        (#"<remove sel="f:Patient/f:name/f:given[@value='C']"/>"#, "name", #"[{"family":"A & B","given":["D"]}]"#),
    ])
    func appliesOperations(_ operation: String, _ member: String, _ expected: String) throws {
        let result = try Self.patched(operation)
        let value = try #require(result[member])
        let wanted = try Document(json: expected)
        #expect(
            value.hasSameContent(as: wanted.root), "\(String(decoding: JSONWriter.bytes(of: value), as: UTF8.self))")
    }

    @Test func keepsAllElse() throws {
        let result = try Self.patched(#"<remove sel="f:Patient/f:contact/f:name/f:text"/>"#)
        let whole = try Document(json: Self.patient)
        #expect(result["contact"] == nil)
        for (name, value) in whole.root.members where name != .contact {
            #expect(result[name].map { $0.hasSameContent(as: value) } == true, "\(name)")
        }
    }

    @Test(arguments: [
        (#"<remove sel="f:Patient/f:gender"/>"#, "finds nothing"),
        (#"<remove sel="f:Patient/f:identifier"/>"#, "finds 2 nodes"),
        (#"<remove sel="g:Patient"/>"#, "no selector"), (#"<remove sel="//f:name"/>"#, "no selector"),
        (#"<remove/>"#, "has no 'sel'"),
        (#"<move sel="f:Patient"/>"#, "no operation 'move'"), (#"<remove sel="f:Patient"/>"#, "cannot be removed"),
        (#"<add sel="f:Patient"><f:nothing value="1"/></add>"#, "nothing"),
        (#"<add sel="f:Patient"></add>"#, "adds no element"),
        (#"<replace sel="f:Patient/f:active/@value">maybe</replace>"#, "Patient.active"),
        (#"<add sel="f:Patient/f:active" type="@value">true</add>"#, "is there already"),
        (#"<add sel="f:Patient/f:name" pos="beside"><f:x/></add>"#, "no position 'beside'"),
        (#"<add sel="f:Patient"><f:birthDate value="2000-01-01"/></add>"#, "may stand once"),
    ])
    func refusesWithTheReason(_ operation: String, _ reason: String) {
        let error = #expect(throws: PatchError.self) { _ = try Self.patched(operation) }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }

    @Test(arguments: [
        "", "<diff>", "<diff/><diff/>", "<!DOCTYPE d [<!ENTITY a 'b'>]><diff>&a;</diff>", "<diff>&b;</diff>",
        "<diff a='1' a='2'/>",
        "<x:diff/>", "<diff><add sel='a'></diff>", "<diff><?php ?></diff>", "<diff>&#0;</diff>",
        String(repeating: "<a>", count: 100_000),
    ])
    func refusesWhatIsNoSuchXML(_ text: String) {
        #expect(throws: PatchError.self) { _ = try XMLPatch(Array(text.utf8)) }
    }
}
