import FHIRDefinitions
import FHIRModel

/// What all categories share and keep between requests: the core definitions, and how files are read.
struct ConformanceEngine: Sendable {
    let core: DefinitionStore
    let reader: ResourceReader

    /// The folder of the bundled definitions.
    let folder: String

    init(core: DefinitionStore, folder: String) {
        self.core = core
        self.folder = folder
        reader = ResourceReader(facts: core.elementFacts)
    }

    func bytes(ofFile name: String) throws -> [UInt8] {
        try InputFile(name: name).bytes(atMost: reader.limits.maximumBytes)
    }

    /// The resource in a file, whatever is wrong with its form.
    func resource(inFile name: String) throws -> ReadResource {
        try reader.read(bytes(ofFile: name), ResourceFormat(ofFile: name) == .xml ? .xml : .json)
    }
}
