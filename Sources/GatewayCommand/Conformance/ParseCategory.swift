import FHIRModel

/// Whether a strict parser can read a file as an R4 resource.
struct ParseCategory: ConformanceCategory {
    static let name = "parse"

    let engine: ConformanceEngine

    init(_ engine: ConformanceEngine) { self.engine = engine }

    func answer(_ request: Node, into answer: inout ResourceBuilder) throws {
        let bytes = try engine.bytes(ofFile: text("file", of: request))
        let format: ResourceFormat = try text("format", of: request) == "xml" ? .xml : .json
        do {
            let read = try engine.reader.read(bytes, format)
            answer.boolean("ok", !read.report.hasErrors)
        } catch {
            answer.boolean("ok", false)
        }
    }
}
