extension Node {
    /// Line and column of the value in the text that was read, both from 1, counted on demand.
    public var position: (line: Int, column: Int) {
        if let positions = document.foreignPositions, Int(index) < positions.count {
            let packed = positions[Int(index)]
            return (Int(packed >> 32), Int(packed & 0xFFFF_FFFF))
        }
        return TextPosition.of(offset: sourceOffset, in: document.source)
    }

    /// Bytes of JSON before the value's first character.
    var sourceOffset: Int { Int(tape.offset) - (tape.kind == Kind.string.rawValue ? 1 : 0) }

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

    /// The object or array this value lies in, found by descending from the root; `nil` for the root itself.
    public var parent: Node? {
        guard index > 0 else { return nil }
        let nodes = document.nodes
        var at: UInt32 = 0
        while true {
            var child = at + 1
            while nodes[Int(child)].next <= index { child = nodes[Int(child)].next }
            if child == index { return Node(document: document, index: at) }
            at = child
        }
    }
}

extension Document {
    /// Lines and columns of values in any order, counted in one pass.
    func positions(of nodes: [Node]) -> [(line: Int, column: Int)] {
        var positions = [(line: Int, column: Int)](repeating: (1, 1), count: nodes.count)
        var counter = PlaceCounter(source)
        for index in nodes.indices.sorted(by: { nodes[$0].order < nodes[$1].order }) {
            if foreignPositions != nil {
                positions[index] = nodes[index].position
            } else {
                counter.advance(to: nodes[index].sourceOffset)
                positions[index] = (counter.line, counter.column)
            }
        }
        return positions
    }
}

/// Lines and columns of a place in a text.
enum TextPosition {
    /// Counts from the start: lines end with a line feed, columns are characters, both from 1.
    static func of(offset: Int, in text: UnsafePointer<UInt8>) -> (line: Int, column: Int) {
        var counter = PlaceCounter(text)
        counter.advance(to: offset)
        return (counter.line, counter.column)
    }
}
