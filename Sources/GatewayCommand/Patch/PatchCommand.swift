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
            The patch is a JSON Patch (RFC 6902), a JSON merge patch (RFC 7396), or a FHIRPath Patch (a Parameters \
            resource). Which of them it is, is told by its form unless --format says so. All operations are applied \
            or none.
            """)

    /// The patch formats.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json
        case merge
        case fhirpath
    }

    @Option(help: "Format of the patch: json, merge or fhirpath.")
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
        let (patch, _) = try read(patch, converter.reader)
        do {
            let result: Document
            switch format ?? Self.format(of: patch.root) {
            case .json: result = try JSONPatch(patch.root).apply(to: document)
            case .merge: result = try MergePatch(patch.root).apply(to: document)
            case .fhirpath:
                let types = try Validator(definitions: store).types
                result = try FHIRPathPatch(patch.root).apply(to: document, types: types)
            }
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
