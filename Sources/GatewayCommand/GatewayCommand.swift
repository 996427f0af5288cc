import ArgumentParser

/// The command line of the gateway.
@main
struct GatewayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fhir-gateway",
        abstract: "HL7 FHIR R4 for openIMIS: a façade server and tools for FHIR definitions.",
        subcommands: [
            Serve.self,
            ConformanceCommand.self,
            ConvertCommand.self,
            DemoCommand.self,
            DoctorCommand.self,
            FHIRPathCommand.self,
            PackageCommand.self,
            PatchCommand.self,
            SnapshotCommand.self,
            ValidateCommand.self,
        ])
}
