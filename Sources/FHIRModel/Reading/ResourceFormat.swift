/// The formats resources are exchanged in.
public enum ResourceFormat: String, Sendable, Hashable, CaseIterable {
    case json
    case xml
    /// One JSON resource a line.
    case ndjson

    /// The format the name of a file tells, or `nil` when it tells none.
    public init?(ofFile name: String) {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        self.init(rawValue: name[name.index(after: dot)...].lowercased())
    }

    /// The format that text looks like: XML begins with `<`, all else is JSON.
    public init(ofText text: some Collection<UInt8>) {
        let first = text.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        self = first == UInt8(ascii: "<") ? .xml : .json
    }
}
