import FHIRModel

/// Finds the element of a type that a JSON property name means: a small open-addressing hash table on name ids.
struct SlotTable: Sendable {
    /// An element of a type, and which of its types when it is a choice.
    struct Slot: Sendable {
        let element: Int
        let choice: Int
    }

    private static let free: UInt32 = .max

    /// Name id in the upper half, position in `slots` in the lower.
    private let table: [UInt32]
    private let slots: [Slot]
    private let mask: Int

    init(_ entries: [(name: ElementName, slot: Slot)]) {
        var size = 8
        while size < entries.count * 2 { size *= 2 }
        var table = [UInt32](repeating: Self.free, count: size)
        for (position, entry) in entries.enumerated() {
            var index = Self.hash(entry.name.rawValue) & (size - 1)
            while table[index] != Self.free { index = (index + 1) & (size - 1) }
            table[index] = UInt32(entry.name.rawValue) << 16 | UInt32(position)
        }
        self.table = table
        self.slots = entries.map(\.slot)
        self.mask = size - 1
    }

    private static func hash(_ id: UInt16) -> Int { Int((UInt32(id) &* 0x9E37_79B1) >> 18) }

    /// The slot of a name, without the `_` of a companion; `nil` when the type has no such element.
    func slot(_ name: ElementName) -> Slot? {
        let id = name.withoutCompanion.rawValue
        var index = Self.hash(id) & mask
        while true {
            let entry = table[index]
            if entry == Self.free { return nil }
            if UInt16(truncatingIfNeeded: entry >> 16) == id { return slots[Int(entry & 0xFFFF)] }
            index = (index + 1) & mask
        }
    }
}
