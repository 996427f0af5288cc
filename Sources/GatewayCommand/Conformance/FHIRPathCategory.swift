import FHIRModel
import FHIRPath
import FHIRValidation

/// What a FHIRPath expression finds in a resource.
struct FHIRPathCategory: ConformanceCategory {
    static let name = "fhirpath"

    private let engine: ConformanceEngine
    private let types: PathTypes

    init(_ engine: ConformanceEngine) {
        self.engine = engine
        types = PathTypes(DefinitionTypeModel(store: engine.core))
    }

    func answer(_ request: Node, into answer: inout ResourceBuilder) throws {
        let expression = try text("expression", of: request)
        let resource = try request["inputFile"]?.string.map(engine.resource(inFile:))
        do throws(PathError) {
            let result = try evaluate(expression, on: resource?.document.root, options(of: request))
            answer.array("outputs") { array in
                for item in result {
                    array.item { output in
                        output.string("type", item.typeName(in: types))
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
        return options
    }

    private func evaluate(
        _ expression: String, on resource: Node?, _ options: PathOptions
    ) throws(PathError) -> PathCollection {
        guard let resource else {
            let program = try PathProgram(expression, types: types, options: options)
            return try program.evaluate(on: .empty, in: PathContext(types: types))
        }
        let context = PathContext(types: types, resource: resource)
        let element = context.element(resource)
        context.host = ExpressionHost(context: context)
        return try PathProgram(expression, on: element.type, types: types, options: options)
            .evaluate(on: element, in: context)
    }
}
