import OpenIMIS
import SQLInterface

/// The order of a page and the condition that it starts beside a row: the primary key comes last, so that no two rows
/// are equal and writes elsewhere move nothing.
struct Keyset {
    private struct Key {
        let sql: SQL
        let kind: Column.Kind
        let isDescending: Bool
        /// Whether the column may be null; nulls come last in both directions.
        let isOptional: Bool
    }

    private let keys: [Key]

    /// `nil` when a parameter has no single column to sort by.
    init?(_ sort: [RecordQuery.SortKey], _ schema: ResourceSchema, in scope: inout PlanScope) {
        var keys: [Key] = []
        for key in sort {
            guard let column = schema.sortColumn(key.parameter) else { return nil }
            let sql = scope.sql(column)
            let isText = column.kind == .text
            keys.append(
                Key(
                    sql: isText ? TextMatch.folded(sql) : sql, kind: column.kind, isDescending: key.isDescending,
                    isOptional: true))
        }
        let primary = schema.source.key
        keys.append(Key(sql: scope.sql(primary), kind: primary.kind, isDescending: false, isOptional: false))
        self.keys = keys
    }

    var kinds: [Column.Kind] { keys.map(\.kind) }

    /// `a AS "k0", b AS "k1"`.
    var columns: SQL {
        keys.enumerated().map { index, key in "\(key.sql) AS \(identifier: "k\(index)")" }.joined(separator: ", ")
    }

    /// `a DESC NULLS LAST, b`, over the expressions or over the names that ``columns`` gives them.
    func order(isBackward: Bool, byName: Bool = false) -> SQL {
        keys.enumerated().map { index, key in
            let isDescending = key.isDescending != isBackward
            let direction = isDescending ? " DESC" : ""
            let nulls = key.isOptional ? (isBackward ? " NULLS FIRST" : " NULLS LAST") : ""
            let expression = byName ? SQL.column("page", "k\(index)") : key.sql
            return "\(expression)\(raw: direction + nulls)"
        }.joined(separator: ", ")
    }

    /// The condition that a row lies beyond a position; `nil` when the position is not one of this order.
    func beyond(_ position: RecordQuery.Position) -> SQL? {
        guard position.keys.count == keys.count else { return nil }
        var alternatives: [SQL] = []
        var equal: [SQL] = []
        for (key, text) in zip(keys, position.keys) {
            let value: SQLValue?
            if let text {
                guard let bound = Bound.value(text, for: key.kind) else { return nil }
                value = bound
            } else {
                value = nil
            }
            if let test = Self.beyond(key, value, position.isBackward) {
                alternatives.append(SearchPlanner.all(equal + [test]))
            }
            equal.append(value.map { "\(key.sql) = \($0)" } ?? "\(key.sql) IS NULL")
        }
        return SearchPlanner.any(alternatives)
    }

    private static func beyond(_ key: Key, _ value: SQLValue?, _ isBackward: Bool) -> SQL? {
        guard let value else { return isBackward && key.isOptional ? "\(key.sql) IS NOT NULL" : nil }
        let sign = key.isDescending == isBackward ? ">" : "<"
        let test: SQL = "\(key.sql) \(raw: sign) \(value)"
        return key.isOptional && !isBackward ? "(\(test) OR \(key.sql) IS NULL)" : test
    }
}
