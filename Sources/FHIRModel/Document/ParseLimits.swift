/// What a parser takes at most before it refuses its input.
public struct ParseLimits: Sendable, Hashable {
    /// Length of the input in bytes; at most 2 GiB whatever is set.
    public var maximumBytes: Int
    /// Objects and arrays inside one another.
    public var maximumDepth: Int
    /// Values altogether, objects and arrays included; each takes sixteen bytes of memory.
    public var maximumNodes: Int

    public init(maximumBytes: Int = 256 << 20, maximumDepth: Int = 200, maximumNodes: Int = 16 << 20) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumNodes = maximumNodes
    }

    /// 256 MiB, 200 levels, 16 million values: more than any exchanged resource, less than harms a server.
    public static let standard = ParseLimits()
}
