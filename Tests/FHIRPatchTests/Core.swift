import FHIRDefinitions
import FHIRModel
import FHIRPath
import FHIRValidation
import Foundation

/// The bundled R4 definitions as patches need them.
enum Core {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Profiles").path

    static let store = Result { try DefinitionStore.core(in: folder) }
    private static let validator = Result { try Validator(definitions: store.get()) }

    static func types() throws -> PathTypes { try validator.get().types }
    static func reader() throws -> ResourceReader { ResourceReader(facts: try store.get().elementFacts) }
}
