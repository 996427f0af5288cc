import FHIRDefinitions
import FHIRValidation
import Synchronization

/// The validators over the bundled definitions, one for each version of the types, made at first use.
final class ValidatorBases: Sendable {
    private let validators = Mutex<[String: Validator]>([:])

    /// The validator of R4, or with version 4.3 of R4B's types.
    /// - Throws: `DefinitionError` when the definitions are not there.
    func validator(ofVersion version: String, _ engine: ConformanceEngine) throws -> Validator {
        if let known = validators.withLock({ $0[version] }) { return known }
        let definitions = version == "4.3" ? try engine.core.withR4BTypes(in: engine.folder) : engine.core
        let made = try Validator(definitions: definitions)
        validators.withLock { $0[version] = made }
        return made
    }
}
