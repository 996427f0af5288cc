import FHIRModel

extension PatchTree {
    /// Values in this one, itself included, as far as they were opened; an unopened part counts its tape.
    var size: Int {
        switch self {
        case .node(let node): max(1, node.endOrder - node.order)
        case .object(let members): members.reduce(1) { $0 + $1.value.size }
        case .array(let items): items.reduce(1) { $0 + $1.size }
        }
    }

    /// The way a pointer goes; `-` is the place behind an array's last item.
    private func way(_ pointer: JSONPointer, count: Int) throws(PatchError) -> [PatchStep] {
        var steps: [PatchStep] = []
        var value: PatchTree? = self
        for token in pointer.tokens.prefix(count) {
            guard let current = value else { throw missing(pointer) }
            if current.isArray {
                guard let index = token == "-" ? current.count : JSONPointer.index(token) else {
                    throw PatchError(
                        .noSuchPlace, "'\(token)' is no position in an array", path: pointer.path(in: self))
                }
                steps.append(.index(index))
                value = current.item(index)
            } else {
                steps.append(.name(token))
                value = current.member(token)
            }
        }
        return steps
    }

    private func missing(_ pointer: JSONPointer) -> PatchError {
        PatchError(.noSuchPlace, "there is nothing at this place", path: pointer.path(in: self))
    }

    func value(at pointer: JSONPointer) throws(PatchError) -> PatchTree {
        guard let value = value(at: try way(pointer, count: pointer.tokens.count)) else { throw missing(pointer) }
        return value
    }

    /// Changes the object or array that holds the last part of a pointer.
    mutating func change(
        at pointer: JSONPointer, _ body: (inout PatchTree, PatchStep) throws(PatchError) -> Void
    ) throws(PatchError) {
        let steps = try way(pointer, count: pointer.tokens.count)
        guard let last = steps.last else { throw PatchError(.invalidPatch, "the whole document has no parent") }
        let found = try update(steps.dropLast()) { (parent) throws(PatchError) in try body(&parent, last) }
        guard found else { throw missing(pointer) }
    }

    mutating func add(_ value: PatchTree, at pointer: JSONPointer) throws(PatchError) {
        guard !pointer.tokens.isEmpty else {
            self = value
            return
        }
        let path = pointer.path(in: self)
        try change(at: pointer) { (parent, step) throws(PatchError) in
            switch step {
            case .name(let name):
                guard parent.isObject else {
                    throw PatchError(.noSuchPlace, "a simple value has no members", path: path)
                }
                parent.set(name, value)
            case .index(let index):
                guard index <= parent.count else {
                    throw PatchError(.noSuchPlace, "the array has only \(parent.count) items", path: path)
                }
                parent.insert(value, at: index)
            }
        }
    }

    /// Removes a value and gives it back.
    mutating func remove(at pointer: JSONPointer) throws(PatchError) -> PatchTree {
        let value = try value(at: pointer)
        guard !pointer.tokens.isEmpty else {
            throw PatchError(.invalidPatch, "the whole document cannot be removed")
        }
        try change(at: pointer) { (parent, step) throws(PatchError) in
            switch step {
            case .name(let name): parent.remove(name)
            case .index(let index): parent.removeItem(index)
            }
        }
        return value
    }
}
