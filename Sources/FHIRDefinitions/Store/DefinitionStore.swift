import Synchronization

/// All loaded definitions: the R4 core and whatever packages and files were put on top of it.
///
/// A store never changes; `adding(_:)` makes a larger one. What is derived from the definitions (snapshots, the search
/// parameters of a type) is made on first use and kept.
package final class DefinitionStore: Sendable {
    /// The images, the topmost first: it is searched first.
    package let images: [DefinitionImage]
    private let cache = Mutex(Cache())
    private let facts = Mutex<ElementFactTable?>(nil)

    /// What was derived so far.
    private struct Cache {
        var snapshots: [CanonicalResource: Result<StructureDefinition, DefinitionError>] = [:]
        var searchParameters: [String: [SearchParameter]] = [:]
        /// By image; the value keeps it alive, so that no other can come to have its identity.
        var scopes: [ObjectIdentifier: (image: DefinitionImage, scope: [DefinitionImage])] = [:]
    }

    /// A store over images; later ones cover earlier ones.
    package init(_ images: [DefinitionImage]) {
        self.images = images.reversed()
    }

    private init(topmostFirst images: [DefinitionImage]) {
        self.images = images
    }

    /// The bundled R4 core in a folder of definitions, by default `Profiles` of the installation.
    /// - Throws: `DefinitionError` of kind `file` or `image`.
    package static func core(in folder: String) throws(DefinitionError) -> DefinitionStore {
        try DefinitionStore([DefinitionImage(mapping: folder + "/" + CoreCompactor.fileName)])
    }

    /// The same with R4B's types (4.3.0) on top, which know a few elements and types that R4 does not.
    ///
    /// Everything else, such as value sets, stays R4's.
    /// - Throws: `DefinitionError` of kind `file` or `image`.
    package func withR4BTypes(in folder: String) throws(DefinitionError) -> DefinitionStore {
        adding([try DefinitionImage(mapping: folder + "/" + CoreCompactor.r4bFileName)])
    }

    /// A store with more definitions on top.
    package func adding(_ more: [DefinitionImage]) -> DefinitionStore {
        more.isEmpty ? self : DefinitionStore(topmostFirst: more.reversed() + images)
    }

    // MARK: By canonical URL

    /// The resource a canonical names, of one kind if given.
    ///
    /// With a version, one with exactly that version, else one whose version begins with it (`4.0` finds `4.0.1`).
    /// Without, the latest version in the topmost image that has the URL; and where the canonical stands in a resource
    /// of a package, in that package and those it depends on before all others.
    package func resource(
        _ canonical: String, kind: CanonicalResource.Kind? = nil, from origin: CanonicalResource? = nil
    ) -> CanonicalResource? {
        let reference = CanonicalReference(canonical)
        if reference.version == nil, let origin {
            for image in scope(of: origin.image) {
                if let latest = Self.latest(image.resources(url: reference.url), kind) { return latest }
            }
        }
        var partial: CanonicalResource?
        for image in images {
            let found = image.resources(url: reference.url)
            guard let latest = Self.latest(found, kind) else { continue }
            guard let version = reference.version else { return latest }
            let ofKind = found.filter { kind == nil || $0.kind == kind }
            if let exact = ofKind.first(where: { $0.version == version }) { return exact }
            partial = partial ?? ofKind.last { VersionOrder.matches($0.version, partial: version) }
        }
        return partial
    }

    private static func latest(_ found: [CanonicalResource], _ kind: CanonicalResource.Kind?) -> CanonicalResource? {
        found.filter { kind == nil || $0.kind == kind }.max { VersionOrder.precedes($0.version, $1.version) }
    }

    /// The images in which a package's references are looked for first: itself, then what it depends on.
    private func scope(of image: DefinitionImage) -> [DefinitionImage] {
        guard !image.packageDependencies.isEmpty else { return [] }
        if let known = cache.withLock({ $0.scopes[ObjectIdentifier(image)] }) { return known.scope }
        var scope: [DefinitionImage] = []
        var waiting = [image]
        while !waiting.isEmpty {
            let next = waiting.removeFirst()
            guard !scope.contains(where: { $0 === next }) else { continue }
            scope.append(next)
            waiting += next.packageDependencies.compactMap(package(named:))
        }
        // The core is below everything, and what lies over it may mean to cover it.
        let found = scope.filter { !$0.packageName.hasSuffix(".core") }
        cache.withLock { $0.scopes[ObjectIdentifier(image)] = (image, found) }
        return found
    }

    /// The image of a package by `name#version`, where the version may be a pattern such as `1.0.x`.
    private func package(named key: String) -> DefinitionImage? {
        let parts = key.split(separator: "#", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        let named = images.filter { $0.packageName == parts[0] }
        return named.first { $0.packageVersion == parts[1] }
            ?? named.filter { VersionOrder.matches($0.packageVersion, partial: parts[1]) }
            .max { VersionOrder.precedes($0.packageVersion, $1.packageVersion) }
    }

    /// Every resource with the URL, whatever its version, the topmost first.
    package func resources(url: String) -> [CanonicalResource] { images.flatMap { $0.resources(url: url) } }

    /// All resources of a type, such as `NamingSystem`, the topmost first.
    package func resources(ofType type: String) -> [CanonicalResource] {
        images.flatMap { image in image.resources.filter { $0.resourceType == type } }
    }

    package func structureDefinition(
        _ canonical: String, from origin: CanonicalResource? = nil
    ) -> StructureDefinition? {
        resource(canonical, kind: .structureDefinition, from: origin)?.structureDefinition
    }

    package func valueSet(_ canonical: String, from origin: CanonicalResource? = nil) -> ValueSet? {
        resource(canonical, kind: .valueSet, from: origin)?.valueSet
    }

    package func codeSystem(_ canonical: String, from origin: CanonicalResource? = nil) -> CodeSystem? {
        resource(canonical, kind: .codeSystem, from: origin)?.codeSystem
    }

    /// All supplements to a code system.
    package func supplements(to codeSystem: String) -> [CodeSystem] {
        images.flatMap { image in
            image.resources.lazy.filter { $0.kind == .codeSystem }.compactMap(\.codeSystem).filter { system in
                system.content == .supplement
                    && system.supplements.map { CanonicalReference($0).url } == CanonicalReference(codeSystem).url
            }
        }
    }

    // MARK: Types and profiles

    /// The definition of a type by its name, such as `Patient`, `HumanName` or `dateTime`.
    package func type(named name: String) -> StructureDefinition? {
        // Logical models give the URL where types give their name.
        structureDefinition(name.contains(":") ? name : ElementType.coreTypePrefix + name)
    }

    /// The definition a canonical names, with a snapshot: its own, or one made of its differential.
    ///
    /// `nil` when nothing has that URL.
    /// - Throws: `DefinitionError` of kind `snapshot` or `unresolved` when no snapshot can be made.
    package func profile(
        _ canonical: String, from origin: CanonicalResource? = nil
    ) throws(DefinitionError) -> StructureDefinition? {
        guard let definition = structureDefinition(canonical, from: origin) else { return nil }
        return try withSnapshot(definition)
    }

    /// The same definition with a snapshot.
    /// - Throws: `DefinitionError` of kind `snapshot` or `unresolved` when no snapshot can be made.
    package func withSnapshot(_ definition: StructureDefinition) throws(DefinitionError) -> StructureDefinition {
        if definition.hasSnapshot { return definition }
        if let known = cache.withLock({ $0.snapshots[definition.resource] }) { return try known.get() }
        let made: Result<StructureDefinition, DefinitionError>
        do throws(DefinitionError) {
            made = .success(try SnapshotGenerator(store: self).definitionWithSnapshot(definition))
        } catch {
            made = .failure(error)
        }
        cache.withLock { $0.snapshots[definition.resource] = made }
        return try made.get()
    }

    /// Says what is wrong with a differential, even where a snapshot can be made of it.
    /// - Throws: `DefinitionError` of kind `snapshot` or `unresolved`.
    package func checkDifferential(of definition: StructureDefinition) throws(DefinitionError) {
        guard definition.hasDifferential, definition.baseDefinition != nil else { return }
        _ = try SnapshotGenerator(store: self, rigor: .strict).elements(of: definition)
    }

    /// The names of a type and of all it specializes, from the type itself to `Resource` or `Element`.
    package func lineage(ofType name: String) -> [String] {
        var names: [String] = []
        var next: String? = name
        while let name = next, !names.contains(name), let definition = type(named: name) {
            names.append(name)
            next = definition.baseDefinition.flatMap { structureDefinition($0)?.type }
        }
        return names
    }

    // MARK: Search and compartments

    /// The search parameters of a resource type, those of `Resource` and `DomainResource` included, sorted by code.
    package func searchParameters(for type: String) -> [SearchParameter] {
        if let known = cache.withLock({ $0.searchParameters[type] }) { return known }
        let bases = Set(lineage(ofType: type) + [type])
        var byCode: [String: SearchParameter] = [:]
        for image in images {
            for resource in image.resources where resource.kind == .searchParameter {
                guard let parameter = resource.searchParameter, parameter.base.contains(where: bases.contains) else {
                    continue
                }
                if byCode[parameter.code] == nil { byCode[parameter.code] = parameter }
            }
        }
        let found = byCode.values.sorted { $0.code < $1.code }
        cache.withLock { $0.searchParameters[type] = found }
        return found
    }

    /// The search parameter of a type with a code, such as `birthdate`.
    package func searchParameter(_ code: String, for type: String) -> SearchParameter? {
        searchParameters(for: type).first { $0.code == code }
    }

    /// The compartment around a resource type, such as `Patient`.
    package func compartment(_ code: String) -> CompartmentDefinition? {
        for image in images {
            for resource in image.resources where resource.kind == .compartmentDefinition {
                if let compartment = resource.compartment, compartment.code == code { return compartment }
            }
        }
        return nil
    }

    /// What reading and writing XML must know; made on first use.
    package var elementFacts: ElementFactTable {
        facts.withLock { table in
            if let table { return table }
            let made = ElementFactTable(store: self)
            table = made
            return made
        }
    }
}
