extension JSONParser {
    /// Reads a member's name and the colon behind it; the cursor then stands at the value.
    ///
    /// What came after the name before it the last time is tried first: resources repeat themselves.
    @inline(__always)
    mutating func memberName() throws(ParseError) -> UInt16 {
        let frame = frames + (depth &- 1)
        let previous = Int(frame.pointee.lastName) & (Self.successorCount - 1)
        let guess = successors[previous]
        let shape = shapes + Int(guess)
        let isRight =
            (WordScan.load(at + 1) ^ shape.pointee.head) & shape.pointee.headMask
            | (WordScan.load(at + 9) ^ shape.pointee.tail) & shape.pointee.tailMask
        let name: UInt16
        if isRight == 0, shape.pointee.headMask != 0, at.pointee == UInt8(ascii: "\"") {
            name = guess
            try note(name)
            at += Int(quotedLengths[Int(guess)])
        } else {
            name = try anyMemberName()
            if name < ElementName.firstUnknown { successors[previous] = name }
        }
        frame.pointee.lastName = name
        skipSpace()
        return name
    }

    /// Reads a member's name, whatever it is, and the colon behind it.
    @inline(never)
    private mutating func anyMemberName() throws(ParseError) -> UInt16 {
        guard at.pointee == UInt8(ascii: "\"") else { throw unexpected("a property name in double quotes") }
        let text = at + 1
        let first = WordScan.load(text)
        let stops = WordScan.stringStops(first)
        var end: UnsafePointer<UInt8>
        var id: UInt16?
        if stops != 0 {
            let length = WordScan.firstByte(stops)
            end = text + length
            if length > 0, end.pointee == UInt8(ascii: "\"") {
                let head = first & ((1 << UInt64(length * 8)) &- 1)
                id = NameTable.find(
                    head: head, tail: 0, length: length, start: text, slots: slots, mask: slotMask, quoted: quoted)
            }
        } else {
            var flags: UInt8
            (end, flags) = try stringEnd(from: text)
            let length = end - text
            if flags == 0 {
                let tail = length > 8 ? WordScan.load(end - 8) : 0
                id = NameTable.find(
                    head: first, tail: tail, length: length, start: text, slots: slots, mask: slotMask, quoted: quoted)
            }
        }
        if id == nil { (id, end) = try unusualName(from: text) }
        let name = id ?? ElementName.none.rawValue
        try note(name)
        at = end + 1
        skipSpace()
        guard at.pointee == UInt8(ascii: ":") else { throw unexpected("':' after a property name") }
        at += 1
        return name
    }

    /// A name with escapes, or one that R4 does not know.
    @inline(never)
    private mutating func unusualName(
        from text: UnsafePointer<UInt8>
    ) throws(ParseError) -> (id: UInt16?, end: UnsafePointer<UInt8>) {
        let (end, flags) = try stringEnd(from: text)
        // Errors about the name point at it, not at an escape inside it.
        at = text - 1
        let raw = UnsafeBufferPointer(start: text, count: end - text)
        let bytes = flags == 0 ? Array(raw) : JSONEscapes.decode(raw)
        if let known = bytes.withUnsafeBufferPointer({ NameTable.shared.id(of: $0) }) { return (known, end) }
        guard let valid = String(validating: bytes, as: UTF8.self) else {
            throw error(.encoding, "a property name is no UTF-8")
        }
        let isCompanion = valid.utf8.count > 1 && valid.hasPrefix("_")
        let plain = isCompanion ? String(valid.dropFirst()) : valid
        if let id = unknownIDs[plain] { return (id | (isCompanion ? 1 : 0), end) }
        let id = Int(ElementName.firstUnknown) + unknownNames.count * 2
        // The last pair of ids is kept free: it holds the one that means "no name".
        guard id < Int(UInt16.max) - 1 else {
            throw error(.limit, "more than \(unknownNames.count) unknown property names")
        }
        unknownNames.append(plain)
        unknownIDs[plain] = UInt16(id)
        return (UInt16(id) | (isCompanion ? 1 : 0), end)
    }

    /// Notes that the innermost object has a member of this name, and refuses a second one.
    @inline(__always)
    private mutating func note(_ name: UInt16) throws(ParseError) {
        let frame = frames + (depth &- 1)
        let bit: UInt64 = 1 &<< UInt64(name >> 1)
        let isSuspect = frame.pointee.nameBits & bit != 0 || frame.pointee.memberCount >= 48
        frame.pointee.nameBits |= bit
        frame.pointee.memberCount &+= 1
        if isSuspect { try refuseSecond(name) }
    }

    /// Looks for the name among the members of the innermost object: one by one in a small object, in a set in a
    /// large one, so that thousands of members cost no quadratic time.
    @inline(never)
    private mutating func refuseSecond(_ name: UInt16) throws(ParseError) {
        let frame = frames[depth - 1]
        let key = UInt64(frame.node) << 16
        if frame.memberCount <= 48 {
            var child = Int(frame.node) + 1
            while child < nodeCount {
                if nodes[child].name == name { throw duplicate(name) }
                child = Int(nodes[child].next)
            }
        } else {
            if frame.memberCount == 49 {
                var child = Int(frame.node) + 1
                while child < nodeCount {
                    seenNames.insert(key | UInt64(nodes[child].name))
                    child = Int(nodes[child].next)
                }
            }
            if !seenNames.insert(key | UInt64(name)).inserted { throw duplicate(name) }
        }
    }

    private func duplicate(_ name: UInt16) -> ParseError {
        error(.duplicateName, "the property '\(spelling(of: name))' stands twice in one object")
    }

    func spelling(of name: UInt16) -> String {
        let name = ElementName(rawValue: name)
        if name.isKnown || name == .none { return name.description }
        let index = Int(name.rawValue - ElementName.firstUnknown) / 2
        guard index < unknownNames.count else { return "" }
        return (name.isCompanion ? "_" : "") + unknownNames[index]
    }
}
