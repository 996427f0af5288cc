import ArgumentParser
import FHIRDefinitions
import FHIRModel
import FHIRPath
import FHIRValidation

/// Evaluates a FHIRPath expression on resources.
struct FHIRPathCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fhirpath",
        abstract: "Evaluate a FHIRPath expression on resources.",
        discussion: """
            Prints a line for each item that is found: its type and its value, with the place of an element before \
            them. The exit status is 0 when all went well, 1 when a resource could not be evaluated, and 2 when the \
            expression itself is wrong.
            """)

    @Flag(help: "Refuse names that no type at their place has, and 'as' on several items.")
    var strict = false

    @Flag(help: "Print one JSON array of all items instead of lines.")
    var json = false

    @Flag(help: "Print nothing; the exit status is 0 when the expression is true for every resource, else 1.")
    var check = false

    @OptionGroup var definitions: DefinitionOptions

    @Argument(help: "The expression, such as \"Patient.name.where(use = 'official').given\".")
    var expression: String

    @Argument(help: "Files to evaluate it on, or '-' for standard input; none to evaluate it on nothing.")
    var files: [String] = []

    func run() async throws {
        let store = try definitions.store()
        let validator = try Validator(definitions: store)
        let options = strict ? PathOptions.strict : PathOptions()
        var isAllTrue = true
        var hasFailed = false
        var printer = PathResultPrinter(types: validator.types, asJSON: json)
        do throws(PathError) {
            // Said once, not for each file.
            _ = try PathProgram(expression, types: validator.types)
        } catch {
            try refuse(error)
        }
        let reader = ResourceReader(facts: store.elementFacts)
        if files.isEmpty {
            let result = try evaluate(on: nil, validator, options)
            isAllTrue = result.isTrue
            printer.add(result, in: nil)
        }
        for name in files {
            let source = DocumentSource(file: InputFile(name: name), reader: reader)
            do {
                try source.read { document, _ in
                    let result = try evaluate(on: document.root, validator, options)
                    isAllTrue = isAllTrue && result.isTrue
                    printer.add(result, in: files.count > 1 ? source.file.displayName : nil)
                }
            } catch let error as PathError where error.kind != .execution {
                try refuse(error)
            } catch {
                ConversionSource.complain(error, about: source.file)
                hasFailed = true
            }
        }
        if !check { try OutputFile.writeToStandardOutput(printer.finish()) }
        if hasFailed || (check && !isAllTrue) { throw ExitCode(1) }
    }

    private func evaluate(
        on resource: Node?, _ validator: Validator, _ options: PathOptions
    ) throws(PathError) -> PathCollection {
        guard let resource else {
            return try PathProgram(expression, types: validator.types, options: options)
                .evaluate(on: .empty, in: PathContext(types: validator.types))
        }
        guard let session = ExpressionSession(validator, resource: resource) else {
            throw PathError(.execution, "'\(resource.resourceType ?? "")' is no resource the definitions have")
        }
        session.context.trace = { name, items in
            for item in items { OutputFile.complain("trace \(name): \(item.convertedToString ?? "an element")") }
        }
        return try session.evaluate(expression, options: options)
    }

    /// Shows the expression with a mark under the fault.
    private func refuse(_ error: PathError) throws -> Never {
        OutputFile.complain(error.description)
        if let offset = error.offset, !expression.contains("\n") {
            let before = String(decoding: expression.utf8.prefix(offset), as: UTF8.self)
            OutputFile.complain("  \(expression)\n  \(String(repeating: " ", count: before.count))^")
        }
        throw ExitCode(2)
    }
}

extension PathCollection {
    /// Whether this is a single true.
    var isTrue: Bool {
        guard count == 1, case .boolean(true)? = first else { return false }
        return true
    }
}
