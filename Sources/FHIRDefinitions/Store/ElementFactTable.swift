package import FHIRModel

/// The elements of all types as reading and writing XML needs them: one look into a hash table for each element.
package final class ElementFactTable: ElementFacts {
    private let types: [String: ElementTypeID]
    private let resources: Set<ElementTypeID>
    private let slots: [Slot]
    private let mask: Int

    private struct Slot: Sendable {
        /// Type id and name; `UInt64.max` marks a free slot.
        var key: UInt64
        var fact: ElementFact?
    }

    init(store: DefinitionStore) {
        var builder = ElementFactBuilder(store: store)
        builder.addAllTypes()
        types = builder.types
        resources = builder.resources
        var size = 64
        while size < builder.facts.count * 3 { size *= 2 }
        var slots = [Slot](repeating: Slot(key: .max, fact: nil), count: size)
        for (key, fact) in builder.facts {
            var slot = Self.place(key, size - 1)
            while slots[slot].key != .max { slot = (slot + 1) & (size - 1) }
            slots[slot] = Slot(key: key, fact: fact)
        }
        self.slots = slots
        mask = size - 1
    }

    package func type(named name: String) -> ElementTypeID? { types[name] }

    package func isResource(_ type: ElementTypeID) -> Bool { resources.contains(type) }

    package func element(_ name: ElementName, of type: ElementTypeID) -> ElementFact? {
        let key = Self.key(name, type)
        var slot = Self.place(key, mask)
        while slots[slot].key != key {
            guard slots[slot].key != .max else { return nil }
            slot = (slot + 1) & mask
        }
        return slots[slot].fact
    }

    static func key(_ name: ElementName, _ type: ElementTypeID) -> UInt64 {
        UInt64(type.rawValue) << 16 | UInt64(name.rawValue)
    }

    private static func place(_ key: UInt64, _ mask: Int) -> Int {
        let mixed = key &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 32) & mask
    }
}
