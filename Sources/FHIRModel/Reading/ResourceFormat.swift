/// The formats resources are exchanged in.
public enum ResourceFormat: String, Sendable, Hashable, CaseIterable {
    case json
    case xml
    /// One JSON resource a line.
    case ndjson
}
