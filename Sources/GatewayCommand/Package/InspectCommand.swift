import ArgumentParser
import FHIRDefinitions
import FHIRModel

/// Says what is in a package and whether it can be used.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what is in a FHIR package, and what is wrong with it.",
        discussion: """
            Unpacks the package in memory with all checks (paths, links, sizes), reads its resources and applies its \
            differentials. Ends with status 1 when something of it cannot be used.
            """)

    @OptionGroup var definitions: DefinitionOptions

    @Argument(help: "The package (.tgz or folder), a folder of resources, or a file.")
    var path: String

    func run() async throws {
        let store = try definitions.store()
        let loaded: DefinitionSource.Loaded
        do {
            loaded = try DefinitionSource(facts: store.elementFacts).load(path)
        } catch {
            OutputFile.complain(String(describing: error))
            throw ExitCode(1)
        }
        var lines = Self.heading(loaded)
        var faults = loaded.failures.map { "\($0.name): \($0.error)" }
        faults += Self.snapshotFaults(of: loaded.image, in: store.adding([loaded.image]))
        lines += Self.contents(of: loaded.image)
        try OutputFile.writeToStandardOutput(Array((lines.joined(separator: "\n") + "\n").utf8))
        for fault in faults { OutputFile.complain(fault) }
        if !faults.isEmpty { throw ExitCode(1) }
    }

    private static func heading(_ loaded: DefinitionSource.Loaded) -> [String] {
        guard let manifest = loaded.manifest else { return [] }
        return ["\(manifest.name) \(manifest.version)"]
            + (manifest.canonical.map { ["canonical    \($0)"] } ?? [])
            + (manifest.fhirVersions.isEmpty ? [] : ["FHIR         \(manifest.fhirVersions.joined(separator: ", "))"])
            + manifest.dependencies.map { "depends on   \($0.name) \($0.version)" }
    }

    private static func contents(of image: DefinitionImage) -> [String] {
        var counts: [String: Int] = [:]
        for resource in image.resources { counts[resource.resourceType, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { type, count in
            String(repeating: " ", count: max(0, 6 - String(count).count)) + "\(count) \(type)"
        }
    }

    private static func snapshotFaults(of image: DefinitionImage, in store: DefinitionStore) -> [String] {
        image.resources.compactMap(\.structureDefinition).compactMap { definition in
            do throws(DefinitionError) {
                try store.checkDifferential(of: definition)
                return nil
            } catch {
                return "\(definition.url): \(error)"
            }
        }
    }
}
