extension ByteSink {
    /// Writes a value and all below it: as it stands when its text has no white space, else token by token.
    mutating func append(value node: Node) {
        let document = node.document
        if document.isCompact || node.isPrimitive || node.isNull {
            let tape = node.tape
            let quote = tape.kind == Node.Kind.string.rawValue ? 1 : 0
            append(document.source + Int(tape.offset) - quote, count: Int(tape.length) + 2 * quote)
        } else {
            append(tokensOf: document, from: Int(node.index))
        }
    }

    /// Writes a name with its quotes and colon.
    @inline(__always)
    mutating func append(name: ElementName, of document: Document, _ table: NameTable) {
        if name.isKnown { append(knownName: name, table) } else { appendUnknown(name, of: document) }
    }

    /// Writes the name of an R4 element with its quotes and colon.
    @inline(__always)
    mutating func append(knownName name: ElementName, _ table: NameTable) {
        // Names are padded to forty bytes: copying too much is harmless and cheaper than copying exactly.
        reserve(NameTable.quotedStride)
        let id = Int(name.rawValue)
        let from = UnsafeRawPointer(table.quoted + id * NameTable.quotedStride)
        let to = UnsafeMutableRawPointer(start + count)
        let length = Int(table.quotedLengths[id])
        to.storeBytes(of: from.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
        if length > 16 {
            (to + 16).storeBytes(of: (from + 16).loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
            if length > 32 {
                (to + 32).storeBytes(of: (from + 32).loadUnaligned(as: UInt64.self), as: UInt64.self)
            }
        }
        count &+= length
    }

    @inline(never)
    private mutating func appendUnknown(_ name: ElementName, of document: Document) {
        append(UInt8(ascii: "\""))
        appendEscaped(document.text(of: name))
        append("\":")
    }

    /// Writes a subtree without looking at the white space of its source.
    mutating func append(tokensOf document: Document, from first: Int) {
        let table = NameTable.shared
        let nodes = document.nodes
        let source = document.source
        let end = Int(nodes[first].next)
        // Ends of the containers that are open, with their closing brackets.
        var openEnds: [(end: Int, isObject: Bool)] = []
        openEnds.reserveCapacity(32)
        var inObject = false
        var innerEnd = end
        var index = first
        var isFirst = true
        while index < end {
            let node = nodes[index]
            reserve(Int(node.length) &+ NameTable.quotedStride &+ 16)
            if !isFirst { put(UInt8(ascii: ",")) }
            isFirst = false
            if inObject { append(name: ElementName(rawValue: node.name), of: document, table) }
            index &+= 1
            if node.kind <= Node.Kind.array.rawValue {
                let isObject = node.kind == Node.Kind.object.rawValue
                append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
                openEnds.append((innerEnd, inObject))
                inObject = isObject
                innerEnd = Int(node.next)
                isFirst = true
            } else {
                let quote = node.kind == Node.Kind.string.rawValue ? 1 : 0
                append(source + (Int(node.offset) &- quote), count: Int(node.length) &+ 2 &* quote)
            }
            while index == innerEnd, let outer = openEnds.popLast() {
                append(inObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                innerEnd = outer.end
                inObject = outer.isObject
                isFirst = false
            }
        }
    }
}
