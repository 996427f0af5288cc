import FHIRDefinitions
import FHIRModel
import FHIRValidation
import Foundation

/// The validator over the bundled R4 core, shared by the tests of this module.
enum CoreValidator {
    static let definitions: Result<DefinitionStore, DefinitionError> = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        do throws(DefinitionError) {
            return .success(try DefinitionStore.core(in: root.appendingPathComponent("Profiles").path))
        } catch {
            return .failure(error)
        }
    }()

    static let shared: Result<Validator, any Error> = Result { try Validator(definitions: definitions.get()) }

    /// Ids of the error kinds a resource has, with their places.
    static func errors(_ json: String, profiles: [String] = []) throws -> [String] {
        let document = try Document(json: json)
        return try shared.get().validate(document, profiles: profiles).issues.filter(\.isError)
            .map { "\($0.kind.id) \($0.expression)" }
    }
}
