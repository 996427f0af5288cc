import ArgumentParser
import FHIRDefinitions

/// Makes the bundled, compact form of a core package.
struct CompactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Make the compact form of a core package.",
        discussion: """
            Keeps what is needed to check, search and translate, and leaves out the prose. The same package always \
            gives the same bytes.
            """)

    @Argument(help: "The package, in the form of .tgz.")
    var source: String

    @Argument(help: "The file to write.")
    var output: String

    func run() async throws {
        let archive = try InputFile(name: source).bytes(atMost: PackageLimits.standard.compressedBytes)
        try OutputFile.write(CoreCompactor.image(ofPackage: archive), to: output)
    }
}
