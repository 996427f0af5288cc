package import FHIRDefinitions
package import FHIRPath
import Synchronization

/// The types FHIRPath knows, from a store of definitions: data types, resources, and elements with elements of
/// their own. Each is numbered when it is first asked for.
package final class DefinitionTypeModel: TypeModel {
    /// Where a type is defined.
    private struct Entry: Sendable {
        let definition: StructureDefinition
        /// The element whose children the type has: the root, or a backbone element.
        let element: Int
        let type: PathType
    }

    private struct State {
        var entries: [Entry] = []
        /// Ids by the name of a type or the path of a backbone element.
        var ids: [String: Int] = [:]
    }

    private let store: DefinitionStore
    private let state = Mutex(State())

    package init(store: DefinitionStore) { self.store = store }

    package func type(named name: String) -> PathType? {
        if let known = known(name) { return known }
        guard !name.contains("/"), let definition = store.type(named: name), !definition.isProfile,
            definition.kind != .logical, let complete = try? store.withSnapshot(definition)
        else { return nil }
        return add(name, complete, element: 0, kind: kind(of: definition))
    }

    private func known(_ path: String) -> PathType? {
        state.withLock { state in state.ids[path].map { state.entries[$0].type } }
    }

    private func add(
        _ path: String, _ definition: StructureDefinition, element: Int, kind: PathType.Kind
    ) -> PathType {
        state.withLock { state in
            if let id = state.ids[path] { return state.entries[id].type }
            let type = PathType(id: UInt32(state.entries.count), kind: kind)
            state.ids[path] = state.entries.count
            state.entries.append(Entry(definition: definition, element: element, type: type))
            return type
        }
    }

    private func entry(_ type: PathType) -> Entry? {
        state.withLock { state in
            Int(type.id) < state.entries.count ? state.entries[Int(type.id)] : nil
        }
    }

    private func kind(of definition: StructureDefinition) -> PathType.Kind {
        switch definition.kind {
        case .resource: .resource
        case .primitiveType: Self.kind(ofPrimitive: definition.type)
        case .complexType, .logical: store.lineage(ofType: definition.type).contains("Quantity") ? .quantity : .complex
        }
    }

    /// The System type a primitive's value has (FHIR R4, fhirpath 2.1.2).
    private static func kind(ofPrimitive name: String) -> PathType.Kind {
        switch name {
        case "boolean": .boolean
        case "integer", "positiveInt", "unsignedInt", "integer64": .integer
        case "decimal": .decimal
        case "date": .date
        case "dateTime", "instant": .dateTime
        case "time": .time
        default: .string
        }
    }

    package func name(of type: PathType) -> String {
        guard let entry = entry(type) else { return "" }
        guard entry.element > 0 else { return entry.definition.type }
        return entry.definition.snapshot[entry.element].types.first?.typeName ?? "BackboneElement"
    }

    package func base(of type: PathType) -> PathType? {
        guard let entry = entry(type) else { return nil }
        if entry.element > 0 { return self.type(named: name(of: type)) }
        return store.lineage(ofType: entry.definition.type).dropFirst().first.flatMap { self.type(named: $0) }
    }

    package func elements(of type: PathType) -> [TypeElement] {
        guard let entry = entry(type) else { return [] }
        let snapshot = entry.definition.snapshot
        guard !snapshot.isEmpty else { return [] }
        return snapshot.children(of: entry.element).compactMap { index in
            let element = snapshot[index]
            // A primitive's value is the element itself, and slices are no elements of their own.
            guard element.sliceName == nil, !(type.isPrimitive && element.name == "value") else { return nil }
            return TypeElement(
                name: element.name, isRepeating: (element.base?.max ?? element.max ?? 1) > 1,
                isChoice: element.isChoice, forms: forms(of: element, entry.definition))
        }
    }

    private func forms(of element: ElementDefinition, _ definition: StructureDefinition) -> [TypeElement.Form] {
        if let reference = element.contentReference {
            guard let target = element.list.index(ofID: reference) else { return [] }
            let type = add(element.list[target].path, definition, element: target, kind: .complex)
            return [TypeElement.Form(property: element.name, type: type)]
        }
        if element.subtreeEnd > element.index + 1, !element.isChoice {
            let type = add(element.path, definition, element: element.index, kind: .complex)
            return [TypeElement.Form(property: element.name, type: type)]
        }
        return element.types.compactMap { choice in
            let name = choice.typeName
            guard let type = self.type(named: name) else { return nil }
            let property =
                element.isChoice ? element.name + name.prefix(1).uppercased() + name.dropFirst() : element.name
            return TypeElement.Form(property: property, type: type)
        }
    }
}
