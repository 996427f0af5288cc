import SQLInterface
import TestSupport
import Testing

/// What both stores promise, on real ones.
@Suite struct StoreBehaviourTests {
    private static let schema = Migration(
        "people",
        sqlite: """
            CREATE TABLE "person" ("id" integer PRIMARY KEY, "code" text UNIQUE, "parent" integer REFERENCES "person"
                ("id") DEFERRABLE INITIALLY DEFERRED, "name" text NOT NULL, "born" date, "seen" timestamptz,
                "amount" text, "flag" boolean, "extra" text, "photo" blob, "ident" text, "weight" double);
            """,
        postgresql: """
            CREATE TABLE "person" ("id" serial PRIMARY KEY, "code" varchar(8) CONSTRAINT "person_code" UNIQUE,
                "parent" integer REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "name" varchar(20) NOT NULL,
                "born" date, "seen" timestamptz, "amount" numeric(18,2), "flag" boolean, "extra" jsonb, "photo" bytea,
                "ident" uuid, "weight" double precision);
            """)

    private static let columns = [
        "id", "code", "parent", "name", "born", "seen", "amount", "flag", "extra", "photo", "ident", "weight",
    ]

    private func withPeople(
        _ dialect: SQLDialect, _ body: @escaping (any SQLDatabase) async throws -> Void
    ) async throws {
        try await TestDatabases.withDatabase(dialect) { database in
            #expect(try await migrate(database) == ["people"])
            #expect(try await migrate(database) == [])
            try await body(database)
        }
    }

    private func migrate(_ database: any SQLDatabase) async throws -> [String] {
        try await Migrator([Self.schema], schema: "test_gateway").migrate(database)
    }

    private static func insert(_ id: Int, code: String, parent: Int? = nil) -> SQL {
        "INSERT INTO \"person\" (\"id\", \"code\", \"parent\", \"name\") VALUES (\(id), \(code), \(parent), \("x"))"
    }

    private static func manyColumns(_ id: Int) -> [SQLValue] {
        [
            .integer(Int64(id)), .null, .text(id == 77 ? "x" : "y"), .timestamp(Instant(microseconds: Int64(id))),
            .blob([0, 92, UInt8(id % 256)]), .boolean(id.isMultiple(of: 2)), .decimal("\(id).50"),
        ]
    }

    private func count(_ database: any SQLDatabase) async throws -> Int {
        try await database.first(
            RowQuery("SELECT count(*) FROM \"person\"") { (row) throws(RowError) in
                try row.integer(0)
            }) ?? -1
    }

    @Test(arguments: SQLDialect.allCases)
    func everyTypeComesBackAsItWasBound(_ dialect: SQLDialect) async throws {
        try await withPeople(dialect) { database in
            let born = try #require(SQLDate(text: "1984-02-29"))
            let seen = try #require(Instant(text: "2024-05-01 12:34:56.123456"))
            let photo: [UInt8] = [0, 1, 255, 92, 39]
            let uuid = "0191f7a4-0000-7000-8000-000000000001"
            try await database.transaction { session in
                let added = try session.execute(
                    """
                    INSERT INTO "person" ("id", "code", "name", "born", "seen", "amount", "flag", "extra", "photo",
                        "ident", "weight")
                    VALUES (\(1), \("Ünï'\"\\"), \("गीता 😀"), \(born), \(seen), \(decimal: "1234567890123456.70"),
                        \(true), \(json: "{\"a\": 1.50}"), \(.blob(photo)), \(uuid: uuid), \(.double(0.1)))
                    """)
                #expect(added == 1)
            }
            let query = RowQuery(
                "SELECT \(Self.columns.map(SQL.identifier).joined(separator: ", ")) FROM \"person\""
            ) { (row) throws(RowError) in
                #expect(try row.integer(0) == 1)
                #expect(try row.string(1) == "Ünï'\"\\")
                #expect(row.isNull(2))
                #expect(try row.optionalInteger(2) == nil)
                #expect(try row.string(3) == "गीता 😀")
                #expect(try row.date(4) == born)
                #expect(try row.timestamp(5) == seen)
                #expect(try row.decimal(6) == "1234567890123456.70")
                #expect(try row.boolean(7))
                #expect(try row.string(8) == "{\"a\": 1.50}")
                #expect(try row.blob(9) == photo)
                #expect(try row.string(10) == uuid)
                #expect(try row.double(11) == 0.1)
                #expect(row.columnCount == 12)
                return true
            }
            #expect(try await database.read(query) == [true])
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func rowErrorsNameColumnAndType(_ dialect: SQLDialect) async throws {
        try await withPeople(dialect) { database in
            try await database.transaction { try $0.execute(Self.insert(1, code: "abc")) }
            await #expect(throws: RowError(column: "code", type: "integer", reason: .mismatch)) {
                try await database.read("SELECT \"code\" FROM \"person\"") { (row) throws(RowError) in
                    try row.integer(0)
                }
            }
            await #expect(throws: RowError(column: "born", type: "date", reason: .null)) {
                try await database.read("SELECT \"born\" FROM \"person\"") { (row) throws(RowError) in try row.date(0) }
            }
            await #expect(throws: RowError(column: "7", type: "text", reason: .noSuchColumn)) {
                try await database.read("SELECT \"born\" FROM \"person\"") { (row) throws(RowError) in try row.string(7)
                }
            }
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func aThrowingTransactionLeavesNothing(_ dialect: SQLDialect) async throws {
        struct Refusal: Error {}
        try await withPeople(dialect) { database in
            await #expect(throws: Refusal.self) {
                try await database.transaction { session in
                    try session.execute(Self.insert(1, code: "a"))
                    throw Refusal()
                }
            }
            #expect(try await count(database) == 0)
            try await database.transaction { try $0.execute(Self.insert(1, code: "a")) }
            #expect(try await count(database) == 1)
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func foreignKeysAreCheckedAtTheCommit(_ dialect: SQLDialect) async throws {
        try await withPeople(dialect) { database in
            try await database.transaction { session in
                try session.execute(Self.insert(1, code: "child", parent: 2))
                try session.execute(Self.insert(2, code: "parent"))
            }
            let error = await #expect(throws: SQLError.self) {
                try await database.transaction { session in
                    try session.execute(Self.insert(3, code: "orphan", parent: 9))
                    #expect(try session.rows("SELECT 1") { (row) throws(RowError) in try row.integer(0) } == [1])
                }
            }
            guard case .constraint(.foreignKey, _) = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(try await count(database) == 2)
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func constraintsAreToldApartByKindAndName(_ dialect: SQLDialect) async throws {
        try await withPeople(dialect) { database in
            try await database.transaction { try $0.execute(Self.insert(1, code: "secret")) }
            let unique = await #expect(throws: SQLError.self) {
                try await database.transaction { try $0.execute(Self.insert(2, code: "secret")) }
            }
            #expect(unique?.kind == .constraint(.unique, name: dialect == .sqlite ? "person.code" : "person_code"))
            #expect(unique?.description.contains("secret") == false)
            let null = await #expect(throws: SQLError.self) {
                try await database.transaction { try $0.execute("INSERT INTO \"person\" (\"id\") VALUES (\(3))") }
            }
            #expect(null?.kind == .constraint(.notNull, name: dialect == .sqlite ? "person.name" : "person.name"))
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func statementsThatAreWrongSaySo(_ dialect: SQLDialect) async throws {
        try await withPeople(dialect) { database in
            let cases: [(SQL, SQLError.Kind)] = [
                ("SELEC 1", .syntax), ("SELECT * FROM \"nowhere\"", .undefinedObject),
                ("SELECT \"nothing\" FROM \"person\"", .undefinedObject),
                ("SELECT 1; SELECT 2", .syntax),
                ("SELECT \"id\" FROM \"person\" WHERE \"name\" = \("a\0b")", .invalidValue),
            ]
            for (sql, kind) in cases {
                let error = await #expect(throws: SQLError.self) {
                    try await database.read(sql) { (row) throws(RowError) in try row.integer(0) }
                }
                #expect(error?.kind == kind, "\(sql.rendered(for: dialect).text)")
                let left = try await count(database)
                #expect(left == 0)
            }
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func executeCountsChangedRows(_ dialect: SQLDialect) async throws {
        try await withPeople(dialect) { database in
            let counts = try await database.transaction { session in
                for id in 1...3 { try session.execute(Self.insert(id, code: "\(id)")) }
                return [
                    try session.execute("UPDATE \"person\" SET \"flag\" = \(true) WHERE \"id\" < \(3)"),
                    try session.execute("UPDATE \"person\" SET \"flag\" = \(true) WHERE \"id\" > \(3)"),
                    try session.execute("DELETE FROM \"person\""),
                ]
            }
            #expect(counts == [2, 0, 3])
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func insertsManyRows(_ dialect: SQLDialect) async throws {
        try await withPeople(dialect) { database in
            let text = "tab\there, line\nbreak, back\\slash, \"quote\", \\N, Ünï"
            let many: [[SQLValue]] = (1...5000).map(Self.manyColumns)
            try await database.transaction { session in
                try session.insert(
                    into: "person", columns: ["id", "code", "name", "seen", "photo", "flag", "amount"],
                    rows: many)
                try session.insert(
                    into: "person", columns: ["id", "name", "code", "extra"],
                    rows: [[.integer(9000), .text(String(text.prefix(20))), .text("\\."), .json("{\"t\":\"a\\nb\"}")]])
            }
            #expect(try await count(database) == 5001)
            let rows = try await database.read(
                "SELECT \"name\", \"seen\", \"photo\", \"flag\", \"amount\", \"code\" FROM \"person\" WHERE \"id\" = \(77)"
            ) { (row) throws(RowError) in
                [
                    try row.string(0), "\(try row.timestamp(1).microseconds)", "\(try row.blob(2))",
                    "\(try row.boolean(3))",
                    try row.decimal(4), try row.optionalString(5) ?? "null",
                ]
            }
            #expect(rows == [["x", "77", "[0, 92, 77]", "false", "77.50", "null"]])
            let special = try await database.read("SELECT \"name\", \"code\" FROM \"person\" WHERE \"id\" = \(9000)") {
                (row) throws(RowError) in [try row.string(0), try row.string(1)]
            }
            #expect(special == [[String(text.prefix(20)), "\\."]])
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func aRefusedRowEndsTheInsertAndTheTransaction(_ dialect: SQLDialect) async throws {
        try await withPeople(dialect) { database in
            await #expect(throws: SQLError.self) {
                try await database.transaction { session in
                    try session.insert(
                        into: "person", columns: ["id", "name"],
                        rows: [[.integer(1), .text("a")], [.integer(1), .text("b")]])
                }
            }
            #expect(try await count(database) == 0)
            try await database.transaction { try $0.execute(Self.insert(1, code: "a")) }
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func aSnapshotDoesNotSeeLaterWritesAndRefusesItsOwn(_ dialect: SQLDialect) async throws {
        try await withPeople(dialect) { database in
            let error = await #expect(throws: SQLError.self) {
                try await database.transaction(.snapshot) { session in
                    _ = try session.execute(Self.insert(1, code: "a"))
                }
            }
            #expect(error?.kind == .forbidden)
            let counts = try await database.transaction(.snapshot) { session in
                try session.rows("SELECT count(*) FROM \"person\"") { (row) throws(RowError) in try row.integer(0) }
            }
            #expect(counts == [0])
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func readsInParallelAndInUnits(_ dialect: SQLDialect) async throws {
        try await withPeople(dialect) { database in
            try await database.transaction { session in
                for id in 1...50 { try session.execute(Self.insert(id, code: "c\(id)")) }
            }
            try await withThrowingTaskGroup { group in
                for id in 1...50 {
                    group.addTask {
                        for _ in 0..<20 {
                            let codes = try await database.read(
                                "SELECT \"code\" FROM \"person\" WHERE \"id\" = \(id)"
                            ) { (row) throws(RowError) in try row.string(0) }
                            #expect(codes == ["c\(id)"])
                        }
                        let sum = try await database.unitOfWork { session in
                            try session.rows(
                                "SELECT \"id\" FROM \"person\" WHERE \"id\" IN \(.list([.integer(1), .integer(2)])) ORDER BY 1"
                            ) {
                                (row) throws(RowError) in try row.integer(0)
                            } + session.rows("SELECT 3") { (row) throws(RowError) in try row.integer(0) }
                        }
                        #expect(sum == [1, 2, 3])
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func aClosedStoreIsUnavailable(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDatabase(dialect) { database in
            await database.close()
            await #expect(throws: SQLError(.unavailable)) {
                try await database.read("SELECT 1") { (row) throws(RowError) in try row.integer(0) }
            }
            await #expect(throws: SQLError(.unavailable)) { try await database.transaction { _ in } }
        }
    }
}
