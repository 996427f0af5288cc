/// A resource, or any other JSON value, as it was read: immutable, exact and cheap to walk.
///
/// The source text is kept and a tape of sixteen-byte nodes points into it, so numbers keep their digits,
/// strings their spelling and members their order, and whatever is not changed is written from its own bytes.
/// Cursors into it are ``Node`` values.
public final class Document: @unchecked Sendable {
    // Unchecked: the buffers are written before `init` returns, never after, and freed by `deinit` alone.

    /// The JSON text, followed by at least 32 zero bytes.
    @usableFromInline let source: UnsafePointer<UInt8>
    @usableFromInline let sourceCount: Int
    @usableFromInline let nodes: UnsafePointer<TapeNode>
    @usableFromInline let nodeCount: Int
    /// Names of ids from ``ElementName/firstUnknown`` on, one for each pair of plain and companion id.
    let unknownNames: [String]
    /// Whether the source has white space between its tokens.
    let isCompact: Bool
    /// Line (upper half) and column of each node in the text that was read, where that was not this JSON.
    let foreignPositions: [UInt64]?

    /// Reads one JSON value (RFC 8259).
    ///
    /// Refused are text that is no JSON or no UTF-8, a property named twice in one object, and lone surrogates;
    /// what FHIR forbids beyond that, such as empty objects, is for a validator to say.
    /// - Throws: a ``ParseError`` naming line, column and path of the first fault.
    public convenience init(json: [UInt8], limits: ParseLimits = .standard) throws(ParseError) {
        let copy = try SourceBuffer(copying: json, limits: limits)
        try self.init(consuming: copy, limits: limits, foreignPositions: nil)
    }

    /// Reads one JSON value from memory that need not outlive the call.
    /// - Throws: a ``ParseError`` naming line, column and path of the first fault.
    public convenience init(json: UnsafeRawBufferPointer, limits: ParseLimits = .standard) throws(ParseError) {
        let copy = try SourceBuffer(copying: json, limits: limits)
        try self.init(consuming: copy, limits: limits, foreignPositions: nil)
    }

    /// Reads one JSON value.
    /// - Throws: a ``ParseError`` naming line, column and path of the first fault.
    public convenience init(json: String, limits: ParseLimits = .standard) throws(ParseError) {
        let copy = try SourceBuffer(copying: Array(json.utf8), limits: limits)
        try self.init(consuming: copy, limits: limits, foreignPositions: nil)
    }

    init(
        consuming buffer: consuming SourceBuffer, limits: ParseLimits, foreignPositions: [UInt64]?
    ) throws(ParseError) {
        var parser = JSONParser(source: buffer.start, count: buffer.count, limits: limits)
        try parser.parse()
        let tape = parser.finish()
        sourceCount = buffer.count
        source = buffer.release()
        nodes = tape.nodes
        nodeCount = tape.count
        unknownNames = tape.unknownNames
        isCompact = tape.isCompact
        self.foreignPositions = foreignPositions
    }

    deinit {
        source.deallocate()
        nodes.deallocate()
    }

    /// The outermost value.
    @inlinable public var root: Node { Node(document: self, index: 0) }

    /// The value at a place of the tape (``Node/order``).
    @inlinable
    public func node(at order: Int) -> Node {
        precondition(order >= 0 && order < nodeCount, "no value at this place")
        return Node(document: self, index: UInt32(truncatingIfNeeded: order))
    }

    /// How many values there are altogether.
    @inlinable public var count: Int { nodeCount }

    /// The root's `resourceType`, when it is an object that has one.
    public var resourceType: String? { root.resourceType }

    /// The JSON text as it was read; for a document read from XML, the JSON it stands for.
    public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: source, count: sourceCount)) }

    /// Calls `body` with the JSON text as it was read.
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try body(UnsafeBufferPointer(start: source, count: sourceCount))
    }

    /// How a name found in this document is spelled.
    public func text(of name: ElementName) -> String {
        guard name != .none else { return "" }
        guard !name.isKnown else { return name.description }
        let index = Int(name.rawValue - ElementName.firstUnknown) / 2
        guard index < unknownNames.count else { return name.description }
        return name.isCompanion ? "_" + unknownNames[index] : unknownNames[index]
    }

    /// The id a name has in this document, or `nil` when nothing here can be called so.
    public func name(_ text: String) -> ElementName? {
        if let known = ElementName(known: text) { return known }
        guard !unknownNames.isEmpty else { return nil }
        let isCompanion = text.hasPrefix("_") && text.utf8.count > 1
        let plain = isCompanion ? String(text.dropFirst()) : text
        guard let index = unknownNames.firstIndex(of: plain) else { return nil }
        return ElementName(rawValue: ElementName.firstUnknown + UInt16(index * 2 + (isCompanion ? 1 : 0)))
    }
}
