extension Node {
    /// Line and column of the value in the text that was read, both from 1, counted on demand.
    public var position: (line: Int, column: Int) {
        if let positions = document.foreignPositions, Int(index) < positions.count {
            let packed = positions[Int(index)]
            return (Int(packed >> 32), Int(packed & 0xFFFF_FFFF))
        }
        let isString = tape.kind == Kind.string.rawValue
        return TextPosition.of(offset: Int(tape.offset) - (isString ? 1 : 0), in: document.source)
    }

    /// The way from the root to this value as FHIRPath writes it, like `Claim.item[0].unitPrice.value`.
    ///
    /// It begins with the root's type, has the place of each item of an array, and names a companion property by the
    /// element it belongs to. Found on demand by descending from the root.
    public var path: String {
        var path = document.resourceType ?? ""
        let nodes = document.nodes
        var at: UInt32 = 0
        while at < index {
            let parent = nodes[Int(at)]
            var child = at + 1
            var place = 0
            while nodes[Int(child)].next <= index {
                child = nodes[Int(child)].next
                place += 1
            }
            if parent.kind == Kind.object.rawValue {
                let name = document.text(of: ElementName(rawValue: nodes[Int(child)].name).withoutCompanion)
                path += path.isEmpty ? name : "." + name
            } else {
                path += "[\(place)]"
            }
            at = child
        }
        return path
    }
}

/// Lines and columns of a place in a text.
enum TextPosition {
    /// Counts from the start: lines end with a line feed, columns are characters, both from 1.
    static func of(offset: Int, in text: UnsafePointer<UInt8>) -> (line: Int, column: Int) {
        var line = 1
        var lineStart = 0
        for index in 0..<max(offset, 0) where text[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        var column = 1
        // Continuation bytes of UTF-8 are 10xxxxxx.
        for index in lineStart..<max(offset, lineStart) where text[index] & 0xC0 != 0x80 { column += 1 }
        return (line, column)
    }
}
