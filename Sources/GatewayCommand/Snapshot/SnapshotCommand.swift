import ArgumentParser
import FHIRDefinitions
import FHIRModel
import Foundation

/// Makes snapshots of profiles.
struct SnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Make the snapshots of profiles from their differentials.",
        discussion: """
            Writes each StructureDefinition with its snapshot. Documentation of inherited elements is there as far as \
            the loaded packages carry it; the bundled core has titles only, which then stand as definitions too.
            """)

    @Flag(help: "Refuse a differential that is not in the order of its base.")
    var requireOrder = false

    @Option(
        name: [.short, .long],
        help: "File to write; a folder when there are several inputs. By default standard output.")
    var output: String?

    @Option(
        help: "Format of the output: json or xml. By default that of each input.",
        transform: ResourceFormat.init(argument:))
    var to: ResourceFormat?

    @OptionGroup var definitions: DefinitionOptions

    @Argument(help: "StructureDefinitions in JSON or XML, or '-' for standard input; they may build on each other.")
    var files: [String] = ["-"]

    func validate() throws {
        guard to != .ndjson else { throw ValidationError("A snapshot is written as json or xml.") }
    }

    func run() async throws {
        var store = try definitions.store(keepingProse: true)
        let converter = ResourceConverter(reader: ResourceReader(facts: store.elementFacts), layout: .pretty)
        var inputs: [(name: String, format: ResourceFormat, document: Document)] = []
        var hasFailed = false
        for name in files {
            let source = ConversionSource(file: InputFile(name: name), format: nil, converter: converter)
            do {
                var documents: [Document] = []
                let format = try source.read { documents.append($0) }
                inputs += documents.map { (name: name, format: format, document: $0) }
            } catch {
                ConversionSource.complain(error, about: source.file)
                hasFailed = true
            }
        }
        store = store.adding([
            try DefinitionLoader.image(of: inputs.map(\.document.root), options: .init(keepsProse: true)).image
        ])
        for input in inputs {
            do {
                let json = try SnapshotWriter.definition(input.document.root, in: store, requiresOrder: requireOrder)
                let format = to ?? (input.format == .ndjson ? .json : input.format)
                try write(converter.write(Document(json: json), format), of: input.name, format)
            } catch {
                OutputFile.complain("\(InputFile(name: input.name).displayName): \(error)")
                hasFailed = true
            }
        }
        if hasFailed { throw ExitCode(1) }
    }

    private func write(_ bytes: [UInt8], of name: String, _ format: ResourceFormat) throws {
        guard let output else { return try OutputFile.writeToStandardOutput(bytes) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: output, isDirectory: &isFolder), isFolder.boolValue else {
            guard files.count == 1 else { throw FileFault(name: output, message: "is no folder") }
            return try OutputFile.write(bytes, to: output)
        }
        let stem = name == "-" ? "snapshot" : URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
        try OutputFile.write(bytes, to: "\(output)/\(stem).\(format.rawValue)")
    }
}
