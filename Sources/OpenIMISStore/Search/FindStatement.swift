import OpenIMIS
import SQLInterface

/// Reads the record with an id: one pipelined statement whose text is always the same for a kind of record.
struct FindStatement<Selection: RecordSelection>: Query {
    let sql: SQL
    private let currency: Table.Currency

    /// `nil` when no record of the schema can have such an id.
    init?(_ id: RecordID, in schema: ResourceSchema, forUpdate: Bool = false) {
        var planner = SearchPlanner(schemas: [:])
        var scope = PlanScope(source: schema.source, prefix: "")
        guard let identity = planner.identity(schema, id, in: &scope) else { return nil }
        currency = schema.source.table.currency
        let closed: SQL
        var conditions = [identity]
        switch currency {
        case .validityTo(let legacy):
            closed = "\(SQL.column(RecordSource.alias, "ValidityTo")) IS NOT NULL"
            // History rows have a uuid of their own, which is no id. A current row may name itself.
            conditions.append(
                """
                (\(SQL.column(RecordSource.alias, legacy)) IS NULL \
                OR \(SQL.column(RecordSource.alias, "ValidityTo")) IS NULL)
                """)
        case .notDeleted:
            closed = SQL.column(RecordSource.alias, "isDeleted")
        case .always:
            closed = "1 = 0"
        }
        let lock = forUpdate ? SQL(sqlite: "", postgresql: " FOR UPDATE OF \(identifier: RecordSource.alias)") : .empty
        sql = """
            SELECT \(Selection.columns), \(closed) FROM \(scope.from(allJoins: true)) \
            WHERE \(conditions.joined(separator: " AND "))\(lock)
            """
    }

    func decode(_ row: any Row) throws(RowError) -> FoundRecord<Selection.Record> {
        var columns = ColumnReader(row)
        let record = try Selection.decode(&columns)
        return FoundRecord(record: record, isClosed: try columns.boolean())
    }
}
