import ArgumentParser
import FHIRDefinitions
import FHIRModel
import Foundation

/// Converts resources between JSON, XML and NDJSON.
struct ConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Convert resources between JSON, XML and NDJSON.",
        discussion: """
            Digits of numbers, narrative and extensions stay as they are; a resource that has something the other \
            format cannot carry is refused with the place named. Several resources that go to one JSON or XML output \
            become a Bundle of type 'collection'.
            """)

    @Option(
        help: "Format of the input: json, xml or ndjson. By default told by the file's name or its text.",
        transform: ResourceFormat.init(argument:))
    var from: ResourceFormat?

    @Option(
        help: "Format of the output: json, xml or ndjson. By default XML for JSON, and JSON for all else.",
        transform: ResourceFormat.init(argument:))
    var to: ResourceFormat?

    @Option(
        name: [.short, .long],
        help: "File to write, or a folder that gets a file for each input. By default standard output.")
    var output: String?

    @Flag(help: "Write no line breaks and indentation.")
    var compact = false

    @OptionGroup var definitions: DefinitionOptions

    @Argument(help: "Files to convert, or '-' for standard input.")
    var files: [String] = ["-"]

    func run() async throws {
        let facts = try definitions.core().elementFacts
        let converter = ResourceConverter(
            reader: ResourceReader(facts: facts), layout: compact ? .compact : .pretty)
        var hasFailed = false
        if let output, isFolder(output) {
            for name in files { hasFailed = !convert(name, into: output, converter) || hasFailed }
        } else if let documents = readAll(converter) {
            try write(documents.resources, documents.target, converter)
        } else {
            hasFailed = true
        }
        if hasFailed { throw ExitCode(1) }
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private func target(for source: ResourceFormat) -> ResourceFormat {
        to ?? output.flatMap { ResourceFormat(ofFile: $0) } ?? (source == .json ? .xml : .json)
    }

    // MARK: One output

    /// All resources of all inputs, or `nil` once it was said what is wrong with some.
    private func readAll(_ converter: ResourceConverter) -> (resources: [Document], target: ResourceFormat)? {
        var resources: [Document] = []
        var target = to
        var isComplete = true
        for name in files {
            let source = ConversionSource(file: InputFile(name: name), format: from, converter: converter)
            do {
                let format = try source.read { resources.append($0) }
                if target == nil { target = self.target(for: format) }
            } catch {
                ConversionSource.complain(error, about: source.file)
                isComplete = false
            }
        }
        return isComplete ? (resources, target ?? .json) : nil
    }

    private func write(_ resources: [Document], _ target: ResourceFormat, _ converter: ResourceConverter) throws {
        let bytes: [UInt8]
        do {
            bytes = try ConversionOutput(converter: converter).bytes(of: resources, target)
        } catch {
            OutputFile.complain(String(describing: error))
            throw ExitCode(1)
        }
        if let output { try OutputFile.write(bytes, to: output) } else { try OutputFile.writeToStandardOutput(bytes) }
    }

    // MARK: A folder of outputs

    /// Converts one input to a file of the same name in the folder; says what is wrong and returns false if it cannot.
    private func convert(_ name: String, into folder: String, _ converter: ResourceConverter) -> Bool {
        let source = ConversionSource(file: InputFile(name: name), format: from, converter: converter)
        do {
            var resources: [Document] = []
            let format = try source.read { resources.append($0) }
            let target = to ?? (format == .json ? .xml : .json)
            let bytes = try ConversionOutput(converter: converter).bytes(of: resources, target)
            let stem =
                name == "-" ? "resource" : URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
            try OutputFile.write(bytes, to: "\(folder)/\(stem).\(target.rawValue)")
            return true
        } catch {
            ConversionSource.complain(error, about: source.file)
            return false
        }
    }
}

extension ResourceFormat {
    /// The format an argument names.
    init(argument: String) throws {
        guard let format = ResourceFormat(rawValue: argument) else {
            throw ValidationError("There is no format '\(argument)': it is json, xml or ndjson.")
        }
        self = format
    }
}
