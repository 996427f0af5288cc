import OpenIMIS
import SQLInterface
import TestSupport
import Testing

@testable import OpenIMISStore

@Suite struct SQLReferenceDataTests {
    @Test(arguments: SQLDialect.allCases)
    func readsCodesInTheirOrderAndTheWholeTree(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDatabase(dialect) { database in
            try await OpenIMISSchema.migrate(database)
            try await Self.addLocations(to: database)
            let data = try await SQLReferenceData(database: database).current()
            #expect(data.codes.genders.entries.map(\.code) == ["M", "F", "O"])
            #expect(data.codes.educations.label("2") == "Primary school")
            #expect(data.codes.relations.code(labelled: "spouse") == "8")
            #expect(data.codes.legalForms.entries.count == 4)
            #expect(data.codes.statusReasons.map(\.code) == ["X"])
            let place = try #require(data.locations[4])
            #expect(place.village == "Village")
            #expect(place.district == "District")
            #expect(place.region == "Region")
            #expect(data.locations.location(code: "D1")?.key == 2)
            #expect(data.locations[5]?.location.isCurrent == false)
            #expect(data.locations.location(uuid: "A4")?.key == 4)
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func showsChangesAfterTheBoundOrAnInvalidation(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDatabase(dialect) { database in
            try await OpenIMISSchema.migrate(database)
            let kept = SQLReferenceData(database: database, bound: .seconds(3_600))
            let fresh = SQLReferenceData(database: database, bound: .zero)
            var keptLocation = try await kept.current().locations.location(code: "D1")
            #expect(keptLocation == nil)
            var freshLocation = try await fresh.current().locations.location(code: "D1")
            #expect(freshLocation == nil)
            try await Self.addLocations(to: database)
            keptLocation = try await kept.current().locations.location(code: "D1")
            #expect(keptLocation == nil)
            freshLocation = try await fresh.current().locations.location(code: "D1")
            #expect(freshLocation != nil)
            kept.invalidate()
            keptLocation = try await kept.current().locations.location(code: "D1")
            #expect(keptLocation != nil)
        }
    }

    @Test func failsWhenTheStoreDoes() async throws {
        try await TestDatabases.withSQLite { database in
            let data = SQLReferenceData(database: database)
            await #expect(throws: SQLError.self) { try await data.current() }
            try await OpenIMISSchema.migrate(database)
            let codes = try await data.current().codes
            #expect(codes.genders.contains("F"))
        }
    }

    private static func addLocations(to database: any SQLDatabase) async throws {
        try await database.transaction { session in
            try session.executeScript(
                """
                INSERT INTO "tblLocations" ("LocationId", "LocationUUID", "LocationCode", "LocationName",
                    "LocationType", "ParentLocationId", "ValidityFrom", "ValidityTo")
                VALUES (1, 'a1', 'R1', 'Region', 'R', NULL, '2020-01-01 00:00:00.000000', NULL),
                    (2, 'a2', 'D1', 'District', 'D', 1, '2020-01-01 00:00:00.000000', NULL),
                    (3, 'a3', 'W1', 'Ward', 'W', 2, '2020-01-01 00:00:00.000000', NULL),
                    (4, 'a4', 'V1', 'Village', 'V', 3, '2020-01-01 00:00:00.000000', NULL),
                    (5, 'a5', 'D1', 'Old name', 'D', 1, '2019-01-01 00:00:00.000000', '2020-01-01 00:00:00.000000');
                INSERT INTO "tblInsureeStatusReason" ("StatusReasonId", "StatusReason", "Code", "status_type",
                    "ValidityFrom")
                VALUES (1, 'Moved away', 'X', 'IN', '2020-01-01 00:00:00.000000')
                """)
        }
    }
}
