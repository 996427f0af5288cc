import FHIRDefinitions
import FHIRModel
import FHIRPatch
import FHIRPath
import FHIRValidation

/// A resource after a patch.
struct PatchCategory: ConformanceCategory {
    static let name = "patch"

    private let validator: Result<Validator, DefinitionError>

    init(_ engine: ConformanceEngine) {
        validator = Result { () throws(DefinitionError) in try Validator(definitions: engine.core) }
    }

    func answer(_ request: Node, into answer: inout ResourceBuilder) throws {
        guard let input = request["input"], let patch = request["patch"] else {
            throw ConformanceFault(message: "the request has no 'input' or no 'patch'")
        }
        let document = try Document(json: JSONWriter.bytes(of: input))
        let mode = try text("mode", of: request)
        let result: Document
        switch mode {
        case "json-patch": result = try JSONPatch(patch).apply(to: document)
        case "fhirpath-patch":
            result = try FHIRPathPatch(patch).apply(to: document, types: validator.get().types)
        default: throw ConformanceFault(message: "there is no mode '\(mode)'")
        }
        answer.raw("resource", json: result.bytes)
    }
}
