import GZip
import Testing

@Suite struct GZipTests {
    private static let generous = GZipLimits(maximumBytes: 1 << 26, maximumRatio: 2000)

    @Test(arguments: [CompressionFormat.gzip, .zlib], [0, 1, 1000, 70_000, 1_000_000])
    func inflatesWhatItDeflated(_ format: CompressionFormat, _ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 7)) }
        let packed = try GZip.deflate(bytes, as: format)
        #expect(try GZip.inflate(packed, as: format, limits: Self.generous) == bytes)
    }

    @Test func givesTheSameBytesEachTime() throws {
        let bytes = Array("the same bytes".utf8)
        #expect(try GZip.deflate(bytes) == GZip.deflate(bytes))
    }

    @Test func readsMembersThatFollowEachOther() throws {
        let packed = try GZip.deflate(Array("one".utf8)) + GZip.deflate(Array("two".utf8))
        #expect(try GZip.inflate(packed, limits: Self.generous) == Array("onetwo".utf8))
    }

    @Test func acceptsZeroPadding() throws {
        let packed = try GZip.deflate(Array("one".utf8)) + [0, 0, 0]
        #expect(try GZip.inflate(packed, limits: Self.generous) == Array("one".utf8))
    }

    @Test func stopsAtTheSizeLimit() throws {
        let packed = try GZip.deflate([UInt8](repeating: 7, count: 200_000))
        let error = #expect(throws: GZipError.self) {
            try GZip.inflate(packed, limits: GZipLimits(maximumBytes: 100_000))
        }
        #expect(error?.kind == .tooLarge)
    }

    @Test func stopsAtTheRatioLimit() throws {
        let packed = try GZip.deflate([UInt8](repeating: 0, count: 8 << 20))
        let error = #expect(throws: GZipError.self) {
            try GZip.inflate(packed, limits: GZipLimits(maximumBytes: 1 << 30, maximumRatio: 100))
        }
        #expect(error?.kind == .ratioTooHigh)
    }

    @Test func tellsTruncatedFromMalformed() throws {
        let packed = try GZip.deflate(Array("some text that is long enough to cut".utf8))
        let cut = #expect(throws: GZipError.self) {
            try GZip.inflate(packed.dropLast(9), limits: Self.generous)
        }
        #expect(cut?.kind == .truncated)
        var damaged = packed
        damaged[packed.count - 5] ^= 0xFF
        let wrong = #expect(throws: GZipError.self) { try GZip.inflate(damaged, limits: Self.generous) }
        #expect(wrong?.kind == .malformed)
        let nothing = #expect(throws: GZipError.self) { try GZip.inflate([], limits: Self.generous) }
        #expect(nothing?.kind == .truncated)
    }

    @Test func survivesRandomBytes() throws {
        var random = SystemlessRandom(seed: 2026)
        let valid = try GZip.deflate(Array("a valid stream to damage, damage, damage".utf8))
        for _ in 0..<100_000 {
            var bytes = valid
            for _ in 0...Int.random(in: 0..<4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = try? GZip.inflate(bytes, limits: GZipLimits(maximumBytes: 10_000))
        }
    }
}

/// A seeded generator (SplitMix64), so that each run sees the same inputs.
private struct SystemlessRandom: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
