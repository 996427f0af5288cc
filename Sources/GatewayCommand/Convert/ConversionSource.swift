import FHIRModel

/// The resources of one input.
struct ConversionSource {
    let file: InputFile
    /// What the caller says it is; otherwise the name or the text tells.
    let format: ResourceFormat?
    let converter: ResourceConverter

    /// Hands over each resource.
    /// - Returns: the format it was in.
    /// - Throws: `ParseError`, `ResourceConverter.Refusal` or `FileFault`.
    func read(_ body: (Document) -> Void) throws -> ResourceFormat {
        let told = format ?? ResourceFormat(ofFile: file.name)
        if told == .ndjson {
            try readLines(body)
            return .ndjson
        }
        let bytes = try file.bytes(atMost: converter.reader.limits.maximumBytes)
        let format = told ?? ResourceFormat(ofText: bytes)
        body(try converter.read(bytes, format).document)
        return format
    }

    private func readLines(_ body: (Document) -> Void) throws {
        var splitter = NDJSONSplitter(limits: converter.reader.limits)
        try file.forEachChunk { chunk in
            splitter.append(chunk)
            while let line = try splitter.next() { body(try read(line)) }
        }
        if let line = splitter.last() { body(try read(line)) }
    }

    private func read(_ line: NDJSONSplitter.Line) throws -> Document {
        do { return try converter.read(line.bytes, .json).document } catch let error as ParseError {
            throw error.moved(byLines: line.number - 1)
        }
    }

    /// Says on standard error what is wrong with an input, one line for each fault.
    static func complain(_ error: any Error, about file: InputFile) {
        switch error {
        case let error as ParseError:
            OutputFile.complain("\(file.displayName):\(error.line):\(error.column): error: \(error.message)")
        case let refusal as ResourceConverter.Refusal:
            for issue in refusal.report.issues {
                let place = issue.line.map { ":\($0):\(issue.column ?? 1)" } ?? ""
                OutputFile.complain(
                    "\(file.displayName)\(place): \(issue.severity.rawValue): \(issue.expression): \(issue.diagnostics)"
                )
            }
        default:
            OutputFile.complain(String(describing: error))
        }
    }
}
