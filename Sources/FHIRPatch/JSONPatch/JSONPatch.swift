public import FHIRModel

/// A JSON Patch document (RFC 6902), ready to be applied.
public struct JSONPatch: Sendable {
    enum Operation: Sendable {
        case add(JSONPointer, Node)
        case remove(JSONPointer)
        case replace(JSONPointer, Node)
        case move(from: JSONPointer, JSONPointer)
        case copy(from: JSONPointer, JSONPointer)
        case test(JSONPointer, Node)
    }

    let operations: [Operation]

    /// Most operations one patch may have.
    public static let maximumOperations = 10_000
    /// Values that all `copy` operations of a patch may make together.
    private static let largestCopies = 500_000

    /// Reads a patch: an array of operations.
    /// - Throws: a ``PatchError`` of kind `invalidPatch` that says which operation is malformed.
    public init(_ patch: Node) throws(PatchError) {
        guard patch.isArray else { throw PatchError(.invalidPatch, "a JSON Patch is an array of operations") }
        guard patch.count <= Self.maximumOperations else {
            throw PatchError(.invalidPatch, "the patch has more than \(Self.maximumOperations) operations")
        }
        var operations: [Operation] = []
        for (index, node) in patch.elements.enumerated() {
            do throws(PatchError) {
                operations.append(try Self.operation(node))
            } catch {
                throw error.inOperation(index)
            }
        }
        self.operations = operations
    }

    private static func operation(_ node: Node) throws(PatchError) -> Operation {
        guard node.isObject else { throw PatchError(.invalidPatch, "an operation is an object") }
        guard let name = node["op"]?.string else { throw PatchError(.invalidPatch, "the operation has no 'op'") }
        let path = try pointer("path", of: node)
        switch name {
        case "add": return .add(path, try value(of: node))
        case "remove": return .remove(path)
        case "replace": return .replace(path, try value(of: node))
        case "move":
            let from = try pointer("from", of: node)
            guard !path.isInside(from) else {
                throw PatchError(.invalidPatch, "a value cannot be moved into itself")
            }
            return .move(from: from, path)
        case "copy": return .copy(from: try pointer("from", of: node), path)
        case "test": return .test(path, try value(of: node))
        default: throw PatchError(.invalidPatch, "there is no operation '\(name)'")
        }
    }

    private static func pointer(_ name: String, of node: Node) throws(PatchError) -> JSONPointer {
        guard let text = node[name]?.string else {
            throw PatchError(.invalidPatch, "the operation has no '\(name)', which must be a string")
        }
        return try JSONPointer(text)
    }

    private static func value(of node: Node) throws(PatchError) -> Node {
        guard let value = node["value"] else { throw PatchError(.invalidPatch, "the operation has no 'value'") }
        return value
    }

    /// Applies all operations in order, or none.
    ///
    /// Of a resource, arrays and objects that became empty are left out, since FHIR has none (FHIR R4, 2.6.2).
    /// - Throws: a ``PatchError`` that names the operation and its place.
    public func apply(to document: Document, limits: ParseLimits = .standard) throws(PatchError) -> Document {
        var tree = PatchTree.node(document.root)
        var budget = min(limits.maximumNodes, Self.largestCopies)
        for (index, operation) in operations.enumerated() {
            do throws(PatchError) {
                try apply(operation, to: &tree, &budget)
            } catch {
                throw error.inOperation(index)
            }
        }
        guard tree.member("resourceType") != nil else { return try tree.document(limits: limits) }
        guard let pruned = tree.pruned else { throw PatchError(.invalidResult, "nothing of the resource is left") }
        return try pruned.document(limits: limits)
    }

    private func apply(_ operation: Operation, to tree: inout PatchTree, _ budget: inout Int) throws(PatchError) {
        switch operation {
        case .add(let place, let value): try tree.add(.node(value), at: place)
        case .remove(let place): _ = try tree.remove(at: place)
        case .replace(let place, let value):
            _ = try tree.value(at: place)
            if place.tokens.isEmpty {
                tree = .node(value)
            } else {
                try tree.change(at: place) { parent, step in
                    switch step {
                    case .name(let name): parent.set(name, .node(value))
                    case .index(let index): parent.replaceItem(index, with: .node(value))
                    }
                }
            }
        case .move(let from, let place):
            let value = try tree.remove(at: from)
            try tree.add(value, at: place)
        case .copy(let from, let place):
            let value = try tree.value(at: from)
            // Copies of copies double; what they make is bounded by what a document may hold.
            budget -= value.size
            guard budget > 0 else { throw PatchError(.invalidResult, "the copies are too large") }
            try tree.add(value, at: place)
        case .test(let place, let value):
            guard try tree.value(at: place).isEqual(to: .node(value)) else {
                throw PatchError(.testFailed, "the value is not the one the test names", path: place.path(in: tree))
            }
        }
    }
}
