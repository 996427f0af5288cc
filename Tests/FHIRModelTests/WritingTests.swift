import FHIRModel
import Testing

@Suite struct ResourceBuilderTests {
    @Test func writesInCallOrderAndNothingEmpty() throws {
        var patient = ResourceBuilder(resourceType: "Patient", capacity: 1)
        patient.string("id", "a\"b\\c\n\u{1}é")
        patient.string("language", nil)
        patient.string("language", "")
        patient.boolean("active", true)
        patient.boolean("deceasedBoolean", nil)
        patient.object("meta") { meta in meta.array("profile") { $0.itemString("") } }
        patient.array("name") { names in
            names.item { _ in }
            names.item { name in
                name.string("family", "F")
                name.array("given") { given in
                    given.itemString("A")
                    given.itemNull()
                    given.itemString(nil)
                }
            }
            names.item { $0.string("text", constant: "T") }
        }
        patient.integer("multipleBirthInteger", -120)
        patient.decimal("x", text: "1.00")
        patient.array("numbers") { numbers in
            numbers.itemInteger(Int.min)
            numbers.itemInteger(0)
        }
        let expected =
            #"{"resourceType":"Patient","id":"a\"b\\c\n\u0001é","active":true,"#
            + #""name":[{"family":"F","given":["A",null]},{"text":"T"}],"multipleBirthInteger":-120,"x":1.00,"#
            + #""numbers":[-9223372036854775808,0]}"#
        #expect(String(decoding: patient.finish(), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("NaN", "not-a-number"), ("Infinity", "positive-infinity"), ("-Infinity", "negative-infinity"),
        (".5", "not-a-number"), ("01", "not-a-number"),
    ])
    func neverWritesAnInvalidNumber(_ text: String, _ reason: String) throws {
        var money = ResourceBuilder()
        money.decimal("value", text: text)
        let document = try Document(json: money.finish())
        #expect(document.root[.value] == nil)
        #expect(document.root[ElementName.value.companion]?[.extension]?[0]?[.valueCode]?.string == reason)
    }

    @Test func copiesPartsOfOtherDocuments() throws {
        let source = try Document(json: #"{ "name" : [ { "given" : [ "a" , "\u00e9" ] } ], "n": 1.0, "q q": {} }"#)
        var builder = ResourceBuilder(resourceType: "Patient")
        builder.raw("name", node: source.root[.name])
        builder.raw("none", node: nil)
        builder.array("contained") { $0.item(raw: source.root) }
        for (_, value) in source.root.members { builder.member(value) }
        let name = #"[{"given":["a","\u00e9"]}]"#
        let all = #""name":\#(name),"n":1.0,"q q":{}"#
        #expect(
            String(decoding: builder.finish(), as: UTF8.self)
                == #"{"resourceType":"Patient","name":\#(name),"contained":[{\#(all)}],\#(all)}"#)
    }

    @Test func dropsWhatAThrowingBodyBegan() {
        struct Stop: Error {}
        var builder = ResourceBuilder(resourceType: "Patient")
        #expect(throws: Stop.self) {
            try builder.object("meta") { meta in
                meta.string("versionId", "1")
                throw Stop()
            }
        }
        builder.string("id", "1")
        #expect(String(decoding: builder.finish(), as: UTF8.self) == #"{"resourceType":"Patient","id":"1"}"#)
    }

    @Test func escapesWhateverAlignmentTheTextHas() throws {
        for length in 0..<40 {
            for special in ["\"", "\\", "\n", "\u{1F}", "é", "😀", "/"] {
                let text = String(repeating: "x", count: length) + special + String(repeating: "y", count: 39 - length)
                var builder = ResourceBuilder()
                builder.string("id", text)
                #expect(try Document(json: builder.finish()).root[.id]?.string == text)
            }
        }
    }
}

@Suite struct JSONWriterTests {
    static func edited(_ text: String, _ change: (inout EditList) -> Void) throws -> String {
        var edits = EditList()
        change(&edits)
        return try String(decoding: JSONWriter(edits: edits).write(Document(json: text)), as: UTF8.self)
    }

    @Test func setsIdAndVersionAndCopiesTheRest() throws {
        let change = { (edits: inout EditList) in
            edits.set(.id, string: "n\"1")
            edits.set(.meta, .versionId, string: "7")
            edits.set(.meta, .lastUpdated, string: "2026-01-01T00:00:00Z")
        }
        let meta = #""meta":{"versionId":"7","lastUpdated":"2026-01-01T00:00:00Z""#
        #expect(
            try Self.edited(#"{"resourceType":"Patient","x":1.00}"#, change)
                == #"{"resourceType":"Patient","id":"n\"1",\#(meta)},"x":1.00}"#)
        #expect(
            try Self.edited(
                #"{ "resourceType":"Patient", "x": 1.00, "meta": {"versionId":"1","source":"s"}, "id": "o" }"#, change)
                == #"{"resourceType":"Patient","x":1.00,"meta":{"lastUpdated":"2026-01-01T00:00:00Z","versionId":"7","source":"s"},"id":"n\"1"}"#
        )
        #expect(try Self.edited("{}", change) == #"{"id":"n\"1",\#(meta)}}"#)
        #expect(try Self.edited(#"{"meta":null}"#, change).contains(meta))
    }

    @Test func removesMembers() throws {
        #expect(
            try Self.edited(#"{"id":"1","meta":{"versionId":"1","tag":[]},"x":1}"#) { edits in
                edits.remove(.id)
                edits.remove(.meta, .versionId)
                edits.remove(.text)
                edits.remove(.code, .text)
                edits.set(.name, string: nil)
            } == #"{"meta":{"tag":[]},"x":1}"#)
    }

    @Test func laysOutInLines() throws {
        let document = try Document(json: #"{"a":[1,{"b":"x,{}:\""},[],{}],"c":null}"#)
        let pretty = JSONWriter(layout: .pretty).write(document)
        #expect(
            String(decoding: pretty, as: UTF8.self)
                == "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x,{}:\\\"\"\n    },\n    [],\n    {}\n  ],\n  \"c\": null\n}\n"
        )
        #expect(try JSONWriter().write(Document(json: pretty)) == document.bytes)
    }
}
