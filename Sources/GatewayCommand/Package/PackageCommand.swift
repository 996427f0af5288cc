import ArgumentParser

/// Works on FHIR packages.
struct PackageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "package",
        abstract: "Look into FHIR packages and make the bundled definitions.",
        subcommands: [
            CompactCommand.self,
            ElementNamesCommand.self,
            InspectCommand.self,
        ])
}
