import FHIRModel
import OpenIMISMapping
import Testing

@Suite struct KeptElementsTests {
    /// What is rendered, what the client sent, and what is given back.
    static let cases: [(String, String, String)] = [
        (#"{"a":1}"#, #"{"a":1}"#, #"{"a":1}"#),
        (
            #"{"telecom":[{"system":"phone","value":"1","use":"home"}]}"#,
            #"{"telecom":[{"system":"phone","value":"1","rank":2},{"system":"fax","value":"9"}]}"#,
            #"{"telecom":[{"system":"phone","value":"1","use":"home","rank":2},{"system":"fax","value":"9"}]}"#
        ),
        (
            #"{"name":[{"use":"official","family":"F","given":["A B"]}]}"#,
            #"{"name":[{"use":"usual","family":"F","given":["A","B"],"prefix":["Dr"]}]}"#,
            #"{"name":[{"use":"official","family":"F","given":["A","B"],"prefix":["Dr"]}]}"#
        ),
        (
            #"{"birthDate":"1990-01-02"}"#, #"{"birthDate":"1990-01-02","_birthDate":{"id":"x"},"language":"en"}"#,
            #"{"birthDate":"1990-01-02","_birthDate":{"id":"x"},"language":"en"}"#
        ),
        (#"{"value":"1.00"}"#, #"{"value":"2.0"}"#, #"{"value":"1.00"}"#),
        (
            #"{"extension":[{"url":"https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-is-head","valueBoolean":true}]}"#,
            #"{"extension":[{"url":"https://openimis.github.io/openimis_fhir_r4_ig//StructureDefinition/patient-is-head","valueBoolean":true},{"url":"urn:x","valueDecimal":1.0e2}]}"#,
            #"{"extension":[{"url":"https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-is-head","valueBoolean":true},{"url":"urn:x","valueDecimal":1.0e2}]}"#
        ),
    ]

    @Test(arguments: cases)
    func givesBackWhatTheRenderingLacks(_ rendered: String, _ client: String, _ expected: String) throws {
        let shown = try Document(json: rendered)
        let remainder = KeptElements.remainder(of: try Document(json: client).root, rendered: shown.root)
        let kept = remainder.flatMap { KeptElements(text: $0.text) }
        let given = kept?.applied(to: shown.bytes) ?? shown.bytes
        #expect(String(decoding: given, as: UTF8.self) == expected)
        // Sending that back keeps the same again.
        let again = KeptElements.remainder(of: try Document(json: given).root, rendered: shown.root)
        #expect(again == remainder)
    }

    @Test func followsTheColumnsWhenTheyChange() throws {
        let before = try Document(json: #"{"telecom":[{"system":"phone","value":"1"}],"gender":"male"}"#)
        let client = try Document(
            json: #"{"telecom":[{"system":"phone","value":"1"},{"system":"fax","value":"9"}],"gender":"male"}"#)
        let text = try #require(KeptElements.remainder(of: client.root, rendered: before.root)).text
        let kept = try #require(KeptElements(text: text))
        let after = kept.applied(to: Array(#"{"telecom":[{"system":"phone","value":"2"}],"gender":"male"}"#.utf8))
        #expect(
            String(decoding: after, as: UTF8.self)
                == #"{"telecom":[{"system":"phone","value":"2"},{"system":"fax","value":"9"}],"gender":"male"}"#)
        let without = kept.applied(to: Array(#"{"gender":"male"}"#.utf8))
        #expect(
            String(decoding: without, as: UTF8.self) == #"{"gender":"male","telecom":[{"system":"fax","value":"9"}]}"#)
    }
}
