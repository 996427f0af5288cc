import OpenIMIS
import SQLInterface

/// The one statement of a page: the keys of its rows are found first, then everything a record shows is read for those
/// rows alone.
struct PageStatement<Selection: RecordSelection>: Query {
    struct Line: Sendable {
        let record: Selection.Record
        let keys: [String?]
        /// All that match, when it was asked for.
        let total: Int?
    }

    let sql: SQL
    private let kinds: [Column.Kind]
    private let hasTotal: Bool

    /// `limit` is one more than the page holds, to see whether there are more.
    init(_ query: RecordQuery, schemas: [String: ResourceSchema], limit: Int, withTotal: Bool) throws(StoreError) {
        var planner = SearchPlanner(schemas: schemas)
        var scope = PlanScope(source: query.schema.source, prefix: "")
        guard let keyset = Keyset(query.sort, query.schema, in: &scope) else {
            throw StoreError(.rule, "the results cannot be sorted by this parameter")
        }
        var conditions = Self.conditions(query, &planner, &scope)
        if let position = query.position {
            guard let beyond = keyset.beyond(position) else {
                throw StoreError(.rule, "the page link does not belong to this search")
            }
            conditions.append(beyond)
        }
        let isBackward = query.position?.isBackward ?? false
        let page: SQL = """
            SELECT \(keyset.columns) FROM \(scope.from()) WHERE \(conditions.joined(separator: " AND ")) \
            ORDER BY \(keyset.order(isBackward: isBackward)) LIMIT \(raw: String(limit))
            """
        let total = withTotal ? ", (\(CountStatement(query, schemas: schemas).sql))" : SQL.empty
        let last = keyset.kinds.count - 1
        let all = PlanScope(source: Selection.source, prefix: "")
        sql = """
            SELECT \(Selection.columns), \(Self.names(keyset.kinds.count))\(total) FROM (\(page)) "page" \
            JOIN \(all.from(allJoins: true, joinedOn: SQL.column("page", "k\(last)"))) \
            ORDER BY \(keyset.order(isBackward: isBackward, byName: true))
            """
        kinds = keyset.kinds
        hasTotal = withTotal
    }

    /// The search conditions, without those of the page's position.
    static func conditions(
        _ query: RecordQuery, _ planner: inout SearchPlanner, _ scope: inout PlanScope
    ) -> [SQL] {
        let own = scope.isCurrent()
        let criteria = query.criteria.map { planner.condition($0, query.schema, in: &scope) }
        let conditions = ([own] + criteria).filter { !$0.isEmpty }
        return conditions.isEmpty ? [SearchPlanner.always] : conditions
    }

    private static func names(_ count: Int) -> SQL {
        (0..<count).map { SQL.column("page", "k\($0)") }.joined(separator: ", ")
    }

    func decode(_ row: any Row) throws(RowError) -> Line {
        var columns = ColumnReader(row)
        let record = try Selection.decode(&columns)
        var keys: [String?] = []
        keys.reserveCapacity(kinds.count)
        for kind in kinds { keys.append(try columns.cursorKey(kind)) }
        return Line(record: record, keys: keys, total: hasTotal ? try columns.integer() : nil)
    }
}

/// How many records match.
struct CountStatement: Query {
    let sql: SQL

    init(_ query: RecordQuery, schemas: [String: ResourceSchema]) {
        var planner = SearchPlanner(schemas: schemas)
        var scope = PlanScope(source: query.schema.source, prefix: "t")
        let own = scope.isCurrent()
        let criteria = query.criteria.map { planner.condition($0, query.schema, in: &scope) }
        let conditions = ([own] + criteria).filter { !$0.isEmpty }
        let filter: SQL = conditions.isEmpty ? .empty : " WHERE \(conditions.joined(separator: " AND "))"
        sql = "SELECT count(*) FROM \(scope.from())\(filter)"
    }

    func decode(_ row: any Row) throws(RowError) -> Int { try row.integer(0) }
}

extension ColumnReader {
    /// A sort key as text, from which ``Bound`` makes the value again.
    mutating func cursorKey(_ kind: Column.Kind) throws(RowError) -> String? {
        switch kind {
        case .text, .textUUID, .uuid: try optionalString()
        case .integer: try optionalInteger().map(String.init)
        case .decimal: try optionalDecimal()
        case .boolean: try optionalBoolean().map { $0 ? "true" : "false" }
        case .date: try date()?.description
        case .timestamp: try optionalMoment().map { String($0.microseconds) }
        }
    }
}
