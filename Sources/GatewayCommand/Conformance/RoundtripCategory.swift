import FHIRModel

/// A resource written in the other format.
struct RoundtripCategory: ConformanceCategory {
    static let name = "roundtrip"

    let engine: ConformanceEngine

    init(_ engine: ConformanceEngine) { self.engine = engine }

    func answer(_ request: Node, into answer: inout ResourceBuilder) throws {
        let bytes = try engine.bytes(ofFile: text("input", of: request))
        let converter = ResourceConverter(reader: engine.reader, layout: .compact)
        let output = try converter.convert(
            bytes, from: text("from", of: request) == "xml" ? .xml : .json,
            to: text("to", of: request) == "xml" ? .xml : .json)
        answer.string("output", String(decoding: output, as: UTF8.self))
    }
}
