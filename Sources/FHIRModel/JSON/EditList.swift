/// Changes that a ``JSONWriter`` applies while it writes, such as a new id or version; the document stays as it is.
///
/// A place is named by the members that lead to it from the value that is written, like `.meta, .versionId`. Objects
/// that are missing on the way are made; a member that was not there is put in front, behind `resourceType` and `id`,
/// in the order of the calls.
public struct EditList: Sendable {
    enum Change: Sendable {
        case set(json: [UInt8])
        case remove
        case inside(EditList)
    }

    private(set) var changes: [(name: ElementName, change: Change)] = []

    /// No changes.
    public init() {}

    /// Whether nothing is changed.
    public var isEmpty: Bool { changes.isEmpty }

    /// Sets the string at a place; `nil` removes it.
    public mutating func set(_ path: ElementName..., string: String?) {
        guard let string else { return edit(path[...], .remove) }
        var sink = ByteSink(capacity: string.utf8.count + 16)
        sink.append(UInt8(ascii: "\""))
        sink.appendEscaped(string)
        sink.append(UInt8(ascii: "\""))
        edit(path[...], .set(json: sink.bytes()))
    }

    /// Sets the value at a place to JSON text that is known to be well-formed.
    public mutating func set(_ path: ElementName..., json: [UInt8]) { edit(path[...], .set(json: json)) }

    /// Sets the value at a place to a copy of another one.
    public mutating func set(_ path: ElementName..., node: Node) {
        edit(path[...], .set(json: JSONWriter.bytes(of: node)))
    }

    /// Removes the value at a place, if there is one.
    public mutating func remove(_ path: ElementName...) { edit(path[...], .remove) }

    private mutating func edit(_ path: ArraySlice<ElementName>, _ change: Change) {
        guard let name = path.first else { return }
        let index = changes.firstIndex { $0.name == name }
        guard path.count > 1 else {
            if let index { changes[index].change = change } else { changes.append((name, change)) }
            return
        }
        var inner = EditList()
        if let index, case .inside(let present) = changes[index].change { inner = present }
        inner.edit(path.dropFirst(), change)
        if let index { changes[index].change = .inside(inner) } else { changes.append((name, .inside(inner))) }
    }

    /// What is asked for a member, or `nil` when it stays.
    func change(of name: ElementName) -> Change? { changes.first { $0.name == name }?.change }

    /// Whether applying this to nothing makes something.
    var makesSomething: Bool {
        changes.contains { entry in
            switch entry.change {
            case .set: true
            case .remove: false
            case .inside(let inner): inner.makesSomething
            }
        }
    }
}
