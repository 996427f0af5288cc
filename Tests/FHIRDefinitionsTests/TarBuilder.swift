/// Makes tar archives, safe and unsafe ones.
struct TarBuilder {
    private(set) var bytes: [UInt8] = []

    /// Adds an entry of any type; the checksum is right.
    mutating func add(
        _ name: String, _ content: [UInt8] = [], type: Character = "0", link: String = "", size: String? = nil
    ) {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int, _ length: Int) {
            for (index, byte) in text.utf8.prefix(length).enumerated() { header[offset + index] = byte }
        }
        put(name, at: 0, 100)
        put("0000644\0", at: 100, 8)
        put("0000000\0", at: 108, 8)
        put("0000000\0", at: 116, 8)
        put(size ?? Self.octal(content.count, 11), at: 124, 12)
        put("00000000000", at: 136, 12)
        put("        ", at: 148, 8)
        put(String(type), at: 156, 1)
        put(link, at: 157, 100)
        put("ustar\u{0}00", at: 257, 8)
        let sum = header.reduce(0) { $0 + Int($1) }
        put(Self.octal(sum, 6) + "\0 ", at: 148, 8)
        bytes += header + content
        bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }

    /// The archive with the two blocks of zeros that end it.
    var finished: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }

    private static func octal(_ number: Int, _ width: Int) -> String {
        let digits = String(number, radix: 8)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
