import OpenIMIS
import SQLInterface

/// The columns of a row that a write sets, compared with what they hold.
struct RowChange {
    private(set) var columns: [(name: String, value: SQLValue)] = []

    /// Notes a column if its value differs from the one it has.
    mutating func set(_ name: String, _ value: SQLValue, was current: SQLValue) {
        if value != current { columns.append((name, value)) }
    }

    /// Notes a column whatever it holds.
    mutating func set(_ name: String, _ value: SQLValue) { columns.append((name, value)) }

    var isEmpty: Bool { columns.isEmpty }

    /// `INSERT` of a new row that gives back its key.
    func insertion(into table: Table) -> SQL {
        let names = columns.map { SQL.identifier($0.name) }.joined(separator: ", ")
        let values = columns.map { SQL($0.value) }.joined(separator: ", ")
        return """
            INSERT INTO \(identifier: table.name) (\(names)) VALUES (\(values)) RETURNING \(identifier: table.key)
            """
    }

    func update(_ table: Table, key: Int) -> SQL {
        let assignments = columns.map { "\(SQL.identifier($0.name)) = \($0.value)" as SQL }.joined(separator: ", ")
        return "UPDATE \(identifier: table.name) SET \(assignments) WHERE \(identifier: table.key) = \(key)"
    }
}

/// The old version of a row as openIMIS keeps it: a copy with a key and a uuid of its own, closed now, that points to the
/// current row.
struct HistoryCopy {
    let table: Table
    let uuidColumn: String?
    /// The columns that openIMIS copies, without key, uuid, `ValidityTo` and `LegacyID`.
    let columns: [String]

    func statement(of key: Int, closedAt now: Instant) -> SQL {
        let names = columns.map { SQL.identifier($0) }
        let uuidName: [SQL] = uuidColumn.map { [.identifier($0)] } ?? []
        let uuidValue: [SQL] = uuidColumn.map { _ in [SQL(.text(RandomUUID.make()))] } ?? []
        let all = (names + uuidName + [.identifier("ValidityTo"), .identifier("LegacyID")]).joined(separator: ", ")
        let values = (names + uuidValue + ["\(now)", "\(key)"]).joined(separator: ", ")
        return """
            INSERT INTO \(identifier: table.name) (\(all)) SELECT \(values) FROM \(identifier: table.name) \
            WHERE \(identifier: table.key) = \(key)
            """
    }
}

extension SQLSession {
    /// Inserts a row and gives its key.
    func insert(_ change: RowChange, into table: Table) throws -> Int {
        guard
            let key = try first(
                RowQuery(
                    change.insertion(into: table),
                    decode: { row throws(RowError) in
                        try row.integer(0)
                    }))
        else { throw StoreError(.fault, "the database gave no key for a new row of \(table.name)") }
        return key
    }

    /// Waits for others that write about the same thing, to the end of the transaction.
    ///
    /// openIMIS has no unique index over business codes, so two at once would both find a code free. SQLite has one
    /// writer at a time anyway.
    func lock(_ subject: String) throws {
        guard dialect == .postgresql else { return }
        _ = try first(
            RowQuery("SELECT pg_advisory_xact_lock(hashtextextended(\(subject), 0))") { _ throws(RowError) in true })
    }

    /// Puts what is kept of a client's resource into the row's JSON column, beside what others keep there.
    func keep(_ text: String?, in table: Table, key: Int) throws {
        let column: SQL
        if let text {
            column = SQL(
                sqlite: "json_set(coalesce(\"JsonExt\", '{}'), '$.fhir_gateway', \(text))",
                postgresql:
                    "coalesce(\"JsonExt\", '{}'::jsonb) || jsonb_build_object('fhir_gateway', CAST(\(text) AS text))")
        } else {
            column = SQL(
                sqlite: "nullif(json_remove(\"JsonExt\", '$.fhir_gateway'), '{}')",
                postgresql: "nullif(\"JsonExt\" - 'fhir_gateway', '{}'::jsonb)")
        }
        try execute(
            "UPDATE \(identifier: table.name) SET \"JsonExt\" = \(column) WHERE \(identifier: table.key) = \(key)")
    }
}
