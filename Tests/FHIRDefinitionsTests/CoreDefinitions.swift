import FHIRDefinitions
import Foundation

/// The bundled core as it lies in the repository, and the packages beside it.
enum CoreDefinitions {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder `Profiles`.
    static var folder: String { root.appending(path: "Profiles").path }

    static func store() throws -> DefinitionStore { try DefinitionStore.core(in: folder) }

    /// The core package the bundled file was made from, or `nil`, said aloud, where it is not there.
    static func corePackage() -> [UInt8]? { sharedFile("fhir-packages/hl7.fhir.r4.core-4.0.1.tgz") }

    static func sharedFile(_ name: String) -> [UInt8]? {
        let file = root.deletingLastPathComponent().appending(path: "shared").appending(path: name)
        guard let data = try? Data(contentsOf: file) else {
            print("skipped: \(file.path) is not there")
            return nil
        }
        return [UInt8](data)
    }
}
