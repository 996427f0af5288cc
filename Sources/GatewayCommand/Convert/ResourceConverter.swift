import FHIRModel

/// Brings resources from one format into another without losing anything.
struct ResourceConverter: Sendable {
    let reader: ResourceReader
    let layout: JSONWriter.Layout

    /// A resource that has something no format can carry over.
    struct Refusal: Error, CustomStringConvertible {
        let report: Report

        var description: String { report.issues.map(\.description).joined(separator: "\n") }
    }

    /// The resource as text of another format.
    /// - Throws: `ParseError` for text that cannot be read, ``Refusal`` where something would be lost.
    func convert(_ bytes: [UInt8], from source: ResourceFormat, to target: ResourceFormat) throws -> [UInt8] {
        try write(read(bytes, source).document, target)
    }

    /// Reads a resource and refuses one that could not be written again whole.
    ///
    /// The wrong order of elements alone is put right, for it says nothing.
    func read(_ bytes: [UInt8], _ format: ResourceFormat) throws -> ReadResource {
        let read = try reader.read(bytes, format)
        var report = read.report
        report.keep { $0.isError && $0.kind != .elementOrder }
        guard report.isEmpty else { throw Refusal(report: report) }
        return read
    }

    /// The text of a resource that was read.
    func write(_ document: Document, _ format: ResourceFormat) throws -> [UInt8] {
        switch format {
        case .json: return JSONWriter(layout: layout).write(document)
        case .ndjson: return JSONWriter().write(document) + [UInt8(ascii: "\n")]
        case .xml:
            do {
                return try XMLWriter(facts: reader.facts, isIndented: layout == .pretty).write(document)
            } catch {
                throw Refusal(report: error.report)
            }
        }
    }
}
