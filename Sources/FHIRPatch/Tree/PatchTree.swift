import FHIRModel

/// A JSON value that is being changed: what no operation touched stays a cursor into the document it came from.
indirect enum PatchTree: Sendable {
    case node(Node)
    case object([Member])
    case array([PatchTree])

    struct Member: Sendable {
        let name: String
        var value: PatchTree
    }

    /// The value with its members or items at hand, so that one can be changed.
    var opened: PatchTree {
        guard case .node(let node) = self else { return self }
        switch node.kind {
        case .object: return .object(node.members.map { Member(name: $0.value.nameText, value: .node($0.value)) })
        case .array: return .array(node.elements.map { .node($0) })
        default: return self
        }
    }

    var isObject: Bool {
        switch self {
        case .node(let node): node.isObject
        case .object: true
        case .array: false
        }
    }

    var isArray: Bool {
        switch self {
        case .node(let node): node.isArray
        case .object: false
        case .array: true
        }
    }

    var isNull: Bool {
        guard case .node(let node) = self else { return false }
        return node.isNull
    }

    /// How many items an array has.
    var count: Int {
        switch self {
        case .node(let node): node.count
        case .object(let members): members.count
        case .array(let items): items.count
        }
    }

    func member(_ name: String) -> PatchTree? {
        switch self {
        case .node(let node): node.isObject ? node[name].map { .node($0) } : nil
        case .object(let members): members.first { $0.name == name }?.value
        case .array: nil
        }
    }

    func item(_ index: Int) -> PatchTree? {
        switch self {
        case .node(let node): node[index].map { .node($0) }
        case .array(let items): index >= 0 && index < items.count ? items[index] : nil
        case .object: nil
        }
    }
}

extension PatchTree {
    /// Sets a member, adding it at the end where there is none of that name.
    mutating func set(_ name: String, _ value: PatchTree) {
        guard case .object(var members) = opened else { return }
        // Let go of the members, so that they are changed in place.
        self = .array([])
        if let index = members.firstIndex(where: { $0.name == name }) {
            members[index].value = value
        } else {
            members.append(Member(name: name, value: value))
        }
        self = .object(members)
    }

    mutating func remove(_ name: String) {
        guard case .object(var members) = opened else { return }
        members.removeAll { $0.name == name }
        self = .object(members)
    }

    mutating func insert(_ value: PatchTree, at index: Int) {
        guard case .array(var items) = opened, index >= 0, index <= items.count else { return }
        self = .array([])
        items.insert(value, at: index)
        self = .array(items)
    }

    mutating func replaceItem(_ index: Int, with value: PatchTree) {
        guard case .array(var items) = opened, index >= 0, index < items.count else { return }
        self = .array([])
        items[index] = value
        self = .array(items)
    }

    mutating func removeItem(_ index: Int) {
        guard case .array(var items) = opened, index >= 0, index < items.count else { return }
        self = .array([])
        items.remove(at: index)
        self = .array(items)
    }

    /// Changes the value that a way of names and positions leads to; false when it leads nowhere.
    mutating func update(
        _ way: ArraySlice<PatchStep>, _ change: (inout PatchTree) throws(PatchError) -> Void
    ) throws(PatchError) -> Bool {
        guard let step = way.first else {
            try change(&self)
            return true
        }
        switch step {
        case .name(let name):
            guard var child = member(name) else { return false }
            guard try child.update(way.dropFirst(), change) else { return false }
            set(name, child)
        case .index(let index):
            guard var child = item(index) else { return false }
            guard try child.update(way.dropFirst(), change) else { return false }
            replaceItem(index, with: child)
        }
        return true
    }

    /// The value that a way leads to.
    func value(at way: some Sequence<PatchStep>) -> PatchTree? {
        var value = self
        for step in way {
            let next: PatchTree? =
                switch step {
                case .name(let name): value.member(name)
                case .index(let index): value.item(index)
                }
            guard let next else { return nil }
            value = next
        }
        return value
    }

    /// Without objects and arrays that hold nothing, which FHIR does not have; `nil` for one that was all empty.
    var pruned: PatchTree? {
        switch self {
        case .node(let node): return node.isEmptyContainer ? nil : self
        case .object(let members):
            let kept = members.compactMap { member in member.value.pruned.map { Member(name: member.name, value: $0) } }
            return kept.isEmpty ? nil : .object(kept)
        case .array(let items):
            // What stands for nothing at the end of an array of primitives goes as well.
            var kept = items.compactMap(\.pruned)
            while kept.last?.isNull == true { kept.removeLast() }
            return kept.isEmpty ? nil : .array(kept)
        }
    }
}

/// One step from a JSON value to another.
enum PatchStep: Sendable, Hashable {
    case name(String)
    case index(Int)
}

extension PatchTree {
    /// The text of the value; untouched parts are copied as they were written.
    var json: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .node(let node): bytes += JSONWriter.bytes(of: node)
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.append(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                item.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }

    /// A string with JSON's escapes (RFC 8259, 7).
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<32:
                let digits = String(byte, radix: 16)
                bytes += Array(("\\u00" + (byte < 16 ? "0" : "") + digits).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A string as a value.
    static func string(_ text: String) throws(PatchError) -> PatchTree {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        do {
            return .node(try Document(json: bytes).root)
        } catch {
            throw PatchError(.invalidPatch, error.message)
        }
    }

    /// The changed resource as a document of its own.
    /// - Throws: a ``PatchError`` when it is larger or deeper than the limits allow.
    func document(limits: ParseLimits) throws(PatchError) -> Document {
        do {
            return try Document(json: json, limits: limits)
        } catch {
            throw PatchError(.invalidResult, "the patched resource cannot be read: \(error.message)")
        }
    }
}

extension PatchTree {
    /// Whether two values say the same, numbers compared by value (RFC 6902, 4.6).
    func isEqual(to other: PatchTree) -> Bool {
        switch (self, other) {
        case (.node(let a), .node(let b)): return PatchTree.areEqual(a, b)
        default:
            if isObject {
                guard other.isObject, count == other.count, case .object(let members) = opened else { return false }
                return members.allSatisfy { member in
                    other.member(member.name).map { member.value.isEqual(to: $0) } ?? false
                }
            }
            guard isArray, other.isArray, count == other.count else { return false }
            return (0..<count).allSatisfy { index in
                guard let a = item(index), let b = other.item(index) else { return false }
                return a.isEqual(to: b)
            }
        }
    }

    private static func areEqual(_ left: Node, _ right: Node) -> Bool {
        guard left.kind == right.kind else { return false }
        switch left.kind {
        case .object:
            guard left.count == right.count else { return false }
            for (_, value) in left.members {
                guard let other = right[value.nameText], areEqual(value, other) else { return false }
            }
            return true
        case .array:
            guard left.count == right.count else { return false }
            for (a, b) in zip(left.elements, right.elements) where !areEqual(a, b) { return false }
            return true
        case .number:
            return JSONNumber(left.numberText ?? "") == JSONNumber(right.numberText ?? "")
        case .string, .boolean: return left.primitiveText == right.primitiveText
        case .null: return true
        }
    }
}

/// A number reduced to its digits and power of ten, so that `1.0` and `10e-1` are the same, however long.
struct JSONNumber: Equatable {
    private let isNegative: Bool
    private let digits: [UInt8]
    private let exponent: Int

    init(_ text: String) {
        var digits: [UInt8] = []
        var exponent = 0
        var isNegative = false
        var isFraction = false
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte)
                if isFraction { exponent -= 1 }
            default:
                // An exponent too large to count leaves the number as good as unequal to any other.
                let power =
                    Int(String(decoding: bytes[(index + 1)...], as: UTF8.self).drop { $0 == "+" }) ?? Int.max / 2
                exponent = exponent.addingReportingOverflow(power).partialValue
            }
            if byte | 32 == UInt8(ascii: "e") { break }
        }
        digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        self.digits = digits
        self.isNegative = !digits.isEmpty && isNegative
        self.exponent = digits.isEmpty ? 0 : exponent
    }
}
