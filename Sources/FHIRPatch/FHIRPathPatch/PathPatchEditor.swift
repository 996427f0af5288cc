import FHIRModel
import FHIRPath

/// Applies one operation of a FHIRPath Patch to a document.
struct PathPatchEditor {
    let document: Document
    let types: PathTypes
    private var tree: PatchTree
    private var path = ""

    init(document: Document, types: PathTypes) {
        self.document = document
        self.types = types
        tree = .node(document.root)
    }

    mutating func apply(_ operation: PathPatchOperation, _ limits: ParseLimits) throws(PatchError) -> Document {
        path = operation.path
        let found = try find(operation.path)
        switch operation.action {
        case .add(let name, let content): try add(name, content, to: try single(found))
        case .insert(let index, let content): try insert(content, at: index, into: found)
        case .delete:
            // What is not there need not be deleted.
            guard !found.isEmpty else { return document }
            try delete(try single(found))
        case .replace(let content): try replace(try single(found), with: content)
        case .move(let source, let destination): try move(source, destination, in: found)
        }
        return try tree.document(limits: limits)
    }

    // MARK: Places

    private func failure(_ kind: PatchError.Kind, _ message: String) -> PatchError {
        PatchError(kind, message, path: path)
    }

    private func find(_ expression: String) throws(PatchError) -> [PathElement] {
        var options = PathOptions()
        options.allowsChoiceProperties = true
        let items: PathCollection
        do throws(PathError) {
            let context = PathContext(types: types, resource: document.root)
            // Paths come from clients and need little.
            context.stepLimit = 100_000
            let element = context.element(document.root)
            items = try PathProgram(expression, on: element.type, types: types, options: options)
                .evaluate(on: element, in: context)
        } catch {
            throw failure(error.kind == .execution ? .noSuchPlace : .invalidPatch, error.description)
        }
        var elements: [PathElement] = []
        for item in items {
            guard case .element(let element) = item, element.node.document === document else {
                throw failure(.invalidPatch, "the path finds values that are no elements of the resource")
            }
            elements.append(element)
        }
        return elements
    }

    private func single(_ elements: [PathElement]) throws(PatchError) -> PathElement {
        guard let element = elements.first else { throw failure(.noSuchPlace, "the path finds no element") }
        guard elements.count == 1 else {
            throw failure(.noSuchPlace, "the path finds \(elements.count) elements where one is needed")
        }
        return element
    }

    private func place(of element: PathElement) throws(PatchError) -> ElementPlace {
        guard let place = ElementPlace(of: element.node) else {
            throw failure(.invalidPatch, "the resource itself cannot be changed as a whole")
        }
        return place
    }

    /// The list that the found elements make up: all of them items of one property of one object.
    private func list(_ elements: [PathElement]) throws(PatchError) -> ElementPlace {
        guard let first = elements.first else { throw failure(.noSuchPlace, "the path finds no list") }
        let place = try place(of: first)
        for element in elements {
            let other = try self.place(of: element)
            guard other.parent == place.parent, other.property == place.property, other.index != nil else {
                throw failure(.noSuchPlace, "the path does not find the items of a single list")
            }
        }
        return place
    }

    /// The type of the object a way leads to.
    private func type(at way: [PatchStep]) throws(PatchError) -> PathType {
        var node = document.root
        var type = types.type(ofResource: node)
        for step in way {
            switch step {
            case .index(let index): node = node[index] ?? node
            case .name(let name):
                guard let child = node[name] else { throw failure(.noSuchPlace, "the path finds no element") }
                node = child
                let plain = name.hasPrefix("_") ? String(name.dropFirst()) : name
                guard let element = types.element(plain, of: type),
                    let form = element.forms.first(where: { $0.property == plain })
                else { throw failure(.invalidPatch, "the definitions have no element '\(plain)'") }
                type = form.type
            }
            if type.kind == .resource, node.isObject { type = types.type(ofResource: node) }
        }
        return type
    }

    // MARK: Operations

    private mutating func change(
        _ parent: [PatchStep], _ body: (inout PatchTree) throws(PatchError) -> Void
    ) throws(PatchError) {
        guard try tree.update(parent[...], body) else { throw failure(.noSuchPlace, "the path finds no element") }
    }

    private mutating func add(
        _ name: String, _ content: PathPatchContent, to element: PathElement
    ) throws(PatchError) {
        guard let definition = types.element(name, of: element.type) else {
            let type = types.typeName(of: element.type)
            throw failure(.invalidPatch, "\(type) has no element '\(name)'")
        }
        guard element.node.isObject, !element.type.isPrimitive || !element.hasValue else {
            throw failure(.noSuchPlace, "elements cannot be added to a primitive that has none")
        }
        let made = try PathPatchValue(content, for: definition, types)
        let null = try PatchTree.null()
        let message = "the element '\(name)' is there already and does not repeat"
        let taken = failure(.noSuchPlace, message)
        try change(ElementPlace.way(to: element.node)) { (object) throws(PatchError) in
            if definition.isRepeating {
                var list = ElementList(made.property, of: object)
                list.insert(made.value, made.companion, at: list.count)
                list.write(made.property, to: &object, null: null)
                return
            }
            for form in definition.forms where object.member(form.property) != nil { throw taken }
            made.set(on: &object)
        }
    }

    private mutating func insert(
        _ content: PathPatchContent, at index: Int, into elements: [PathElement]
    ) throws(PatchError) {
        let place = try list(elements)
        let made = try value(content, at: place)
        try changeList(place) { (list) throws(PatchError) in
            guard index <= list.count else { return "the list has only \(list.count) items" }
            list.insert(made.value, made.companion, at: index)
            return nil
        }
    }

    private mutating func move(_ source: Int, _ destination: Int, in elements: [PathElement]) throws(PatchError) {
        try changeList(try list(elements)) { (list) throws(PatchError) in
            guard source < list.count, destination < list.count else { return "the list has only \(list.count) items" }
            list.move(from: source, to: destination)
            return nil
        }
    }

    /// Changes a list; `body` answers what is wrong, if anything.
    private mutating func changeList(
        _ place: ElementPlace, _ body: (inout ElementList) throws(PatchError) -> String?
    ) throws(PatchError) {
        let null = try PatchTree.null()
        var fault: String?
        try change(place.parent) { (object) throws(PatchError) in
            var list = ElementList(place.property, of: object)
            fault = try body(&list)
            if fault == nil { list.write(place.property, to: &object, null: null) }
        }
        if let fault { throw failure(.noSuchPlace, fault) }
    }

    private mutating func delete(_ element: PathElement) throws(PatchError) {
        let place = try place(of: element)
        if let index = place.index {
            try changeList(place) { (list) throws(PatchError) in
                list.remove(at: index)
                return nil
            }
        } else {
            try change(place.parent) { (object) throws(PatchError) in
                object.remove(place.property)
                object.remove("_" + place.property)
            }
        }
    }

    private mutating func replace(_ element: PathElement, with content: PathPatchContent) throws(PatchError) {
        let place = try place(of: element)
        let made = try value(content, at: place)
        if let index = place.index {
            return try changeList(place) { (list) throws(PatchError) in
                list.replace(index, made.value, made.companion)
                return nil
            }
        }
        try change(place.parent) { (object) throws(PatchError) in
            if made.property != place.property {
                object.remove(place.property)
                object.remove("_" + place.property)
            }
            made.set(on: &object)
        }
    }

    private func value(_ content: PathPatchContent, at place: ElementPlace) throws(PatchError) -> PathPatchValue {
        let type = try type(at: place.parent)
        guard let definition = types.element(place.property, of: type) else {
            throw failure(.invalidPatch, "the definitions have no element '\(place.property)'")
        }
        return try PathPatchValue(content, for: definition, types)
    }
}

extension PatchTree {
    static func null() throws(PatchError) -> PatchTree {
        do {
            return .node(try Document(json: "null").root)
        } catch {
            throw PatchError(.invalidPatch, error.message)
        }
    }

    /// As ``pruned``, with every part opened first.
    var deeplyPruned: PatchTree? {
        switch self {
        case .node(let node):
            guard node.isObject || node.isArray else { return self }
            return opened.deeplyPruned
        case .object(let members):
            let kept = members.compactMap { member in
                member.value.deeplyPruned.map { Member(name: member.name, value: $0) }
            }
            return kept.isEmpty ? nil : .object(kept)
        case .array(let items):
            let kept = items.compactMap(\.deeplyPruned)
            return kept.isEmpty ? nil : .array(kept)
        }
    }
}
