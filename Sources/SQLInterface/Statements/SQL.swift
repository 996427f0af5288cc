/// SQL text with bound values.
///
/// Interpolating a value binds it, interpolating another `SQL` joins it, and pasting text needs the label `raw`:
///
///     let statement: SQL = "SELECT \(raw: column) FROM \(table) WHERE \(condition) AND \"CHFID\" = \(number)"
///
/// A value never becomes part of the text, whatever it holds.
package struct SQL: Sendable, Hashable {
    /// A part of a statement, in order.
    indirect enum Piece: Sendable, Hashable {
        case text(String)
        case value(SQLValue)
        case variant(sqlite: SQL, postgresql: SQL)
    }

    private(set) var pieces: [Piece]

    init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// Nothing at all; joins as nothing.
    package static let empty = SQL(pieces: [])

    /// A text that differs between the dialects.
    package init(sqlite: SQL, postgresql: SQL) {
        pieces = [.variant(sqlite: sqlite, postgresql: postgresql)]
    }

    /// Text that is taken as it stands.
    ///
    /// Only for text that the program itself holds, never for input.
    package init(raw text: String) {
        pieces = text.isEmpty ? [] : [.text(text)]
    }

    /// One bound value.
    package init(_ value: SQLValue) {
        pieces = [.value(value)]
    }

    /// A quoted identifier, such as a table or column name: `"tblInsuree"`.
    package static func identifier(_ name: String) -> SQL {
        SQL(raw: quoted(name))
    }

    /// A column qualified by a table name or alias: `insuree."CHFID"` with both parts quoted.
    package static func column(_ qualifier: String, _ name: String) -> SQL {
        SQL(raw: quoted(qualifier) + "." + quoted(name))
    }

    /// Bound values between parentheses, `(?, ?, ?)`; an empty list matches nothing: `(NULL)`.
    package static func list(_ values: some Sequence<SQLValue>) -> SQL {
        var pieces: [Piece] = [.text("(")]
        for value in values {
            if pieces.count > 1 { pieces.append(.text(", ")) }
            pieces.append(.value(value))
        }
        pieces.append(.text(pieces.count > 1 ? ")" : "NULL)"))
        return SQL(pieces: pieces)
    }

    /// Whether the statement has no text and no value in it.
    package var isEmpty: Bool { pieces.isEmpty }

    package static func + (left: SQL, right: SQL) -> SQL {
        SQL(pieces: left.pieces + right.pieces)
    }

    package static func += (left: inout SQL, right: SQL) {
        left.pieces.append(contentsOf: right.pieces)
    }

    private static func quoted(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "\"")) else { return "\"\(name)\"" }
        var quoted = "\""
        for character in name {
            if character == "\"" { quoted.append(character) }
            quoted.append(character)
        }
        return quoted + "\""
    }
}

extension Sequence where Element == SQL {
    /// The statements in order with `separator` between them; empty ones are left out.
    package func joined(separator: SQL) -> SQL {
        var joined = SQL.empty
        for element in self where !element.isEmpty {
            if !joined.isEmpty { joined += separator }
            joined += element
        }
        return joined
    }
}
