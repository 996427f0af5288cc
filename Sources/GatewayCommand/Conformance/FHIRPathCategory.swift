import FHIRDefinitions
import FHIRModel
import FHIRPath
import FHIRValidation

/// What a FHIRPath expression finds in a resource.
struct FHIRPathCategory: ConformanceCategory {
    static let name = "fhirpath"

    private let engine: ConformanceEngine
    private let validator: Result<Validator, DefinitionError>

    init(_ engine: ConformanceEngine) {
        self.engine = engine
        validator = Result { () throws(DefinitionError) in try Validator(definitions: engine.core) }
    }

    func answer(_ request: Node, into answer: inout ResourceBuilder) throws {
        let expression = try text("expression", of: request)
        let validator = try validator.get()
        let resource = try request["inputFile"]?.string.map(engine.resource(inFile:))
        do throws(PathError) {
            let result = try evaluate(expression, on: resource?.document.root, options(of: request), validator)
            answer.array("outputs") { array in
                for item in result {
                    array.item { output in
                        output.string("type", item.typeName(in: validator.types))
                        output.string("value", item.convertedToString)
                    }
                }
            }
            if result.isEmpty { answer.raw("outputs", json: Array("[]".utf8)) }
        } catch {
            answer.string("error", error.description)
            answer.string("errorKind", error.kind.rawValue)
        }
    }

    private func options(of request: Node) -> PathOptions {
        var options = PathOptions()
        options.isStrict = request["mode"]?.string == "strict"
        options.checksOrder = request["checkOrderedFunctions"]?.boolean == true
        options.allowsChoiceProperties = request["mode"]?.string == "lenient/polymorphics"
        options.castsCollections = false
        options.castsIgnoringCase = false
        return options
    }

    private func evaluate(
        _ expression: String, on resource: Node?, _ options: PathOptions, _ validator: Validator
    ) throws(PathError) -> PathCollection {
        guard let resource else {
            let program = try PathProgram(expression, types: validator.types, options: options)
            return try program.evaluate(on: .empty, in: PathContext(types: validator.types))
        }
        guard let session = ExpressionSession(validator, resource: resource) else {
            throw PathError(.execution, "the definitions have no such resource")
        }
        return try session.evaluate(expression, options: options)
    }
}
