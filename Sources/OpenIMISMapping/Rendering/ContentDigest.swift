/// A 64-bit digest of bytes, the same in every process, for telling contents apart.
///
/// It folds 64 × 64 bit products over 16 bytes at a time. It is not meant against forgery: nobody gains by two own
/// contents that share a version.
package enum ContentDigest {
    package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
        guard let base = bytes.baseAddress else { return state }
        let raw = UnsafeRawPointer(base)
        var offset = 0
        while offset &+ 16 <= bytes.count {
            let first = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
            let second = raw.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self).littleEndian
            state = fold(first ^ 0xA076_1D64_78BD_642F, second ^ state)
            offset &+= 16
        }
        var rest: (UInt64, UInt64) = (0, 0)
        var shift: UInt64 = 0
        while offset < bytes.count {
            if shift < 64 {
                rest.0 |= UInt64(base[offset]) &<< shift
            } else {
                rest.1 |= UInt64(base[offset]) &<< (shift &- 64)
            }
            shift &+= 8
            offset &+= 1
        }
        state = fold(rest.0 ^ 0xE703_7ED1_A0B4_28DB, rest.1 ^ state)
        return fold(state ^ 0x8EBC_6AF0_9C88_C6E3, UInt64(bytes.count) ^ 0x5899_65CC_7537_4CC3)
    }

    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
