import OpenIMIS
import SQLInterface

/// Finds current records that a draft names.
enum PersonLookup {
    struct Family {
        let key: Int
        let locationKey: Int?
        let address: String?
        let headKey: Int
    }

    struct Person {
        let key: Int
        let uuid: String
        let number: String?
        let isHead: Bool
        let familyKey: Int?
    }

    static func family(_ key: EntityKey, _ session: any SQLSession) throws -> Family {
        let test: SQL =
            switch key.name {
            case .uuid(let uuid): "f.\"FamilyUUID\" IN (\(uuid), \(uuid.uppercased()))"
            case .code(let number): "h.\"CHFID\" = \(number)"
            }
        let query: SQL = """
            SELECT f."FamilyID", f."LocationId", f."FamilyAddress", f."InsureeID" FROM "tblFamilies" f \
            LEFT JOIN "tblInsuree" h ON h."InsureeID" = f."InsureeID" WHERE f."ValidityTo" IS NULL AND \(test)
            """
        let found = try session.first(
            RowQuery(query) { row throws(RowError) in
                var columns = ColumnReader(row)
                return Family(
                    key: try columns.integer(), locationKey: try columns.optionalInteger(), address: try columns.text(),
                    headKey: try columns.integer())
            })
        guard let found else { throw unresolved("family (Group)", key) }
        return found
    }

    /// Locks the person's row, for it will be written.
    static func person(_ key: EntityKey, _ session: any SQLSession) throws -> Person {
        let test: SQL =
            switch key.name {
            case .uuid(let uuid): "\"InsureeUUID\" IN (\(uuid), \(uuid.uppercased()))"
            case .code(let number): "\"CHFID\" = \(number)"
            }
        let query: SQL = """
            SELECT "InsureeID", "InsureeUUID", "CHFID", "IsHead", "FamilyID" FROM "tblInsuree" \
            WHERE "ValidityTo" IS NULL AND \(test)\(SQL(sqlite: "", postgresql: " FOR UPDATE"))
            """
        let found = try session.first(
            RowQuery(query) { row throws(RowError) in
                var columns = ColumnReader(row)
                return Person(
                    key: try columns.integer(), uuid: try columns.uuid(), number: try columns.text(),
                    isHead: try columns.boolean(), familyKey: try columns.optionalInteger())
            })
        guard let found else { throw unresolved("insured person (Patient)", key) }
        return found
    }

    static func facility(_ key: EntityKey, _ session: any SQLSession) throws -> Int {
        let test: SQL =
            switch key.name {
            case .uuid(let uuid): "\"HfUUID\" IN (\(uuid), \(uuid.uppercased()))"
            case .code(let code): "\"HFCode\" = \(code)"
            }
        let query: SQL = "SELECT \"HfID\" FROM \"tblHF\" WHERE \"ValidityTo\" IS NULL AND \(test)"
        let found = try session.first(RowQuery(query) { row throws(RowError) in try row.integer(0) })
        guard let found else { throw unresolved("health facility (Organization)", key) }
        return found
    }

    private static func unresolved(_ kind: String, _ key: EntityKey) -> StoreError {
        StoreError(.unresolvedReference, "There is no current \(kind) that this refers to.", path: key.path)
    }
}
