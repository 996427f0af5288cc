/// The interned R4 element names: text to id by hashing, id to the quoted bytes a writer needs.
///
/// The tables are made once and never change or die, so parsers and writers keep plain pointers into them.
struct NameTable: @unchecked Sendable {
    /// One slot of the open-addressing hash table.
    struct Slot {
        /// The name's first eight bytes, little endian, padded with zeros.
        var head: UInt64
        /// The name's last eight bytes, or zero for a name of up to eight.
        var tail: UInt64
        /// Length of the name in bytes; zero marks a free slot.
        var length: UInt32
        var id: UInt32
    }

    /// How a name with its closing quote and colon looks in text, to be compared at once.
    struct Shape {
        var head: UInt64
        var headMask: UInt64
        var tail: UInt64
        var tailMask: UInt64
    }

    static let shared = NameTable()

    /// Slots of the hash table less one; the table is at most a quarter full.
    let mask: UInt64
    let slots: UnsafePointer<Slot>
    /// For each id, `quotedStride` bytes: `"name":` from the first byte on.
    let quoted: UnsafePointer<UInt8>
    /// For each id, how many bytes of `quoted` are in use: the name and three.
    let quotedLengths: UnsafePointer<UInt8>
    /// For each id the first sixteen bytes of its quoted form; a longer name's shape equals no text.
    let shapes: UnsafePointer<Shape>
    /// Ids in use: two for each name.
    let idCount: Int

    /// Longest known name is 33 bytes; with `_`, quotes and colon that is 37.
    static let quotedStride = 40

    private init() {
        let text = UnsafeBufferPointer(start: elementNameText.utf8Start, count: elementNameText.utf8CodeUnitCount)
        let lines = text.split(separator: UInt8(ascii: "\n"))
        let idCount = lines.count * 2
        var size = 64
        while size < idCount * 4 { size *= 2 }
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: size)
        slots.initialize(repeating: Slot(head: 0, tail: 0, length: 0, id: 0), count: size)
        let quoted = UnsafeMutablePointer<UInt8>.allocate(capacity: idCount * Self.quotedStride + 16)
        quoted.initialize(repeating: 0, count: idCount * Self.quotedStride + 16)
        let lengths = UnsafeMutablePointer<UInt8>.allocate(capacity: idCount)
        for (index, line) in lines.enumerated() {
            for companion in 0...1 {
                let name = (companion == 1 ? [UInt8(ascii: "_")] : []) + line
                let id = index * 2 + companion
                let bytes = [UInt8(ascii: "\"")] + name + [UInt8(ascii: "\""), UInt8(ascii: ":")]
                precondition(bytes.count <= Self.quotedStride, "an element name is longer than the table's stride")
                for (offset, byte) in bytes.enumerated() { quoted[id * Self.quotedStride + offset] = byte }
                lengths[id] = UInt8(bytes.count)
                name.withUnsafeBufferPointer { name in
                    let (head, tail) = Self.ends(of: name)
                    var slot = Self.hash(head, tail, name.count) & UInt64(size - 1)
                    while slots[Int(slot)].length != 0 { slot = (slot &+ 1) & UInt64(size - 1) }
                    slots[Int(slot)] = Slot(head: head, tail: tail, length: UInt32(name.count), id: UInt32(id))
                }
            }
        }
        shapes = Self.shapes(of: quoted, lengths, count: idCount)
        self.mask = UInt64(size - 1)
        self.slots = UnsafePointer(slots)
        self.quoted = UnsafePointer(quoted)
        self.quotedLengths = UnsafePointer(lengths)
        self.idCount = idCount
    }

    private static func shapes(
        of quoted: UnsafeMutablePointer<UInt8>, _ lengths: UnsafeMutablePointer<UInt8>, count: Int
    ) -> UnsafePointer<Shape> {
        let shapes = UnsafeMutablePointer<Shape>.allocate(capacity: count)
        for id in 0..<count {
            // Without the opening quote.
            let text = quoted + id * quotedStride + 1
            let length = Int(lengths[id]) - 1
            var shape = Shape(head: 1, headMask: 0, tail: 0, tailMask: 0)
            if length <= 16 {
                shape.headMask = length >= 8 ? .max : (1 << UInt64(length * 8)) - 1
                shape.tailMask = length <= 8 ? 0 : length == 16 ? .max : (1 << UInt64((length - 8) * 8)) - 1
                shape.head = WordScan.load(text) & shape.headMask
                shape.tail = WordScan.load(text + 8) & shape.tailMask
            }
            (shapes + id).initialize(to: shape)
        }
        return UnsafePointer(shapes)
    }

    /// The first and the last eight bytes of a name, as the hash needs them.
    static func ends(of name: UnsafeBufferPointer<UInt8>) -> (head: UInt64, tail: UInt64) {
        var head: UInt64 = 0
        var tail: UInt64 = 0
        for (index, byte) in name.prefix(8).enumerated() { head |= UInt64(byte) << UInt64(index * 8) }
        if name.count > 8 {
            for (index, byte) in name.suffix(8).enumerated() { tail |= UInt64(byte) << UInt64(index * 8) }
        }
        return (head, tail)
    }

    @inline(__always)
    static func hash(_ head: UInt64, _ tail: UInt64, _ length: Int) -> UInt64 {
        var mixed =
            (head ^ (tail &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(truncatingIfNeeded: length)) &* 0xD6E8_FEB8_6659_FD93
        mixed ^= mixed >> 32
        return mixed
    }

    /// The id of a name of which both ends are known, `start` pointing at its first byte.
    @inline(__always)
    static func find(
        head: UInt64, tail: UInt64, length: Int, start: UnsafePointer<UInt8>, slots: UnsafePointer<Slot>,
        mask: UInt64, quoted: UnsafePointer<UInt8>
    ) -> UInt16? {
        var index = hash(head, tail, length) & mask
        while true {
            let slot = slots + Int(truncatingIfNeeded: index)
            if slot.pointee.head == head && slot.pointee.tail == tail
                && slot.pointee.length == UInt32(truncatingIfNeeded: length)
            {
                // Both ends and the length say everything up to sixteen bytes; a longer name has a middle.
                if length <= 16 || Self.middleEquals(slot.pointee.id, quoted, start, length) {
                    return UInt16(truncatingIfNeeded: slot.pointee.id)
                }
            } else if slot.pointee.length == 0 {
                return nil
            }
            index = (index &+ 1) & mask
        }
    }

    @inline(never)
    private static func middleEquals(
        _ id: UInt32, _ quoted: UnsafePointer<UInt8>, _ start: UnsafePointer<UInt8>, _ length: Int
    ) -> Bool {
        let known = quoted + Int(id) * quotedStride + 1
        for index in 8..<(length - 8) where known[index] != start[index] { return false }
        return true
    }

    /// The id of a name given as bytes, or `nil` when R4 has no such element.
    func id(of name: UnsafeBufferPointer<UInt8>) -> UInt16? {
        guard let start = name.baseAddress, !name.isEmpty else { return nil }
        let (head, tail) = Self.ends(of: name)
        return Self.find(
            head: head, tail: tail, length: name.count, start: start, slots: slots, mask: mask, quoted: quoted)
    }

    /// The text of a known name.
    func text(of name: ElementName) -> String? {
        guard let bytes = bytes(of: name) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The bytes of a known name, without quotes.
    func bytes(of name: ElementName) -> UnsafeBufferPointer<UInt8>? {
        let id = Int(name.rawValue)
        guard id < idCount else { return nil }
        return UnsafeBufferPointer(start: quoted + id * Self.quotedStride + 1, count: Int(quotedLengths[id]) - 3)
    }
}
