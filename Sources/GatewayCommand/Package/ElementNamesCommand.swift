import ArgumentParser
import FHIRDefinitions

/// Writes the Swift files of the element names that the model knows.
struct ElementNamesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "element-names",
        abstract: "Write the source files of all element names of a core package.",
        shouldDisplay: false)

    @Argument(help: "The package, in the form of .tgz.")
    var source: String

    @Argument(help: "The folder to write to.")
    var folder: String

    func run() async throws {
        let archive = try InputFile(name: source).bytes(atMost: PackageLimits.standard.compressedBytes)
        let generator = try ElementNameGenerator(PackageContent(archive: archive))
        for file in generator.files { try OutputFile.write(Array(file.text.utf8), to: "\(folder)/\(file.name)") }
    }
}
