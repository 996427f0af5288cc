import FHIRDefinitions
import FHIRModel
import Foundation

/// The bundled R4 core definitions, as the tests of formats need them.
enum CoreFacts {
    static func store() throws -> DefinitionStore {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try DefinitionStore.core(in: package.appendingPathComponent("Profiles").path)
    }

    static func reader() throws -> ResourceReader { ResourceReader(facts: try store().elementFacts) }
}
