import ArgumentParser
import FHIRDefinitions
import FHIRModel
import FHIRValidation
import Foundation

/// Checks resources against the base specification and profiles.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check resources against FHIR R4 and profiles.",
        discussion: """
            Reads JSON, XML and NDJSON. Of a folder all files with these endings are checked, those below it too. \
            Ends with status 1 when there are errors, 2 when something could not be read.
            """)

    @OptionGroup var definitions: DefinitionOptions

    @Argument(help: "Files and folders to check, or '-' for standard input.")
    var inputs: [String]

    @Option(name: .long, help: "Canonical URL of a profile to meet besides those claimed; can be repeated.")
    var profile: [String] = []

    @Option(name: .long, help: "How to write the findings: text, json (OperationOutcome) or sarif.")
    var output: ReportFormat = .text

    @Option(name: .long, help: "Write the findings to a file instead of standard output.")
    var to: String?

    @Option(name: .long, help: "The least severity to show: information, warning or error.")
    var level: SeverityChoice = .information

    @Flag(name: .long, help: "Report best-practice rules as warnings.")
    var bestPractice = false

    @Flag(name: .long, help: "Take extensions without a known definition as a warning.")
    var allowUnknownExtensions = false

    @Flag(name: .long, help: "Refuse URLs of example.org and the like.")
    var noExamples = false

    @Flag(name: .long, help: "Check structure, cardinality and primitive values only.")
    var structureOnly = false

    @Flag(name: .long, inversion: .prefixedNo, help: "Colour text output; by default on a terminal.")
    var color: Bool?

    @Option(name: .long, help: "How many files to check at a time; by default one for each core.")
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "Show files without findings and no progress.")
    var verbose = false

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be 1 to 256.") }
        if inputs.isEmpty { throw ValidationError("Name at least one file, folder, or '-'.") }
    }

    func run() async throws {
        let validator = try makeValidator()
        let files = try InputList(inputs).files
        let progress = ProgressLine(total: files.count, isShown: isProgressShown(files.count))
        let check = FileCheck(
            validator: validator, reader: ResourceReader(facts: validator.definitions.elementFacts),
            profiles: profile, level: level.severity)
        let results = await check.run(files, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount) { done in
            progress.show(done)
        }
        progress.clear()
        let isColored = color ?? (to == nil && isatty(STDOUT_FILENO) == 1)
        let text = output.render(results, isColored: isColored, showsAll: verbose || files.count == 1)
        if let to { try OutputFile.write(text, to: to) } else { try OutputFile.writeToStandardOutput(text) }
        if results.contains(where: \.isUnreadable) { throw ExitCode(2) }
        if results.contains(where: \.hasErrors) { throw ExitCode(1) }
    }

    private func isProgressShown(_ count: Int) -> Bool { !verbose && count > 20 && isatty(STDERR_FILENO) == 1 }

    private func makeValidator() throws -> Validator {
        var options = ValidationOptions()
        if bestPractice { options.bestPractice = .warning }
        if allowUnknownExtensions { options.unknownExtensions = .warning }
        options.allowsExampleURLs = !noExamples
        options.checksStructureOnly = structureOnly
        options.reportsWarnings = level != .error
        return try Validator(definitions: definitions.store(), options: options)
    }
}

/// The severities that can be asked for.
enum SeverityChoice: String, ExpressibleByArgument, CaseIterable {
    case information
    case warning
    case error

    var severity: IssueSeverity {
        switch self {
        case .information: .information
        case .warning: .warning
        case .error: .error
        }
    }
}
