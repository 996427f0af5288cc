/// How a definition image is laid out: little-endian 32-bit words, all sections 4-byte aligned.
///
/// | part | content |
/// | --- | --- |
/// | header | `headerWords` words, see `Header` |
/// | string offsets | one word for each string and one more: where its UTF-8 starts in the last part |
/// | words | records and lists; a list is its count followed by its records; equal lists are kept once |
/// | resources | `ResourceRecord`s, sorted by URL, then version, then type and id |
/// | slots | open-addressed hash table from URL to the first resource with it (index + 1, 0 is empty) |
/// | string bytes | UTF-8 of all strings, each kept once |
enum ImageLayout {
    /// `FHIRDEF1` as two words.
    static let magic: (UInt32, UInt32) = (0x5249_4846, 0x3146_4544)
    /// Rises with every change of a record, so that an old file is refused instead of misread.
    static let formatVersion: UInt32 = 1
    static let headerWords = 16
    /// Stands for "not stated" in a word that holds a number.
    static let absent = UInt32.max
    /// Stands for `*` in `ElementDefinition.max`.
    static let unbounded = UInt32.max - 1

    /// Word positions in the header.
    enum Header {
        static let magic = 0
        static let formatVersion = 2
        static let stringCount = 3
        static let wordCount = 4
        static let resourceCount = 5
        static let slotCount = 6
        static let stringByteCount = 7
        /// String: the package's name, such as `hl7.fhir.r4.core`.
        static let packageName = 8
        /// String: the package's version.
        static let packageVersion = 9
        /// Two words: checksum of everything after the header.
        static let checksum = 10
        /// List of strings `name#version`: the packages it depends on.
        static let dependencies = 12
    }

    /// Word positions in a resource record.
    enum ResourceRecord {
        static let kind = 0
        static let url = 1
        static let version = 2
        static let id = 3
        static let name = 4
        static let type = 5
        /// Bits 0 to 2: publication status; bits 3 and 4: experimental.
        static let flags = 6
        /// Index of the kind's own record in the words, or the string with the JSON of `other` kinds.
        static let record = 7
        /// String: complete JSON of the resource where the image keeps sources, else 0.
        static let source = 8
        static let stride = 9
    }

    /// The hash that places a URL in the slots: FNV-1a, 64 bits folded to 32.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    /// A checksum against damage (not against forgery) over whole words.
    static func checksum(_ words: UnsafeRawBufferPointer) -> UInt64 {
        // Four independent lanes keep the multiplications of one from waiting for another.
        var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
        let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 32 <= words.count {
            lanes.0 = (lanes.0 ^ words.littleEndian64(at: offset)) &* prime
            lanes.1 = (lanes.1 ^ words.littleEndian64(at: offset + 8)) &* prime
            lanes.2 = (lanes.2 ^ words.littleEndian64(at: offset + 16)) &* prime
            lanes.3 = (lanes.3 ^ words.littleEndian64(at: offset + 24)) &* prime
            lanes.0 ^= lanes.0 >> 29
            lanes.1 ^= lanes.1 >> 29
            lanes.2 ^= lanes.2 >> 29
            lanes.3 ^= lanes.3 >> 29
            offset += 32
        }
        var sum = lanes.0 &+ lanes.1 &* 3 &+ lanes.2 &* 5 &+ lanes.3 &* 7
        while offset < words.count {
            sum = (sum ^ UInt64(words[offset])) &* prime
            sum ^= sum >> 31
            offset += 1
        }
        return sum ^ UInt64(words.count)
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func littleEndian64(at offset: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
