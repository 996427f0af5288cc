import FHIRModel
import FHIRPatch
import Testing

@Suite struct JSONPatchTests {
    struct Example: Sendable {
        let document: String
        let patch: String
        let result: String
    }

    private static func patched(_ document: String, _ patch: String) throws -> String {
        let result = try JSONPatch(Document(json: patch).root).apply(to: Document(json: document))
        return String(decoding: result.bytes, as: UTF8.self)
    }

    /// RFC 6902, appendix A, and what it says about places.
    @Test(arguments: [
        Example(
            document: #"{"foo":"bar"}"#, patch: #"[{"op":"add","path":"/baz","value":"qux"}]"#,
            result: #"{"foo":"bar","baz":"qux"}"#),
        Example(
            document: #"{"foo":["bar","baz"]}"#, patch: #"[{"op":"add","path":"/foo/1","value":"qux"}]"#,
            result: #"{"foo":["bar","qux","baz"]}"#),
        Example(
            document: #"{"foo":["bar"]}"#, patch: #"[{"op":"add","path":"/foo/-","value":["abc"]}]"#,
            result: #"{"foo":["bar",["abc"]]}"#),
        Example(
            document: #"{"a":1.50,"b":2}"#, patch: #"[{"op":"remove","path":"/b"}]"#, result: #"{"a":1.50}"#),
        Example(
            document: #"{"a":{"b":1},"c":{}}"#, patch: #"[{"op":"move","from":"/a/b","path":"/c/d"}]"#,
            result: #"{"a":{},"c":{"d":1}}"#),
        Example(
            document: #"{"a":[1,2,3]}"#, patch: #"[{"op":"move","from":"/a/0","path":"/a/2"}]"#,
            result: #"{"a":[2,3,1]}"#),
        Example(
            document: #"{"a":{"b":[1]}}"#, patch: #"[{"op":"copy","from":"/a","path":"/c"}]"#,
            result: #"{"a":{"b":[1]},"c":{"b":[1]}}"#),
        Example(
            document: #"{"/":9,"~1":10}"#,
            patch: #"[{"op":"test","path":"/~01","value":1e1},{"op":"replace","path":"/~1","value":0}]"#,
            result: #"{"/":0,"~1":10}"#),
        Example(
            document: #"{"foo":null}"#, patch: #"[{"op":"replace","path":"/foo","value":"x"}]"#,
            result: #"{"foo":"x"}"#),
        Example(document: #"{"a":1}"#, patch: #"[{"op":"replace","path":"","value":{"b":2}}]"#, result: #"{"b":2}"#),
        Example(
            document: #"{"resourceType":"Patient","name":[{"family":"A"}],"gender":"male"}"#,
            patch: #"[{"op":"remove","path":"/name/0"}]"#, result: #"{"resourceType":"Patient","gender":"male"}"#),
    ])
    func appliesOperations(_ example: Example) throws {
        #expect(try Self.patched(example.document, example.patch) == example.result)
    }

    @Test(arguments: [
        (#"[{"op":"add","path":"/x/y","value":1}]"#, "there is nothing at this place"),
        (#"[{"op":"remove","path":"/name/2"}]"#, "there is nothing at this place"),
        (#"[{"op":"add","path":"/name/2","value":1}]"#, "the array has only 1 items"),
        (#"[{"op":"add","path":"/name/01","value":1}]"#, "no position in an array"),
        (#"[{"op":"test","path":"/gender","value":"female"}]"#, "is not the one the test names"),
        (#"[{"op":"test","path":"/active","value":"true"}]"#, "is not the one the test names"),
        (#"[{"op":"jump","path":"/a"}]"#, "there is no operation 'jump'"),
        (#"[{"op":"add","path":"/a"}]"#, "has no 'value'"),
        (#"[{"op":"add","value":1}]"#, "has no 'path'"),
        (#"[{"op":"add","path":"a","value":1}]"#, "does not begin with '/'"),
        (#"[{"op":"add","path":"/a~2","value":1}]"#, "'~' must be followed by 0 or 1"),
        (#"[{"op":"move","from":"/name","path":"/name/0"}]"#, "cannot be moved into itself"),
        (#"[{"op":"remove","path":""}]"#, "the whole document cannot be removed"),
        (#"{"op":"remove"}"#, "is an array of operations"),
        (#"[3]"#, "an operation is an object"),
    ])
    func refusesWithTheReason(_ patch: String, _ reason: String) throws {
        let document = #"{"resourceType":"Patient","name":[{"family":"A"}],"gender":"male","active":true}"#
        let error = #expect(throws: PatchError.self) { _ = try Self.patched(document, patch) }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }

    @Test func namesOperationAndPlace() throws {
        let document = #"{"resourceType":"Patient","name":[{"given":["A"]}]}"#
        let patch =
            #"[{"op":"test","path":"/name","value":[{"given":["A"]}]},{"op":"remove","path":"/name/0/given/4"}]"#
        let error = #expect(throws: PatchError.self) { _ = try Self.patched(document, patch) }
        #expect(error?.operation == 1)
        #expect(error?.path == "Patient.name[0].given[4]")
    }

    @Test func boundsCopiesOfCopies() throws {
        let copies = (0..<40).map { _ in #"{"op":"copy","from":"/a","path":"/a/-"}"# }.joined(separator: ",")
        let error = #expect(throws: PatchError.self) { _ = try Self.patched(#"{"a":[1,2,3]}"#, "[\(copies)]") }
        #expect(error?.kind == .invalidResult)
    }
}
