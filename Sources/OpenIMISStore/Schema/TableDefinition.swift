/// A table of the openIMIS schema, independent of the database dialect.
struct TableDefinition: Sendable {
    let name: String
    /// The change log table of openIMIS's newer models, if the table has one.
    let history: String?
    var columns: [ColumnDefinition] = []

    var primaryKey: ColumnDefinition? {
        columns.first { $0.key != nil }
    }

    /// The change log as a table of its own: all columns without constraints, then who changed what, when and how.
    var historyTable: TableDefinition? {
        guard let history else { return nil }
        var log = TableDefinition(name: history, history: nil)
        log.columns = columns.map {
            ColumnDefinition(name: $0.name, type: $0.type, isRequired: $0.isRequired && $0.target == nil)
        }
        log.columns += [
            ColumnDefinition(name: "history_id", type: .integer, isRequired: true, key: .generated),
            ColumnDefinition(name: "history_date", type: .instant, isRequired: true),
            ColumnDefinition(name: "history_change_reason", type: .text(limit: 100)),
            ColumnDefinition(name: "history_type", type: .text(limit: 1), isRequired: true),
            ColumnDefinition(name: "history_user_id", type: .uuid, target: "core_User"),
        ]
        return log
    }
}

/// A column of a `TableDefinition`.
struct ColumnDefinition: Sendable {
    enum Key: Sendable {
        case given
        case generated
    }

    let name: String
    let type: Kind
    var isRequired = false
    var key: Key?
    var isUnique = false
    var isIndexed = false
    /// The table whose primary key this column refers to.
    var target: String?
    var defaultValue: String?

    /// Column types as openIMIS uses them on PostgreSQL.
    enum Kind: Sendable, Hashable {
        case boolean
        case smallInteger
        case integer
        case bigInteger
        case double
        case decimal(precision: Int, scale: Int)
        case text(limit: Int?)
        case character(limit: Int)
        case date
        case instant
        case localTime
        case uuid
        case json
        case bytes
        case bit

        init?(notation: Substring) {
            let parts = notation.split(whereSeparator: { "(,)".contains($0) })
            let numbers = parts.dropFirst().compactMap { Int($0) }
            guard let name = parts.first, numbers.count == parts.count - 1 else { return nil }
            switch (name, numbers.count) {
            case ("bool", 0): self = .boolean
            case ("small", 0): self = .smallInteger
            case ("int", 0): self = .integer
            case ("big", 0): self = .bigInteger
            case ("double", 0): self = .double
            case ("decimal", 2): self = .decimal(precision: numbers[0], scale: numbers[1])
            case ("text", 0): self = .text(limit: nil)
            case ("text", 1): self = .text(limit: numbers[0])
            case ("char", 1): self = .character(limit: numbers[0])
            case ("date", 0): self = .date
            case ("instant", 0): self = .instant
            case ("localtime", 0): self = .localTime
            case ("uuid", 0): self = .uuid
            case ("json", 0): self = .json
            case ("bytes", 0): self = .bytes
            case ("bit", 0): self = .bit
            default: return nil
            }
        }
    }
}
