import FHIRModel

/// The documents of an input as they are, whatever may be wrong with them as resources.
struct DocumentSource {
    let file: InputFile
    let reader: ResourceReader

    /// Hands over each document with the format it was in: one, or for NDJSON one a line.
    /// - Throws: `ParseError` for text that cannot be read, or a `FileFault`.
    func read(_ body: (Document, ResourceFormat) throws -> Void) throws {
        let bytes = try file.bytes(atMost: reader.limits.maximumBytes)
        switch ResourceFormat(ofFile: file.name) ?? ResourceFormat(ofText: bytes) {
        case .xml: try body(reader.read(xml: bytes).document, .xml)
        case .json: try body(Document(json: bytes, limits: reader.limits), .json)
        case .ndjson:
            var splitter = NDJSONSplitter(limits: reader.limits)
            splitter.append(bytes)
            while let line = try splitter.next() { try body(document(of: line), .ndjson) }
            if let line = splitter.last() { try body(document(of: line), .ndjson) }
        }
    }

    private func document(of line: NDJSONSplitter.Line) throws -> Document {
        do { return try Document(json: line.bytes, limits: reader.limits) } catch {
            throw error.moved(byLines: line.number - 1)
        }
    }

    /// The only document.
    func single() throws -> (document: Document, format: ResourceFormat) {
        var found: [(Document, ResourceFormat)] = []
        try read { found.append(($0, $1)) }
        guard found.count == 1, let only = found.first else {
            throw FileFault(name: file.displayName, message: "one document is needed, not \(found.count)")
        }
        return only
    }
}
