import FHIRModel
import Testing

@Suite struct NDJSONTests {
    @Test(arguments: [1, 2, 3, 7, 100])
    func cutsLinesWhateverThePieces(_ size: Int) throws {
        let text = Array("\u{FEFF}{\"a\":1}\n\n  \r\n{\"é\":2}\r\n{\"c\":3}".utf8)
        var splitter = NDJSONSplitter()
        var lines: [(Int, String)] = []
        var rest = text[...]
        while !rest.isEmpty {
            splitter.append(rest.prefix(size))
            rest = rest.dropFirst(size)
            while let line = try splitter.next() {
                lines.append((line.number, String(decoding: line.bytes, as: UTF8.self)))
            }
        }
        if let line = splitter.last() { lines.append((line.number, String(decoding: line.bytes, as: UTF8.self))) }
        #expect(lines.map(\.0) == [1, 4, 5])
        #expect(lines.map(\.1) == ["{\"a\":1}", "{\"é\":2}", "{\"c\":3}"])
        #expect(splitter.last() == nil)
    }

    @Test func refusesALineThatIsTooLong() throws {
        var splitter = NDJSONSplitter(limits: ParseLimits(maximumBytes: 10))
        splitter.append(Array("{\"a\":1}\n".utf8))
        #expect(try splitter.next()?.number == 1)
        splitter.append(Array(repeating: UInt8(ascii: "x"), count: 11))
        let error = #expect(throws: ParseError.self) { try splitter.next() }
        #expect(error?.kind == .limit)
        #expect(error?.line == 2)
    }

    @Test func tellsFormatsApart() {
        #expect(ResourceFormat(ofFile: "a/b.XML") == .xml)
        #expect(ResourceFormat(ofFile: "a.b/c") == nil)
        #expect(ResourceFormat(ofFile: "bulk.ndjson") == .ndjson)
        #expect(ResourceFormat(ofText: Array("\u{FEFF} <Patient/>".utf8)) == .xml)
        #expect(ResourceFormat(ofText: Array(" {}".utf8)) == .json)
    }
}
