import PostgresDriver
import SQLInterface
import TestSupport
import Testing

@Suite struct PostgresDatabaseTests {
    private static func number(_ sql: SQL) -> RowQuery<Int> {
        RowQuery(sql) { (row) throws(RowError) in try row.integer(0) }
    }

    private static func sleep(_ seconds: Double) -> RowQuery<Int> {
        RowQuery("SELECT 1 FROM (SELECT pg_sleep(\(.double(seconds)))) AS s") { (row) throws(RowError) in
            try row.integer(0)
        }
    }

    private static func kind<Result>(_ body: () async throws -> Result) async -> SQLError.Kind? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? SQLError)?.kind
        }
    }

    @Test func stopsAStatementAtItsDeadline() async throws {
        try await TestDatabases.withPostgres {
            $0.statementTimeout = 0.1
        } _: { (database) async throws in
            #expect(await Self.kind { try await database.read(Self.sleep(30)) } == .timeout)
            #expect(await Self.kind { try await database.unitOfWork { try $0.rows(Self.sleep(30)) } } == .timeout)
            #expect(try await database.read(Self.number("SELECT 7")) == [7])
            #expect(try await database.unitOfWork { try $0.rows(Self.number("SELECT 8")) } == [8])
        }
    }

    @Test func cancellingTheTaskStopsItsStatement() async throws {
        try await TestDatabases.withPostgres { (database) async throws in
            let running: RowQuery<Int> = Self.number(
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND state = 'active' AND pid <> pg_backend_pid()"
            )
            for isPipelined in [true, false] {
                let task = Task {
                    if isPipelined {
                        try await database.read(Self.sleep(60))
                    } else {
                        try await database.transaction { try $0.rows(Self.sleep(60)) }
                    }
                }
                while try await database.unitOfWork({ try $0.rows(running) }) == [0] {}
                task.cancel()
                #expect(await Self.kind { try await task.value } == .cancelled)
                // The server itself stops, long before the minute is over.
                while try await database.unitOfWork({ try $0.rows(running) }) != [0] {}
            }
            #expect(try await database.read(Self.number("SELECT 1")) == [1])
        }
    }

    @Test func anErrorInThePipelineConcernsItsOwnRequestAlone() async throws {
        try await TestDatabases.withPostgres {
            $0.readConnections = 1
            $0.readConnectionLimit = 1
        } _: { (database) async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<400 {
                    group.addTask { () async throws in
                        switch index % 5 {
                        case 1:
                            let kind = await Self.kind { try await database.read(Self.number("SELECT 1 / \(0)")) }
                            #expect(kind == .invalidValue)
                        case 3:
                            let kind = await Self.kind {
                                try await database.read(Self.number("SELECT nothing\(raw: "\(index)")"))
                            }
                            #expect(kind == .undefinedObject)
                        default:
                            #expect(try await database.read(Self.number("SELECT \(index)")) == [index])
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func servesManyReadersAtOnce() async throws {
        try await TestDatabases.withPostgres { (database) async throws in
            try await database.transaction { session in
                try session.executeScript("CREATE TABLE t (i integer PRIMARY KEY, s text)")
                try session.insert(
                    into: "t", columns: ["i", "s"], rows: (0..<1000).map { [.integer(Int64($0)), .text("s\($0)")] })
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for reader in 0..<32 {
                    group.addTask { () async throws in
                        for step in 0..<100 {
                            let key = (reader * 37 + step) % 1000
                            let found = try await database.read("SELECT s FROM t WHERE i = \(key)") {
                                (row) throws(RowError) in try row.string(0)
                            }
                            #expect(found == ["s\(key)"])
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func longStatementsDoNotHoldUpOthers() async throws {
        try await TestDatabases.withPostgres {
            $0.readConnections = 1
            $0.readConnectionLimit = 2
        } _: { (database) async throws in
            let long = Task { try await database.read(Self.sleep(30)) }
            for value in 0..<20 { #expect(try await database.read(Self.number("SELECT \(value)")) == [value]) }
            long.cancel()
            #expect(await Self.kind { try await long.value } == .cancelled)
        }
    }

    @Test func waitingForAConnectionIsBounded() async throws {
        try await TestDatabases.withPostgres {
            $0.poolSize = 1
            $0.connectionWait = 0.2
            $0.readConnections = 1
            $0.readConnectionLimit = 1
        } _: { (database) async throws in
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            let unit = Task {
                try await database.unitOfWork { session in
                    start.finish()
                    return try session.rows(Self.sleep(30))
                }
            }
            for await _ in started {}
            #expect(await Self.kind { try await database.unitOfWork { _ in } } == .poolExhausted)
            unit.cancel()
            _ = try? await unit.value
            try await database.unitOfWork { _ in }

            let read = Task { try await database.read(Self.sleep(30)) }
            var kinds: Set<SQLError.Kind?> = []
            // Requests sent before the long one was noticed wait behind it; later ones are turned away.
            for _ in 0..<3 {
                let task = Task { await Self.kind { try await database.read(Self.number("SELECT 1")) } }
                kinds.insert(await task.value)
                if kinds.contains(.poolExhausted) { break }
            }
            #expect(kinds.contains(.poolExhausted))
            read.cancel()
            _ = try? await read.value
        }
    }

    @Test func singleReadsCannotWrite() async throws {
        try await TestDatabases.withPostgres { (database) async throws in
            try await database.transaction { try $0.executeScript("CREATE TABLE t (i integer)") }
            let write: RowQuery<Int> = Self.number("INSERT INTO t VALUES (1) RETURNING i")
            #expect(await Self.kind { try await database.read(write) } == .forbidden)
            #expect(try await database.transaction { try $0.rows(write) } == [1])
        }
    }

    @Test func survivesConnectionsThatTheServerEnds() async throws {
        try await TestDatabases.withPostgres { (database) async throws in
            #expect(try await database.read(Self.number("SELECT 1")) == [1])
            try await database.unitOfWork { _ = try $0.rows(Self.number("SELECT 1")) }
            for _ in 0..<5 {
                _ = try? await database.unitOfWork { session in
                    try session.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()")
                }
                #expect(try await database.read(Self.number("SELECT 2")) == [2])
                #expect(try await database.unitOfWork { try $0.rows(Self.number("SELECT 3")) } == [3])
            }
        }
    }

    @Test func aTransactionCutOffLeavesNothing() async throws {
        try await TestDatabases.withPostgres { (database) async throws in
            try await database.transaction { try $0.executeScript("CREATE TABLE t (i integer)") }
            let kind = await Self.kind {
                try await database.transaction { session in
                    try session.execute("INSERT INTO t VALUES (1)")
                    _ = try? session.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                    try session.execute("INSERT INTO t VALUES (2)")
                }
            }
            #expect(kind == .unavailable)
            #expect(try await database.read(Self.number("SELECT count(*) FROM t")) == [0])
        }
    }

    @Test func aServerThatIsKilledAndComesBackIsUsedAgain() async throws {
        guard let cluster = try TestCluster() else {
            print("skipped: no PostgreSQL server is installed that this test could stop")
            return
        }
        var options = PostgresOptions(connection: cluster.uri)
        options.connectionWait = 0.3
        let database = try PostgresDatabase(options)
        #expect(try await database.read(Self.number("SELECT 1")) == [1])
        let underWay = [
            Task { await Self.kind { try await database.read(Self.sleep(60)) } },
            Task { await Self.kind { try await database.transaction { try $0.rows(Self.sleep(60)) } } },
        ]
        let running: RowQuery<Int> = Self.number(
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND state = 'active' AND pid <> pg_backend_pid()"
        )
        while try await database.unitOfWork({ try $0.rows(running) }) != [2] {}
        try cluster.stop()
        for task in underWay { #expect(await task.value == .unavailable) }
        #expect(await Self.kind { try await database.read(Self.number("SELECT 1")) } == .unavailable)
        #expect(await Self.kind { try await database.unitOfWork { _ in } } == .unavailable)
        try cluster.start()
        // Back-off may last a moment longer than one request waits.
        var answers: [Int] = []
        for _ in 0..<40 where answers.isEmpty {
            answers = (try? await database.read(Self.number("SELECT 5"))) ?? []
        }
        #expect(answers == [5])
        answers = []
        for _ in 0..<40 where answers.isEmpty {
            answers = (try? await database.unitOfWork { try $0.rows(Self.number("SELECT 6")) }) ?? []
        }
        #expect(answers == [6])
        await database.close()
    }

    @Test func aServerThatIsNotThereIsUnavailableSoon() async throws {
        var options = PostgresOptions(connection: "postgresql://nobody@127.0.0.1:1/nowhere")
        options.connectionWait = 0.2
        let database = try PostgresDatabase(options)
        #expect(await Self.kind { try await database.read(Self.number("SELECT 1")) } == .unavailable)
        #expect(await Self.kind { try await database.transaction { _ in } } == .unavailable)
        await database.close()
    }

    @Test func refusesAConnectionStringItCannotRead() {
        #expect(throws: SQLError.self) { try PostgresDatabase(PostgresOptions(connection: "nonsense=1 host")) }
        #expect(throws: SQLError.self) { try PostgresDatabase(PostgresOptions(connection: "postgresql://[::1/x")) }
    }

    @Test func keepsABoundedNumberOfStatements() async throws {
        try await TestDatabases.withPostgres {
            $0.preparedStatements = 5
            $0.readConnections = 1
        } _: { (database) async throws in
            for round in 0..<3 {
                for number in 0..<20 {
                    let query = Self.number("SELECT \(raw: "\(number)") + \(round)")
                    #expect(try await database.read(query) == [number + round])
                    #expect(try await database.unitOfWork { try $0.rows(query) } == [number + round])
                }
            }
            let count = Self.number("SELECT count(*) FROM pg_prepared_statements")
            #expect(try #require(await database.read(count).first) <= 6)
            #expect(try #require(await database.unitOfWork { try $0.rows(count) }.first) <= 6)
        }
    }

    @Test func preparesAgainWhenATableChanges() async throws {
        try await TestDatabases.withPostgres { (database) async throws in
            try await database.transaction {
                try $0.executeScript("CREATE TABLE t (i integer); INSERT INTO t VALUES (1)")
            }
            let all = RowQuery("SELECT * FROM t") { (row) throws(RowError) in row.columnCount }
            #expect(try await database.read(all) == [1])
            #expect(try await database.unitOfWork { try $0.rows(all) } == [1])
            try await database.transaction { try $0.executeScript("ALTER TABLE t ADD COLUMN s text") }
            #expect(try await database.read(all) == [2])
            #expect(try await database.unitOfWork { try $0.rows(all) } == [2])
        }
    }

    @Test func nullsAndTypesShareAPreparedStatement() async throws {
        try await TestDatabases.withPostgres { (database) async throws in
            try await database.transaction { session in
                try session.executeScript(
                    "CREATE TABLE t (i integer, u uuid, v varchar(36), d date, n numeric, j jsonb)")
                let uuid = "0191f7a4-0000-7000-8000-000000000001"
                let day = try #require(SQLDate(text: "2024-02-29"))
                let rows: [[SQLValue]] = [
                    [.null, .null, .null, .null, .null, .null],
                    [.integer(1), .uuid(uuid), .uuid(uuid), .date(day), .decimal("1.50"), .json("[1]")],
                    [.null, .uuid(uuid), .text("x"), .null, .null, .null],
                ]
                for row in rows {
                    let values = row.map { SQL($0) }.joined(separator: ", ")
                    try session.execute("INSERT INTO t VALUES (\(values))")
                }
                let found = try session.rows(
                    Self.number("SELECT i FROM t WHERE u = \(uuid: uuid) AND v = \(uuid: uuid)"))
                #expect(found == [1])
            }
            // A number that no integer column can hold finds nothing; it is not an error.
            let big = try await database.read(Self.number("SELECT i FROM t WHERE i = \(Int.max)"))
            #expect(big.isEmpty)
            #expect(
                await Self.kind { try await database.read(Self.number("SELECT i FROM t WHERE u = \(uuid: "no")")) }
                    == .invalidValue)
        }
    }

    @Test func usesIndexesForItsParameters() async throws {
        try await TestDatabases.withPostgres { (database) async throws in
            try await database.transaction { session in
                try session.executeScript(
                    """
                    CREATE TABLE t (i integer PRIMARY KEY, v varchar(36) UNIQUE, u uuid UNIQUE, s timestamptz UNIQUE);
                    INSERT INTO t SELECT n, n::text, md5(n::text)::uuid, to_timestamp(n) FROM generate_series(1, 20000) n;
                    ANALYZE t
                    """)
            }
            let conditions: [SQL] = [
                "i = \(5)", "v = \("5")", "v = \(uuid: "5")", "u = \(uuid: "0191f7a4-0000-7000-8000-000000000001")",
                "s = \(Instant.now())", "s > \(Instant.now())",
            ]
            for condition in conditions {
                let plan = try await database.unitOfWork { session in
                    try session.rows("EXPLAIN SELECT i FROM t WHERE \(condition)") { (row) throws(RowError) in
                        try row.string(0)
                    }
                }
                #expect(plan.joined().contains("Index"), "\(condition)")
            }
        }
    }
}
