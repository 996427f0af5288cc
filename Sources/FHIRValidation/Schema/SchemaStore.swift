package import FHIRDefinitions
import FHIRModel
package import FHIRTerminology
import Synchronization

/// The compiled form of the definitions: types and profiles, each made on first use and kept.
package final class SchemaStore: Sendable {
    package let definitions: DefinitionStore
    package let terminology: Terminology
    /// What `id` and `extension` of a primitive value are in.
    let elementType: TypeSchema

    private let types: Mutex<TypeTable>
    private let profiles = Mutex(ProfileTable())
    private let resourceTypes: Set<String>
    private let globals: [String: [String]]

    private struct TypeTable: Sendable {
        var schemas: [String: TypeSchema] = [:]
        var order: [TypeSchema] = []
    }

    private struct ProfileTable: Sendable {
        var profiles: [String: ProfileLookup] = [:]
        var extensions: [String: ExtensionSchema?] = [:]
        var expressions: [String: InvariantRule?] = [:]
    }

    /// - Throws: `DefinitionError` when the base types are not among the definitions.
    package init(definitions: DefinitionStore, terminology: Terminology) throws(DefinitionError) {
        self.definitions = definitions
        self.terminology = terminology
        var compiler = TypeCompiler(definitions: definitions, schemas: [:], order: [])
        guard let element = compiler.schema(named: "Element"), compiler.schema(named: "Extension") != nil else {
            throw DefinitionError(.unresolved, "the definitions have no type 'Element' or 'Extension'")
        }
        elementType = element
        types = Mutex(TypeTable(schemas: compiler.schemas, order: compiler.order))
        var names: Set<String> = []
        for image in definitions.images {
            for resource in image.resources where resource.kind == .structureDefinition {
                guard let definition = resource.structureDefinition, definition.kind == .resource,
                    !definition.isProfile,
                    definition.url == "http://hl7.org/fhir/StructureDefinition/" + definition.type
                else { continue }
                names.insert(definition.type)
            }
        }
        resourceTypes = names
        globals = GlobalProfiles.read(definitions)
    }

    // MARK: Types

    package func isResourceType(_ name: String) -> Bool { resourceTypes.contains(name) }

    /// The schema of a resource type; `nil` when the name is none.
    package func resource(named name: String) -> TypeSchema? {
        resourceTypes.contains(name) ? type(named: name) : nil
    }

    /// The schema of a resource or complex data type, or by path of a group; `nil` when there is none.
    package func type(named name: String) -> TypeSchema? {
        types.withLock { table in
            if let known = table.schemas[name] { return known }
            var compiler = TypeCompiler(definitions: definitions, schemas: table.schemas, order: table.order)
            let made = compiler.schema(named: name)
            table.schemas = compiler.schemas
            table.order = compiler.order
            return made
        }
    }

    /// The schema with a number; `nil` for the number of a primitive type.
    func type(number: Int) -> TypeSchema? {
        types.withLock { number >= 0 && number < $0.order.count ? $0.order[number] : nil }
    }

    // MARK: Profiles

    /// What a canonical URL of a profile leads to.
    func profile(_ canonical: String) -> ProfileLookup {
        if let known = profiles.withLock({ $0.profiles[canonical] }) { return known }
        let found = makeProfile(canonical)
        profiles.withLock { $0.profiles[canonical] = found }
        return found
    }

    private func makeProfile(_ canonical: String) -> ProfileLookup {
        guard let declared = definitions.structureDefinition(canonical) else { return .unknown }
        // A specialization of R4 itself adds nothing to the check of the base types.
        // A definition under another URL is a profile, whatever it says of its derivation.
        let isType = declared.url == "http://hl7.org/fhir/StructureDefinition/" + declared.type
        if !declared.isProfile, isType || declared.kind == .logical { return .baseType(declared.type) }
        do throws(DefinitionError) {
            let definition = try definitions.withSnapshot(declared)
            var compiler = ProfileCompiler(schemas: self, definition: definition)
            return .known(compiler.compile())
        } catch {
            return .broken(error.description)
        }
    }

    /// The definition of an extension by its URL; `nil` when it is not known.
    func extensionDefinition(_ url: String) -> ExtensionSchema? {
        if let known = profiles.withLock({ $0.extensions[url] }) { return known }
        let made = makeExtension(url)
        profiles.withLock { $0.extensions[url] = .some(made) }
        return made
    }

    private func makeExtension(_ url: String) -> ExtensionSchema? {
        guard let declared = definitions.structureDefinition(url), declared.type == "Extension",
            declared.isProfile || declared.url != "http://hl7.org/fhir/StructureDefinition/Extension"
        else { return nil }
        var schema: ProfileSchema?
        if case .known(let found) = profile(url) { schema = found }
        let completed = try? definitions.withSnapshot(declared)
        let root = (completed?.snapshot ?? declared.differential).first
        return ExtensionSchema(
            url: url, isModifier: root?.isModifier ?? false,
            contexts: declared.contexts.map { ExtensionSchema.Context(type: $0.type, expression: $0.expression) },
            contextInvariants: declared.contextInvariants.map { InvariantRule(expression: $0) }, schema: schema)
    }

    /// The compiled form of a FHIRPath context of an extension.
    func contextExpression(_ text: String) -> InvariantRule? {
        if let known = profiles.withLock({ $0.expressions[text] }) { return known }
        let made = InvariantRule(expression: text)
        profiles.withLock { $0.expressions[text] = .some(made) }
        return made
    }

    /// Profiles that loaded implementation guides demand of every resource of a type (`ImplementationGuide.global`).
    func globalProfiles(for type: String) -> [String] { globals[type] ?? [] }
}

/// What a canonical URL of a profile leads to.
enum ProfileLookup: Sendable {
    case known(ProfileSchema)
    /// A type of R4, which is checked anyway.
    case baseType(String)
    case unknown
    /// The definition cannot be used; the text says why.
    case broken(String)
}

/// The profiles that implementation guides apply to all resources of a type.
enum GlobalProfiles {
    static func read(_ definitions: DefinitionStore) -> [String: [String]] {
        var profiles: [String: [String]] = [:]
        for guide in definitions.resources(ofType: "ImplementationGuide") {
            guard let json = guide.json, let document = try? Document(json: json) else { continue }
            guard let list = document.root["global"] else { continue }
            for entry in list.elements {
                guard let type = entry["type"]?.string, let profile = entry["profile"]?.string else { continue }
                profiles[type, default: []].append(profile)
            }
        }
        return profiles
    }
}
