/// A set of codes, found by their bytes without allocating.
///
/// The bytes are those of the definitions, which the owner of the table keeps alive.
struct CodeTable: @unchecked Sendable {
    // Unchecked: the pointers lead into definitions that never change.

    private var slots: [UnsafeBufferPointer<UInt8>?]
    private(set) var count = 0

    init(capacity: Int = 8) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [UnsafeBufferPointer<UInt8>?](repeating: nil, count: size)
    }

    /// All codes, in no particular order.
    var codes: some Sequence<UnsafeBufferPointer<UInt8>> { slots.lazy.compactMap { $0 } }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 29) & Int.max
    }

    func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = Self.hash(bytes) & (slots.count - 1)
        while let slot = slots[index] {
            if slot.elementsEqual(bytes) { return true }
            index = (index + 1) & (slots.count - 1)
        }
        return false
    }

    mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>) {
        if (count + 1) * 2 > slots.count { grow() }
        var index = Self.hash(bytes) & (slots.count - 1)
        while let slot = slots[index] {
            if slot.elementsEqual(bytes) { return }
            index = (index + 1) & (slots.count - 1)
        }
        slots[index] = bytes
        count += 1
    }

    private mutating func grow() {
        let old = slots
        slots = [UnsafeBufferPointer<UInt8>?](repeating: nil, count: old.count * 2)
        count = 0
        for case let bytes? in old { insert(bytes) }
    }
}
