/// Random UUIDs (version 4) in lower case, as openIMIS makes them.
package enum RandomUUID {
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let high = (generator.next() as UInt64) & ~0xF000 | 0x4000
        let low = (generator.next() as UInt64) & ~(0xC000 << 48) | 0x8000 << 48
        return String(unsafeUninitializedCapacity: 36) { buffer in
            let digits: StaticString = "0123456789abcdef"
            var count = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    buffer[count] = UInt8(ascii: "-")
                    count += 1
                }
                let word = index < 16 ? high : low
                buffer[count] = digits.utf8Start[Int(word >> UInt64(60 - index % 16 * 4) & 15)]
                count += 1
            }
            return count
        }
    }
}
