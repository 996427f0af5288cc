/// Why input could not be read, and where.
public struct ParseError: Error, Sendable, Equatable {
    /// The sort of fault, for programs; ``ParseError/message`` is for people.
    public enum Kind: String, Sendable {
        /// The text breaks the grammar of JSON or XML.
        case syntax
        /// The input ends inside a value.
        case unexpectedEnd
        /// The bytes are no UTF-8, or an escape stands for no character.
        case encoding
        /// An object names a property twice.
        case duplicateName
        /// A limit of ``ParseLimits`` is passed.
        case limit
        /// XML with a document type declaration or entities of its own.
        case forbiddenMarkup
        /// XML or JSON that is well-formed but breaks FHIR's form: a wrong namespace, an unknown or misplaced element.
        case structure
    }

    /// The sort of fault.
    public let kind: Kind
    /// What was found and what was expected; quotes at most a few characters of the input.
    public let message: String
    /// Bytes before the fault.
    public let offset: Int
    /// Line of the fault, from 1.
    public let line: Int
    /// Column of the fault in characters, from 1.
    public let column: Int
    /// The innermost element that had begun, like `Patient.name[0].given`; empty when none had.
    public let path: String

    public init(kind: Kind, message: String, offset: Int, line: Int, column: Int, path: String) {
        self.kind = kind
        self.message = message
        self.offset = offset
        self.line = line
        self.column = column
        self.path = path
    }
}

extension ParseError {
    /// The same fault in a text that begins so many lines earlier.
    public func moved(byLines lines: Int) -> ParseError {
        ParseError(
            kind: kind, message: message, offset: offset, line: line + lines, column: column, path: path)
    }
}

extension ParseError: CustomStringConvertible {
    public var description: String {
        "line \(line), column \(column)\(path.isEmpty ? "" : ", in \(path)"): \(message)"
    }
}
