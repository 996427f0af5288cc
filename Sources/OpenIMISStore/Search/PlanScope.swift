import OpenIMIS
import SQLInterface

/// The tables in reach at one level of a statement: aliases, and which joins of the source are in use.
struct PlanScope {
    let source: RecordSource?
    /// Put before each alias, so that levels never shadow each other.
    private let prefix: String
    private let ownAlias: String
    private var usedJoins: Set<String> = []

    init(source: RecordSource, prefix: String) {
        self.source = source
        self.prefix = prefix
        ownAlias = prefix + RecordSource.alias
    }

    /// A level with a single table.
    init(alias: String) {
        source = nil
        prefix = ""
        ownAlias = alias
    }

    /// The SQL of a column, whose join is in use from then on.
    mutating func sql(_ column: Column) -> SQL {
        guard let alias = column.alias, let source else { return .column(ownAlias, column.name) }
        use(alias, of: source)
        return .column(prefix + alias, column.name)
    }

    private mutating func use(_ alias: String, of source: RecordSource) {
        guard let join = source.joins.first(where: { $0.alias == alias }) else {
            preconditionFailure("the source of \(source.table.name) has no join \(alias)")
        }
        guard usedJoins.insert(alias).inserted, let next = join.reference.alias else { return }
        use(next, of: source)
    }

    /// `"tblInsuree" "r" LEFT JOIN …` with the joins in use, or with all of them.
    ///
    /// `key` is the primary key of the rows meant, when the source is itself joined to something.
    func from(allJoins: Bool = false, joinedOn key: SQL = .empty) -> SQL {
        guard let source else { return .empty }
        var sql: SQL = "\(identifier: source.table.name) \(identifier: ownAlias)"
        if !key.isEmpty { sql += " ON \(SQL.column(ownAlias, source.table.key)) = \(key)" }
        for join in source.joins where allJoins || usedJoins.contains(join.alias) {
            let reference = SQL.column(
                join.reference.alias.map { prefix + $0 } ?? ownAlias, join.reference.name)
            let kind = join.isOptional ? "LEFT JOIN" : "JOIN"
            sql += """
                 \(raw: kind) \(identifier: join.table.name) \(identifier: prefix + join.alias) \
                ON \(SQL.column(prefix + join.alias, join.column)) = \(reference)
                """
        }
        return sql
    }

    /// What makes a row of the source's own table current; empty where every row is.
    func isCurrent() -> SQL {
        guard let source else { return .empty }
        return Self.isCurrent(source.table, alias: ownAlias)
    }

    static func isCurrent(_ table: Table, alias: String) -> SQL {
        switch table.currency {
        case .validityTo: "\(SQL.column(alias, "ValidityTo")) IS NULL"
        case .notDeleted: "NOT \(SQL.column(alias, "isDeleted"))"
        case .always: .empty
        }
    }
}
