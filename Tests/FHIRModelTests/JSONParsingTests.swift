import FHIRModel
import Testing

@Suite struct JSONParsingTests {
    @Test(arguments: [
        "{}", "[]", "0", "-0.10", "1.00", "1e5", "1.0E-2", "\"\"", "true", "false", "null", " \n\t{ } ",
        #"{"a":[1,[2,{"b":null}],"x"],"_a":{}}"#, #""\u00e9\ud83d\ude00\n\/""#, "\"\u{e9}\u{1F600}\"",
        #"{"id":"1","name":[{"given":["a",null]}]}"#, #"{"":1,"_":2,"__":3}"#,
    ])
    func readsJSONAndKeepsItsText(_ text: String) throws {
        let document = try Document(json: text)
        #expect(document.bytes == Array(text.utf8))
        // Rebuilt from the tape, the text is the same but for white space, and the tape of that the same again.
        let rebuilt = try Document(json: JSONWriter.rebuiltBytes(of: document))
        #expect(rebuilt.bytes == JSONWriter.bytes(of: document.root))
        #expect(JSONWriter.rebuiltBytes(of: rebuilt) == rebuilt.bytes)
    }

    @Test(arguments: [
        ("", ParseError.Kind.unexpectedEnd, 1, 1, ""),
        ("   ", .unexpectedEnd, 1, 4, ""),
        ("{", .unexpectedEnd, 1, 2, ""),
        (
            "{\"resourceType\":\"Patient\",\n \"name\":[{},{\"given\": [\"a\", tru]}]}", .syntax, 2, 29,
            "Patient.name[1].given[1]"
        ),
        ("{\"a\":1,}", .syntax, 1, 8, ""),
        (
            "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"unit\":\"g\",\"value\":925.}}", .syntax, 1, 71,
            "Observation.valueQuantity.value"
        ),
        (
            "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1 \"unit\":\"g\"}}", .syntax, 1, 58,
            "Observation.valueQuantity"
        ),
        ("[1,]", .syntax, 1, 4, "[1]"),
        ("[1 2]", .syntax, 1, 4, "[1]"),
        ("{\"a\" 1}", .syntax, 1, 6, ""),
        ("{a:1}", .syntax, 1, 2, ""),
        ("{'a':1}", .syntax, 1, 2, ""),
        ("[01]", .syntax, 1, 3, "[0]"),
        ("[+1]", .syntax, 1, 2, "[0]"),
        ("[.5]", .syntax, 1, 2, "[0]"),
        ("[925.]", .syntax, 1, 6, "[0]"),
        ("[1e]", .syntax, 1, 4, "[0]"),
        ("[-]", .syntax, 1, 3, "[0]"),
        ("[NaN]", .syntax, 1, 2, "[0]"),
        ("[truex]", .syntax, 1, 6, "[1]"),
        ("[] []", .syntax, 1, 4, ""),
        ("{}x", .syntax, 1, 3, ""),
        ("[1]]", .syntax, 1, 4, ""),
        ("[}", .syntax, 1, 2, "[0]"),
        ("{]", .syntax, 1, 2, ""),
        ("\"a", .unexpectedEnd, 1, 3, ""),
        ("\"a\nb\"", .syntax, 1, 3, ""),
        (#""\x""#, .syntax, 1, 2, ""),
        (#""\u12g4""#, .syntax, 1, 2, ""),
        (#""\ud800""#, .encoding, 1, 2, ""),
        (#""\udc00""#, .encoding, 1, 2, ""),
        (#""\ud800\u0041""#, .encoding, 1, 2, ""),
        (#"{"id":1,"code":2,"id":3}"#, .duplicateName, 1, 18, ""),
        (#"{"x-y":1,"code":2,"x-y":3}"#, .duplicateName, 1, 19, ""),
        (#"{"id":1,"i\u0064":3}"#, .duplicateName, 1, 9, ""),
        ("{} // comment", .syntax, 1, 4, ""),
    ])
    func refusesWhatIsNoJSON(_ text: String, _ kind: ParseError.Kind, _ line: Int, _ column: Int, _ path: String) {
        let error = #expect(throws: ParseError.self) { try Document(json: text) }
        #expect(error?.kind == kind)
        #expect(error?.line == line)
        #expect(error?.column == column)
        #expect(error?.path == path)
        #expect(error?.message.isEmpty == false)
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xE2, 0x82, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
        [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
    ])
    func refusesInvalidUTF8(_ bytes: [UInt8]) {
        let error = #expect(throws: ParseError.self) { try Document(json: bytes) }
        #expect(error?.kind == .encoding)
    }

    @Test func readsAByteOrderMarkAsNothing() throws {
        let document = try Document(json: [0xEF, 0xBB, 0xBF] + Array("{\"id\": \"a\"}".utf8))
        #expect(JSONWriter().write(document) == Array("{\"id\":\"a\"}".utf8))
    }

    @Test func findsASecondNameInAnObjectOfThousands() throws {
        let members = (0..<5_000).map { "\"n\($0)\":{\"id\":1}" }
        #expect(try Document(json: "{" + members.joined(separator: ",") + "}").root.count == 5_000)
        for repeated in ["n0", "n47", "n48", "n49", "n4999"] {
            let text = "{" + (members + ["\"\(repeated)\":1"]).joined(separator: ",") + "}"
            let error = #expect(throws: ParseError.self) { try Document(json: text) }
            #expect(error?.kind == .duplicateName)
            #expect(error?.message.contains("'\(repeated)'") == true)
        }
    }

    @Test func tellsApartNamesThatFollowTheSameOne() throws {
        // The parser tries first what came next before; all that could be taken for it must not be.
        let followers = [
            "code", "cod", "codes", "coding", "_code", "x", "instantiatesCanonical", "instantiatesUri", "birthDate",
            "birthDat\\u0065", "multipleBirthInteger", "abatement",
        ]
        let objects = followers.flatMap { first in followers.map { (first, $0) } }
            .flatMap { [$0.0, $0.1, $0.0] }.map { "{\"id\":1,\"\($0)\":2}" }
        let document = try Document(json: "[" + objects.joined(separator: ", ") + "]")
        let rebuilt = try Document(json: JSONWriter.rebuiltBytes(of: document))
        for (text, (object, copy)) in zip(objects, zip(document.root.elements, rebuilt.root.elements)) {
            let name = object.members.map { document.text(of: $0.name) }.last
            #expect(text.replacing("\\u0065", with: "e").contains("\"\(name ?? "")\":2"))
            #expect(copy.members.map { rebuilt.text(of: $0.name) }.last == name)
        }
    }

    @Test(arguments: 0...20)
    func findsInvalidUTF8WhereverItStands(_ length: Int) throws {
        let before = Array(String(repeating: "x", count: length).utf8)
        for valid in ["é", "€", "😀", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{10FFFF}"] {
            let text = [0x22] + before + Array(valid.utf8) + before + [0x22]
            #expect(try Document(json: text).root.string?.contains(valid) == true)
            // Each sequence without its last byte is none.
            let cut = [0x22] + before + Array(valid.utf8.dropLast()) + before + [0x22]
            let error = #expect(throws: ParseError.self) { try Document(json: cut) }
            #expect(error?.kind == .encoding)
            #expect(error?.offset == length + 1)
        }
    }

    @Test func allowsOneNameInNestedObjects() throws {
        let text = #"{"id":{"id":{"id":1},"x":{"id":2}},"code":[{"id":1},{"id":1}]}"#
        #expect(try JSONWriter.bytes(of: Document(json: text).root) == Array(text.utf8))
    }
}

@Suite struct JSONLimitTests {
    @Test(arguments: ["[", "{\"a\":", "[{\"name\":"])
    func refusesAMillionNestedBracketsAtTheLimit(_ opening: String) {
        let text = String(repeating: opening, count: 1_000_000)
        let error = #expect(throws: ParseError.self) { try Document(json: text) }
        #expect(error?.kind == .limit)
        #expect((error?.message.utf8.count ?? 0) < 200)
        #expect((error?.path.utf8.count ?? 0) < 400)
    }

    @Test(arguments: [1, 2, 31, 32, 33, 200])
    func allowsExactlyTheDepthThatIsSet(_ depth: Int) throws {
        let limits = ParseLimits(maximumDepth: depth)
        let fits = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        _ = try Document(json: fits, limits: limits)
        #expect(throws: ParseError.self) { try Document(json: "[\(fits)]", limits: limits) }
    }

    @Test func refusesTooManyBytesAndValues() throws {
        #expect(throws: ParseError.self) { try Document(json: "[1,2]", limits: ParseLimits(maximumBytes: 4)) }
        _ = try Document(json: "[1,2]", limits: ParseLimits(maximumBytes: 5, maximumNodes: 3))
        let error = #expect(throws: ParseError.self) {
            try Document(json: "[1,2,3]", limits: ParseLimits(maximumNodes: 3))
        }
        #expect(error?.kind == .limit)
    }

    @Test func readsFiftyMegabytes() throws {
        let item = "{\"resourceType\":\"Patient\",\"id\":\"0123456789\",\"active\":true}"
        let count = 50_000_000 / (item.utf8.count + 1)
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        bytes.reserveCapacity(51_000_000)
        for index in 0..<count {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: item.utf8)
        }
        bytes.append(UInt8(ascii: "]"))
        let document = try Document(json: bytes)
        #expect(document.root.count == count)
        #expect(throws: ParseError.self) { try Document(json: bytes, limits: ParseLimits(maximumBytes: 1 << 20)) }
    }

    @Test func refusesMoreUnknownNamesThanIdsExist() {
        let text = "[" + (0..<40_000).map { "{\"n\($0)\":1}" }.joined(separator: ",") + "]"
        let error = #expect(throws: ParseError.self) { try Document(json: text) }
        #expect(error?.kind == .limit)
    }
}
