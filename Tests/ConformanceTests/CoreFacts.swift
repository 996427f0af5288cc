import FHIRDefinitions
import FHIRModel
import Foundation

/// The bundled R4 core definitions, as the tests of formats need them.
enum CoreFacts {
    /// The folder `Profiles` of the package.
    static var folder: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Profiles").path
    }

    static func store() throws -> DefinitionStore { try DefinitionStore.core(in: folder) }

    static func reader() throws -> ResourceReader { ResourceReader(facts: try store().elementFacts) }
}
