/// Reads JSON text into a tape in one pass without recursion.
///
/// A struct that cannot be copied, working on pointers it holds itself: no reference counting and no exclusivity
/// check happens per byte or per value. The text must have zeros behind it, which no rule of JSON accepts.
struct JSONParser: ~Copyable {
    /// An object or array that is still open.
    struct Frame {
        /// Its node.
        var node: UInt32
        var isObject: Bool
        /// Name its items carry, for an array.
        var name: UInt16
        /// Members so far, for an object.
        var memberCount: UInt32
        /// The member before the one to come; the container's own name, made odd, for the first.
        var lastName: UInt16
        /// A bit for each member's name, several names sharing one.
        var nameBits: UInt64
    }

    let start: UnsafePointer<UInt8>
    let count: Int
    let limits: ParseLimits
    /// The next byte to look at.
    var at: UnsafePointer<UInt8>

    var nodes: UnsafeMutablePointer<TapeNode>
    var nodeCount = 0
    var nodeCapacity: Int
    private var ownsNodes = true

    var frames: UnsafeMutablePointer<Frame>
    var frameCapacity: Int
    var depth = 0

    let slots: UnsafePointer<NameTable.Slot>
    let slotMask: UInt64
    let quoted: UnsafePointer<UInt8>
    let quotedLengths: UnsafePointer<UInt8>
    let shapes: UnsafePointer<NameTable.Shape>
    /// For each name, or several that share a place, the one that followed last.
    let successors: UnsafeMutablePointer<UInt16>
    var unknownNames: [String] = []
    var unknownIDs: [String: UInt16] = [:]
    /// Members of objects too large to search, as object and name.
    var seenNames: Set<UInt64> = []

    var sawSpace = false

    /// A power of two; few enough that clearing them is nothing beside reading a small resource.
    static let successorCount = 512

    init(source: UnsafePointer<UInt8>, count: Int, limits: ParseLimits) {
        start = source
        at = source
        self.count = count
        self.limits = limits
        let table = NameTable.shared
        slots = table.slots
        slotMask = table.mask
        quoted = table.quoted
        quotedLengths = table.quotedLengths
        shapes = table.shapes
        successors = UnsafeMutablePointer<UInt16>.allocate(capacity: Self.successorCount)
        successors.initialize(repeating: 0, count: Self.successorCount)
        // Claims have a value every 20 bytes; growing is cheap but not free.
        nodeCapacity = max(min(max(64, count / 16), limits.maximumNodes), 1)
        nodes = UnsafeMutablePointer<TapeNode>.allocate(capacity: nodeCapacity)
        frameCapacity = max(min(32, limits.maximumDepth), 1)
        frames = UnsafeMutablePointer<Frame>.allocate(capacity: frameCapacity)
    }

    deinit {
        if ownsNodes { nodes.deallocate() }
        frames.deallocate()
        successors.deallocate()
    }

    /// Hands the finished tape over.
    mutating func finish() -> Tape {
        ownsNodes = false
        return Tape(
            nodes: UnsafePointer(nodes), count: nodeCount, unknownNames: unknownNames, isCompact: !sawSpace)
    }

    mutating func parse() throws(ParseError) {
        skipByteOrderMark()
        skipSpace()
        var name = ElementName.none.rawValue
        value: while true {
            switch at.pointee {
            case UInt8(ascii: "\""):
                try string(name)
            case UInt8(ascii: "{"):
                try open(name, isObject: true)
                skipSpace()
                if at.pointee != UInt8(ascii: "}") {
                    name = try memberName()
                    continue value
                }
                close()
            case UInt8(ascii: "["):
                try open(name, isObject: false)
                skipSpace()
                if at.pointee != UInt8(ascii: "]") { continue value }
                close()
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                try number(name)
            default:
                try literal(name)
            }
            // A value is complete: close what ends here, then go on to the next value.
            while depth > 0 {
                skipSpace()
                let isObject = frames[depth &- 1].isObject
                if at.pointee == UInt8(ascii: ",") {
                    at += 1
                    skipSpace()
                    name = isObject ? try memberName() : frames[depth &- 1].name
                    continue value
                }
                guard at.pointee == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw unexpected(isObject ? "',' or '}'" : "',' or ']'")
                }
                close()
            }
            break
        }
        skipSpace()
        guard offset == count else { throw unexpected("the end of the text") }
    }

    var offset: Int { at - start }

    private mutating func skipByteOrderMark() {
        // RFC 8259, section 8.1 lets a parser ignore it.
        guard count >= 3, start[0] == 0xEF, start[1] == 0xBB, start[2] == 0xBF else { return }
        at += 3
        sawSpace = true
    }

    @inline(__always)
    mutating func skipSpace() {
        if at.pointee <= 0x20 { skipSomeSpace() }
    }

    @inline(never)
    private mutating func skipSomeSpace() {
        var here = at
        while true {
            // Indentation comes in runs.
            while WordScan.load(here) == 0x2020_2020_2020_2020 { here += 8 }
            let byte = here.pointee
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
            here += 1
        }
        if here != at { sawSpace = true }
        at = here
    }

    // MARK: Containers

    @inline(__always)
    private mutating func open(_ name: UInt16, isObject: Bool) throws(ParseError) {
        if depth == frameCapacity { try growFrames() }
        let kind = isObject ? Node.Kind.object : Node.Kind.array
        frames[depth] = Frame(
            node: UInt32(truncatingIfNeeded: nodeCount), isObject: isObject, name: name, memberCount: 0,
            lastName: name | 1,
            nameBits: 0)
        depth &+= 1
        try append(name, kind: kind, offset: offset, length: 0, flags: 0)
        at += 1
    }

    /// Ends the innermost container at its closing bracket.
    @inline(__always)
    private mutating func close() {
        depth &-= 1
        at += 1
        let node = nodes + Int(frames[depth].node)
        node.pointee.next = UInt32(truncatingIfNeeded: nodeCount)
        node.pointee.length = UInt32(truncatingIfNeeded: offset) &- node.pointee.offset
    }

    @inline(__always)
    mutating func append(
        _ name: UInt16, kind: Node.Kind, offset: Int, length: Int, flags: UInt8
    ) throws(ParseError) {
        if nodeCount == nodeCapacity { try growNodes() }
        (nodes + nodeCount).initialize(
            to: TapeNode(
                offset: UInt32(truncatingIfNeeded: offset), length: UInt32(truncatingIfNeeded: length),
                next: UInt32(truncatingIfNeeded: nodeCount &+ 1), name: name, kind: kind.rawValue, flags: flags))
        nodeCount &+= 1
    }

    @inline(never)
    private mutating func growNodes() throws(ParseError) {
        guard nodeCount < limits.maximumNodes else {
            throw error(.limit, "more than \(limits.maximumNodes) values")
        }
        let capacity = min(nodeCapacity * 2, limits.maximumNodes)
        let grown = UnsafeMutablePointer<TapeNode>.allocate(capacity: capacity)
        grown.moveInitialize(from: nodes, count: nodeCount)
        nodes.deallocate()
        nodes = grown
        nodeCapacity = capacity
    }

    @inline(never)
    private mutating func growFrames() throws(ParseError) {
        guard depth < limits.maximumDepth else {
            throw error(.limit, "objects and arrays are nested deeper than \(limits.maximumDepth) levels")
        }
        let capacity = min(frameCapacity * 2, limits.maximumDepth)
        let grown = UnsafeMutablePointer<Frame>.allocate(capacity: capacity)
        grown.moveInitialize(from: frames, count: depth)
        frames.deallocate()
        frames = grown
        frameCapacity = capacity
    }
}
