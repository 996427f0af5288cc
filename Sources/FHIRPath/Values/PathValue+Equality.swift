import FHIRModel

/// Equality and equivalence (FHIRPath N1, 6.1).
extension PathValue {
    /// `=` of two items; `nil` where precision or units leave it open.
    static func areEqual(_ left: PathValue, _ right: PathValue) -> Bool? {
        if case .element(let element) = left, case .string(let text) = right, element.type.kind == .string {
            return element.node.textEquals(text)
        }
        switch systems(left, right) {
        case (.boolean(let a), .boolean(let b)): return a == b
        case (.integer(let a), .integer(let b)): return a == b
        case (.string(let a), .string(let b)): return a == b
        case (.temporal(let a), .temporal(let b)):
            guard PathTemporal.areComparable(a, b) else { return false }
            return PathTemporal.compare(a, b).map { $0 == 0 }
        case (.quantity(let a), .quantity(let b)): return PathQuantity.compare(a, b).map { $0 == 0 }
        case (.element(let a), .element(let b)): return a.isStructurallyEqual(to: b)
        case (.type(let a), .type(let b)): return a == b
        case (let a, let b):
            if let a = a.number, let b = b.number { return a == b }
            if let a = a.quantityOrNumber, let b = b.quantityOrNumber {
                return PathQuantity.compare(a, b).map { $0 == 0 }
            }
            return false
        }
    }

    /// A quantity, or a number as a quantity without unit; `nil` for anything else.
    var quantityOrNumber: PathQuantity? {
        switch system {
        case .quantity(let quantity): quantity
        case .integer(let number): PathQuantity(value: PathDecimal(number))
        case .decimal(let number): PathQuantity(value: number)
        default: nil
        }
    }

    /// Both as System values.
    ///
    /// Without definitions a date is a string like any other; beside a temporal value its text is read as one.
    private static func systems(_ left: PathValue, _ right: PathValue) -> (PathValue, PathValue) {
        let (a, b) = (left.system, right.system)
        switch (a, b) {
        case (.temporal(let value), .string(let text)):
            guard right.element?.type.isKnown == false else { return (a, b) }
            return (a, PathTemporal(text, as: value.kind).map { .temporal($0) } ?? b)
        case (.string(let text), .temporal(let value)):
            guard left.element?.type.isKnown == false else { return (a, b) }
            return (PathTemporal(text, as: value.kind).map { .temporal($0) } ?? a, b)
        default: return (a, b)
        }
    }

    /// `=` of two collections (FHIRPath N1, 6.1.1).
    static func areEqual(_ left: PathCollection, _ right: PathCollection) -> Bool? {
        if left.isEmpty || right.isEmpty { return nil }
        if case .one(let a) = left, case .one(let b) = right { return areEqual(a, b) }
        guard left.count == right.count else { return false }
        var isOpen = false
        for (a, b) in zip(left, right) {
            switch areEqual(a, b) {
            case true?: continue
            case false?: return false
            case nil: isOpen = true
            }
        }
        return isOpen ? nil : true
    }

    /// `~` of two items.
    static func areEquivalent(_ left: PathValue, _ right: PathValue) -> Bool {
        switch systems(left, right) {
        case (.boolean(let a), .boolean(let b)): return a == b
        case (.integer(let a), .integer(let b)): return a == b
        case (.string(let a), .string(let b)): return a == b || equivalenceForm(a) == equivalenceForm(b)
        case (.temporal(let a), .temporal(let b)): return PathTemporal.areEquivalent(a, b)
        case (.quantity(let a), .quantity(let b)): return PathQuantity.areEquivalent(a, b)
        case (.element(let a), .element(let b)): return a.isStructurallyEquivalent(to: b)
        case (.type(let a), .type(let b)): return a == b
        case (let a, let b):
            if let a = a.number, let b = b.number { return areEquivalent(a, b) }
            guard let a = a.quantityOrNumber, let b = b.quantityOrNumber else { return false }
            return PathQuantity.areEquivalent(a, b)
        }
    }

    /// Equal after rounding to the digits of the one with fewer; zeros at the end do not count.
    static func areEquivalent(_ left: PathDecimal, _ right: PathDecimal) -> Bool {
        let (a, b) = (left.normalized, right.normalized)
        let places = min(a.scale, b.scale)
        guard let roundedLeft = a.rescaled(to: places), let roundedRight = b.rescaled(to: places) else {
            return a == b
        }
        return roundedLeft == roundedRight
    }

    /// Text without regard to case and the amount of white space.
    static func equivalenceForm(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// `~` of two collections: the same items in any order (FHIRPath N1, 6.1.2).
    static func areEquivalent(
        _ left: PathCollection, _ right: PathCollection, _ run: PathContext
    ) throws(PathError) -> Bool {
        guard left.count == right.count else { return false }
        if left.isEmpty { return true }
        if case .one(let a) = left, case .one(let b) = right { return areEquivalent(a, b) }
        var rest = right.items
        for item in left {
            try run.spend(rest.count)
            guard let index = rest.firstIndex(where: { areEquivalent(item, $0) }) else { return false }
            rest.remove(at: index)
        }
        return true
    }

    /// The order of two items, or `nil` where it is open.
    /// - Throws: an execution error when values of these types have no order (FHIRPath N1, 6.2).
    static func compare(_ left: PathValue, _ right: PathValue) throws(PathError) -> Int? {
        switch systems(left, right) {
        case (.integer(let a), .integer(let b)): return a < b ? -1 : (a == b ? 0 : 1)
        case (.string(let a), .string(let b)): return a < b ? -1 : (a == b ? 0 : 1)
        case (.temporal(let a), .temporal(let b)):
            guard PathTemporal.areComparable(a, b) else { break }
            return PathTemporal.compare(a, b)
        case (.quantity(let a), .quantity(let b)): return PathQuantity.compare(a, b)
        case (let a, let b):
            if let a = a.number, let b = b.number { return PathDecimal.compare(a, b) }
            if let a = a.quantityOrNumber, let b = b.quantityOrNumber { return PathQuantity.compare(a, b) }
            // An element that should have a value of a type and has none, or text that is none: nothing to compare.
            if let a = a.element, a.type.isPrimitive || a.type.kind == .quantity { return nil }
            if let b = b.element, b.type.isPrimitive || b.type.kind == .quantity { return nil }
        }
        throw .execution("\(left.typeDescription) and \(right.typeDescription) have no order")
    }

    /// The type in words, for messages.
    var typeDescription: String {
        switch self {
        case .element(let element):
            element.systemValue?.systemType.map { "a value of type \($0.name)" } ?? "a complex element"
        case .type: "a type"
        default: "a value of type \(systemType?.name ?? "unknown")"
        }
    }
}

extension Node {
    /// Whether this is a JSON string of exactly this text.
    ///
    /// Allocates nothing unless the JSON has escapes.
    func textEquals(_ text: String) -> Bool {
        guard kind == .string else { return false }
        var text = text
        return withUTF8 { bytes in
            text.withUTF8 { other in
                bytes.count == other.count && bytes.elementsEqual(other)
            }
        }
    }
}

extension PathElement {
    /// Deep equality: the same children with equal values, members in any order.
    func isStructurallyEqual(to other: PathElement) -> Bool {
        if node == other.node, companion == other.companion { return true }
        guard StructuralComparison.areEqual(node, other.node) else { return false }
        switch (companion, other.companion) {
        case (nil, nil): return true
        case (let a?, let b?): return StructuralComparison.areEqual(a, b)
        default: return false
        }
    }

    /// Deep equivalence: as equality, but texts and numbers compare as `~` does and arrays in any order.
    func isStructurallyEquivalent(to other: PathElement) -> Bool {
        StructuralComparison.areEquivalent(node, other.node)
    }
}
