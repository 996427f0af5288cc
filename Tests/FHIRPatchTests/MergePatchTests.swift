import FHIRModel
import FHIRPatch
import Testing

@Suite struct MergePatchTests {
    /// RFC 7396, appendix A, as far as both are objects, and what FHIR adds.
    @Test(arguments: [
        (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
        (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
        (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
        (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
        (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
        (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
        (#"{"e":1.00}"#, #"{"a":1}"#, #"{"e":1.00,"a":1}"#),
        (#"{"e":1}"#, #"{"a":{"bb":{"c":2,"d":null}}}"#, #"{"e":1,"a":{"bb":{"c":2}}}"#),
        (
            #"{"resourceType":"Patient","name":[{"family":"A"}],"active":true}"#, #"{"name":[]}"#,
            #"{"resourceType":"Patient","active":true}"#
        ),
    ])
    func merges(_ document: String, _ patch: String, _ result: String) throws {
        let merged = try MergePatch(Document(json: patch).root).apply(to: Document(json: document))
        #expect(String(decoding: merged.bytes, as: UTF8.self) == result)
    }

    @Test(arguments: ["[]", "1", "\"a\"", "null"])
    func refusesWhatIsNoObject(_ patch: String) throws {
        #expect(throws: PatchError.self) { _ = try MergePatch(Document(json: patch).root) }
    }

    @Test func refusesToEmptyTheResource() throws {
        let document = try Document(json: #"{"a":1}"#)
        #expect(throws: PatchError.self) { _ = try MergePatch(Document(json: #"{"a":null}"#).root).apply(to: document) }
    }
}
