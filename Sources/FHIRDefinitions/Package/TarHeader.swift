/// One 512-byte header of a tar archive.
struct TarHeader {
    private let block: [UInt8]

    /// `block` must have 512 bytes.
    init(_ block: ArraySlice<UInt8>) {
        self.block = Array(block)
    }

    /// The archive ends with blocks of zeros.
    var isEmpty: Bool { block.allSatisfy { $0 == 0 } }

    /// The type flag: `0` a file, `5` a folder, `1` and `2` links, `x` an extended header, and so on.
    var type: UInt8 { block[156] }

    /// Prefix and name joined.
    var path: String {
        let name = text(0..<100)
        // GNU's old format keeps times where ustar has the prefix; its magic ends with a space instead of a zero.
        guard block[257..<263].elementsEqual([0x75, 0x73, 0x74, 0x61, 0x72, 0]) else { return name }
        let prefix = text(345..<500)
        return prefix.isEmpty ? name : prefix + "/" + name
    }

    func size() throws(DefinitionError) -> Int {
        // GNU writes sizes of 8 GiB and more as binary numbers with the top bit set; no package file is that large.
        guard block[124] & 0x80 == 0 else { throw DefinitionError(.package, "an entry of 8 GiB or more") }
        return try octal(124..<136)
    }

    /// The sum of all bytes, with the sum's own field counted as spaces.
    func checkSum() throws(DefinitionError) {
        let stated = try octal(148..<156)
        var sum = 8 * 0x20
        for byte in block { sum += Int(byte) }
        for byte in block[148..<156] { sum -= Int(byte) }
        guard sum == stated else { throw DefinitionError(.package, "no tar archive, or a damaged header") }
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: block[range].prefix { $0 != 0 }, as: UTF8.self)
    }

    private func octal(_ range: Range<Int>) throws(DefinitionError) -> Int {
        var value = 0
        for byte in block[range].drop(while: { $0 == 0x20 }) {
            guard byte != 0, byte != 0x20 else { break }
            guard (0x30...0x37).contains(byte) else { throw DefinitionError(.package, "a header with a broken number") }
            value = value << 3 | Int(byte - 0x30)
        }
        return value
    }
}
