/// Why an expression could not be compiled or evaluated.
public struct PathError: Error, Sendable, Equatable, CustomStringConvertible {
    /// When the fault shows: while reading the text, while checking names and types, or while running.
    public enum Kind: String, Sendable {
        case syntax
        case semantic
        case execution
    }

    public let kind: Kind
    /// What is wrong, in words; holds names and types, never values of the resource.
    public let message: String
    /// Where in the expression, in UTF-8 bytes from its start, when known.
    public let offset: Int?

    public init(_ kind: Kind, _ message: String, at offset: Int? = nil) {
        self.kind = kind
        self.message = message
        self.offset = offset
    }

    public var description: String {
        let place = offset.map { " (at character \($0 + 1))" } ?? ""
        return "\(kind.rawValue) error: \(message)\(place)"
    }

    static func execution(_ message: String) -> PathError { PathError(.execution, message) }
}
