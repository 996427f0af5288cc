/// The grammar of language tags (RFC 5646, section 2.1); whether the subtags are registered is not checked.
enum LanguageTagGrammar {
    static func accepts(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
        var parts = code.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
        guard parts.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(isAlphanumeric) }) else { return false }
        guard let first = parts.popFirst() else { return false }
        if first.count == 1 { return isPrivateOrOld(first, parts) }
        guard (2...8).contains(first.count), first.allSatisfy(isLetter) else { return false }
        var extended = 0
        while first.count <= 3, extended < 3, let part = parts.first, part.count == 3, part.allSatisfy(isLetter) {
            parts.removeFirst()
            extended += 1
        }
        if let part = parts.first, part.count == 4, part.allSatisfy(isLetter) { parts.removeFirst() }
        if let part = parts.first, isRegion(part) { parts.removeFirst() }
        while let part = parts.first, isVariant(part) { parts.removeFirst() }
        return acceptsExtensions(parts)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    private static func isRegion(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        part.count == 2 ? part.allSatisfy(isLetter) : part.count == 3 && part.allSatisfy(isDigit)
    }

    private static func isVariant(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        part.count >= 5 || (part.count == 4 && part.first.map(isDigit) == true)
    }

    private static func isPrivateOrOld(
        _ first: Slice<UnsafeBufferPointer<UInt8>>, _ rest: ArraySlice<Slice<UnsafeBufferPointer<UInt8>>>
    ) -> Bool {
        guard let letter = first.first, !rest.isEmpty else { return false }
        return letter | 0x20 == UInt8(ascii: "x") || letter | 0x20 == UInt8(ascii: "i")
    }

    /// A singleton, then at least one subtag; `x` takes all that follows.
    private static func acceptsExtensions(_ parts: ArraySlice<Slice<UnsafeBufferPointer<UInt8>>>) -> Bool {
        var parts = parts
        while let singleton = parts.popFirst() {
            guard singleton.count == 1, let letter = singleton.first else { return false }
            if letter | 0x20 == UInt8(ascii: "x") { return !parts.isEmpty }
            guard let next = parts.first, next.count > 1 else { return false }
            while let part = parts.first, part.count > 1 {
                parts.removeFirst()
                _ = part
            }
        }
        return true
    }
}
