/// Table definitions in a compact notation that both database dialects are generated from.
///
/// A table is a line `table NAME`, then a line for each column: name, two blanks, type and marks. A line
/// `table NAME history OTHER` also makes OTHER, the change log that openIMIS's newer models keep: the same columns
/// without constraints, and the `history_…` columns.
///
/// | Notation | Meaning |
/// | --- | --- |
/// | `!` after the type | not null |
/// | `key` / `serial` | primary key, given by the writer / by the database |
/// | `unique`, `indexed` | a unique constraint, a plain index |
/// | `> TABLE` | reference to that table's primary key, checked at commit |
/// | `= VALUE` | database default |
/// | `@validity` | `ValidityFrom`, `ValidityTo`, `LegacyID` of the classic tables |
/// | `@record`, `@business` | the columns of openIMIS's newer models |
struct TableNotation: Sendable {
    let text: StaticString

    init(_ text: StaticString) {
        self.text = text
    }

    /// The tables in the order they are written.
    func tables() throws(TableNotationError) -> [TableDefinition] {
        var tables: [TableDefinition] = []
        for line in text.description.split(separator: "\n", omittingEmptySubsequences: true) {
            if line.hasPrefix("table ") {
                let words = line.split(separator: " ")
                let history = words.count == 4 && words[2] == "history" ? String(words[3]) : nil
                guard words.count == 2 || history != nil else { throw TableNotationError(line: String(line)) }
                tables.append(TableDefinition(name: String(words[1]), history: history))
            } else {
                guard !tables.isEmpty else { throw TableNotationError(line: String(line)) }
                tables[tables.count - 1].columns += try Self.columns(of: line)
            }
        }
        return tables
    }

    private static func columns(of line: Substring) throws(TableNotationError) -> [ColumnDefinition] {
        guard let macro = macros[String(line)] else { return [try column(of: line)] }
        var columns: [ColumnDefinition] = []
        for part in macro { columns.append(try column(of: part[...])) }
        return columns
    }

    /// Reads `NAME  TYPE[!] MARKS`; the name may hold single blanks, as two of openIMIS's do.
    private static func column(of line: Substring) throws(TableNotationError) -> ColumnDefinition {
        var gap = line.startIndex
        while gap < line.endIndex, !line[gap...].hasPrefix("  ") { gap = line.index(after: gap) }
        var words = line[gap...].split(separator: " ")[...]
        guard gap > line.startIndex, let typeWord = words.popFirst() else {
            throw TableNotationError(line: String(line))
        }
        let required = typeWord.hasSuffix("!")
        guard let type = ColumnDefinition.Kind(notation: required ? typeWord.dropLast() : typeWord) else {
            throw TableNotationError(line: String(line))
        }
        var column = ColumnDefinition(name: String(line[..<gap]), type: type, isRequired: required)
        while let mark = words.popFirst() {
            switch mark {
            case "key": column.key = .given
            case "serial": column.key = .generated
            case "unique": column.isUnique = true
            case "indexed": column.isIndexed = true
            case ">": column.target = words.popFirst().map(String.init)
            case "=": column.defaultValue = words.popFirst().map(String.init)
            default: throw TableNotationError(line: String(line))
            }
        }
        return column
    }

    private static let macros: [String: [String]] = [
        "@validity": ["ValidityFrom  instant!", "ValidityTo  instant", "LegacyID  int"],
        "@record": [
            "UUID  uuid! key", "isDeleted  bool!", "Json_ext  json", "DateCreated  instant", "DateUpdated  instant",
            "version  int!", "UserCreatedUUID  uuid! > core_User", "UserUpdatedUUID  uuid! > core_User",
        ],
        "@business": ["DateValidFrom  instant!", "DateValidTo  instant", "ReplacementUUID  uuid"],
    ]
}

/// A line that is not in the notation; a mistake in this module, found by its tests.
struct TableNotationError: Error, CustomStringConvertible {
    let line: String

    var description: String { "not a table definition: \(line)" }
}
