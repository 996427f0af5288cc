import FHIRDefinitions
import FHIRModel

/// The snapshot of a differential.
struct SnapshotCategory: ConformanceCategory {
    static let name = "snapshot"

    let engine: ConformanceEngine

    init(_ engine: ConformanceEngine) { self.engine = engine }

    func answer(_ request: Node, into answer: inout ResourceBuilder) throws {
        // The cases of this category are those of R4B's suite, so its types are R4B's; all else is R4's.
        var store = try engine.core.withR4BTypes(in: engine.folder)
        let registered = try request["register"]?.elements.compactMap(\.string).map(engine.resource(inFile:))
        if let registered {
            store = store.adding([try DefinitionLoader.image(of: registered.map(\.document.root)).image])
        }
        let input = try engine.resource(inFile: text("input", of: request)).document
        let mustBeSorted = request["sort"]?.boolean != true
        answer.raw(
            "elements",
            json: try SnapshotWriter.elementArray(of: input.root, in: store, requiresOrder: mustBeSorted))
    }
}
