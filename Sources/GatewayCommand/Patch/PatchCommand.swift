import ArgumentParser
import FHIRDefinitions
import FHIRModel
import FHIRPatch
import FHIRValidation

/// Applies a patch to a resource.
struct PatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patch",
        abstract: "Apply a patch to a resource.",
        discussion: """
            The patch is a JSON Patch (RFC 6902), a JSON merge patch (RFC 7396), an XML Patch (RFC 5261), or a FHIRPath \
            Patch (a Parameters resource). Which of them it is, is told by its form unless --format says so. All \
            operations are applied or none.
            """)

    /// The patch formats.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json
        case merge
        case xml
        case fhirpath
    }

    @Option(help: "Format of the patch: json, merge, xml or fhirpath.")
    var format: Format?

    @Option(name: [.short, .long], help: "File to write. By default standard output.")
    var output: String?

    @Flag(help: "Write no line breaks and indentation.")
    var compact = false

    @OptionGroup var definitions: DefinitionOptions

    @Argument(help: "The resource: a JSON or XML file, or '-' for standard input.")
    var resource: String

    @Argument(help: "The patch: a file, or '-' for standard input.")
    var patch: String

    func run() async throws {
        let store = try definitions.store()
        let converter = ResourceConverter(
            reader: ResourceReader(facts: store.elementFacts), layout: compact ? .compact : .pretty)
        let (document, source) = try read(resource, converter.reader)
        do {
            let result = try patched(document, store, converter.reader)
            let bytes = try ConversionOutput(converter: converter).bytes(of: [result], source)
            if let output {
                try OutputFile.write(bytes, to: output)
            } else {
                try OutputFile.writeToStandardOutput(bytes)
            }
        } catch let error as PatchError {
            OutputFile.complain("\(self.patch): \(error)")
            throw ExitCode(1)
        }
    }

    private func patched(
        _ document: Document, _ store: DefinitionStore, _ reader: ResourceReader
    ) throws -> Document {
        let bytes: [UInt8]
        do {
            bytes = try InputFile(name: patch).bytes(atMost: reader.limits.maximumBytes)
        } catch {
            OutputFile.complain(String(describing: error))
            throw ExitCode(1)
        }
        // A Parameters resource in XML is a FHIRPath Patch too.
        let isXML = ResourceFormat(ofText: bytes) == .xml
        if isXML, format ?? Self.format(ofXML: bytes) == .xml {
            return try XMLPatch(bytes).apply(to: document, reader: reader)
        }
        let content: Document
        do {
            content = isXML ? try reader.read(xml: bytes).document : try Document(json: bytes, limits: reader.limits)
        } catch {
            ConversionSource.complain(error, about: InputFile(name: patch))
            throw ExitCode(1)
        }
        switch format ?? Self.format(of: content.root) {
        case .json: return try JSONPatch(content.root).apply(to: document)
        case .merge: return try MergePatch(content.root).apply(to: document)
        case .xml: throw PatchError(.invalidPatch, "the patch is no XML")
        case .fhirpath:
            let types = try Validator(definitions: store).types
            return try FHIRPathPatch(content.root).apply(to: document, types: types)
        }
    }

    private static func format(ofXML bytes: [UInt8]) -> Format {
        bytes.prefix(1_000).split(separator: UInt8(ascii: "<")).contains { $0.starts(with: "Parameters".utf8) }
            ? .fhirpath : .xml
    }

    private func read(_ name: String, _ reader: ResourceReader) throws -> (Document, ResourceFormat) {
        let source = DocumentSource(file: InputFile(name: name), reader: reader)
        do {
            return try source.single()
        } catch {
            ConversionSource.complain(error, about: source.file)
            throw ExitCode(1)
        }
    }

    private static func format(of patch: Node) -> Format {
        if patch.isArray { return .json }
        return patch.resourceType == "Parameters" ? .fhirpath : .merge
    }
}
