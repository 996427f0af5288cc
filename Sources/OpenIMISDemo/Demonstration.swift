package import SQLInterface

/// A made-up openIMIS scheme of any size.
///
/// The same size, seed and day give the same rows, except the accounts' private keys and password digests.
package struct Demonstration: Sendable {
    /// The account that may do everything.
    package static let login = DemoScheme.administratorLogin
    /// The password of all accounts: `Admin`, and `hospital01` to `hospital15` with a hospital's rights.
    package static let password = "admin123"

    package struct Progress: Sendable, Hashable {
        package var families = 0
        package var familiesInAll = 0
        package var insurees = 0
        package var rows = 0

        package init(families: Int = 0, familiesInAll: Int = 0) {
            self.families = families
            self.familiesInAll = familiesInAll
        }
    }

    private let families: Int
    private let seed: UInt64
    private let today: SQLDate
    private static let batch = 500

    /// A scheme of so many families, with four people in each on average.
    ///
    /// `today` is the day the scheme is seen on: policies begin up to three years before it, and those of the last
    /// year are in force.
    package init(families: Int, seed: UInt64 = 1, today: SQLDate? = nil) {
        self.families = max(1, families)
        self.seed = seed
        self.today = today ?? Demonstration.presentDay()
    }

    private static func presentDay() -> SQLDate {
        guard let day = Instant.now().date else { preconditionFailure("the clock is beyond the year 9999") }
        return day
    }

    /// Writes the scheme into a store that has openIMIS's tables and code rows, and nothing else yet.
    ///
    /// Families come in batches, each in a transaction; `report` hears of every batch.
    package func write(to database: some SQLDatabase, report: (Progress) -> Void) async throws {
        guard try await isEmpty(database) else { throw DemonstrationError.notEmpty }
        var random = DemoRandom(seed: seed)
        let calendar = DemoCalendar(today: today)
        let accounts = DemoAccounts(
            password: Demonstration.password, hospitals: Country.all.count * 3,
            since: Instant(calendar.day(-1200)), &random)
        var maker = SchemeMaker(random: random, calendar: calendar, accounts: accounts)
        let (tables, scheme) = maker.make()
        var progress = Progress(familiesInAll: families)
        progress.rows = try await insert(tables, into: database)
        report(progress)
        var families = FamilyMaker(scheme: scheme, calendar: calendar, random: maker.random)
        while progress.families < self.families {
            let count = min(Demonstration.batch, self.families - progress.families)
            families.startBatch()
            for _ in 0..<count { families.addFamily() }
            progress.rows += try await insert(families.rows.tables, into: database)
            progress.families += count
            progress.insurees = families.people
            report(progress)
        }
        try await finish(database, tables + families.rows.tables)
    }

    private func isEmpty(_ database: some SQLDatabase) async throws -> Bool {
        let found = try await database.read(
            "SELECT count(*) FROM (SELECT 1 FROM \"tblLocations\" UNION ALL SELECT 1 FROM \"tblInsuree\" UNION ALL SELECT 1 FROM \"tblUsers\" LIMIT 1) AS rows"
        ) { (row) throws(RowError) in try row.integer(0) }
        return found == [0]
    }

    private func insert(_ tables: [DemoRows], into database: some SQLDatabase) async throws -> Int {
        try await database.transaction { session in
            for table in tables { try table.insert(session) }
            return tables.reduce(0) { $0 + $1.rows.count }
        }
    }

    /// Lets keys go on after those given here, and tells the planner what is in the tables.
    private func finish(_ database: some SQLDatabase, _ tables: [DemoRows]) async throws {
        try await database.transaction { session in
            if session.dialect == .postgresql {
                for table in tables where table.hasDrawnKeys {
                    let name = SQL.identifier(table.table)
                    let text = name.rendered(for: .postgresql).text
                    let key = table.columns[0]
                    try session.execute(
                        """
                        SELECT setval(pg_get_serial_sequence(\(text), \(key)), max(\(identifier: key))) FROM \(name)
                        """)
                }
            }
            try session.executeScript("ANALYZE")
        }
    }
}

/// Why a demonstration was not written.
package enum DemonstrationError: Error, CustomStringConvertible {
    case notEmpty

    package var description: String {
        "the store holds places, people or accounts already; a demonstration is written into an empty store only"
    }
}
