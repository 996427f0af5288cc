import OpenIMIS
import SQLInterface
import TestSupport
import Testing

@testable import OpenIMISStore

/// Accounts of a store with a claim administrator, an officer, a user with districts, an administrator, a closed user,
/// one that openIMIS has not opened yet, and technical accounts.
@Suite struct SQLAccountStoreTests {
    private static let rows = """
        INSERT INTO "tblLocations" ("LocationId", "LocationUUID", "LocationCode", "LocationName", "LocationType",
            "ParentLocationId", "ValidityFrom")
        VALUES (1, 'a1', 'R1', 'Region', 'R', NULL, '2020-01-01 00:00:00.000000'),
            (2, 'a2', 'D1', 'District', 'D', 1, '2020-01-01 00:00:00.000000'),
            (3, 'a3', 'D2', 'Other', 'D', 1, '2020-01-01 00:00:00.000000'),
            (4, 'a4', 'V1', 'Village', 'V', 2, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblHF" ("HfID", "HfUUID", "HFCode", "HFName", "HFLevel", "HFCareType", "OffLine", "AuditUserID",
            "LegalForm", "LocationId", "status", "ValidityFrom")
        VALUES (7, 'b1', 'HF1', 'Hospital', 'H', 'B', FALSE, 1, 'G', 3, 'AC', '2020-01-01 00:00:00.000000');
        INSERT INTO "tblClaimAdmin" ("ClaimAdminUUID", "ClaimAdminCode", "HasLogin", "HFId", "ValidityFrom")
        VALUES ('c1', 'CLERK', TRUE, 7, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblOfficer" ("OfficerID", "OfficerUUID", "Code", "LastName", "OtherNames", "AuditUserID",
            "HasLogin", "ValidityFrom")
        VALUES (5, 'd1', 'E1', 'Roe', 'Jo', 1, TRUE, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblOfficerVillages" ("OfficerId", "LocationId") VALUES (5, 4);
        INSERT INTO "tblUsers" ("id", "UUID", "LoginName", "LastName", "OtherNames", "LanguageID", "HFID",
            "StoredPassword", "PrivateKey", "active", "version", "ValidityTo")
        VALUES
            (1, '00000000-0000-4000-8000-000000000001', 'Boss', 'B', 'B', 'en', 0, 'AA', 'KEY', TRUE, 1, NULL),
            (2, '00000000-0000-4000-8000-000000000002', 'CLERK', 'B', 'B', 'en', 7, 'AA', NULL, TRUE, 1, NULL),
            (3, '00000000-0000-4000-8000-000000000003', 'E1', 'B', 'B', 'en', NULL, 'AA', NULL, TRUE, 1, NULL),
            (4, '00000000-0000-4000-8000-000000000004', 'Desk', 'B', 'B', 'en', NULL, NULL, NULL, TRUE, 1, NULL),
            (5, '00000000-0000-4000-8000-000000000005', 'Off', 'B', 'B', 'en', NULL, 'AA', NULL, FALSE, 1, NULL),
            (6, '00000000-0000-4000-8000-000000000006', 'New', 'B', 'B', 'en', NULL, 'AA', NULL, TRUE, 1, NULL),
            (7, '00000000-0000-4000-8000-000000000007', 'Old', 'B', 'B', 'en', NULL, 'AA', NULL, TRUE, 1,
                '2021-01-01 00:00:00.000000');
        INSERT INTO "core_TechnicalUser" ("id", "username", "password", "is_staff", "is_superuser", "validity_to")
        VALUES ('10000000-0000-4000-8000-000000000001', 'robot', 'hash', FALSE, TRUE, NULL),
            ('10000000-0000-4000-8000-000000000002', 'gone', 'hash', FALSE, TRUE, '2021-01-01 00:00:00.000000');
        INSERT INTO "core_User" ("id", "username", "i_user_id", "t_user_id", "claim_admin_id", "version")
        VALUES ('20000000-0000-4000-8000-000000000001', 'Boss', 1, NULL, NULL, 1),
            ('20000000-0000-4000-8000-000000000002', 'CLERK', 2, NULL, NULL, 1),
            ('20000000-0000-4000-8000-000000000003', 'E1', 3, NULL, NULL, 1),
            ('20000000-0000-4000-8000-000000000004', 'Desk', 4, NULL, NULL, 1),
            ('20000000-0000-4000-8000-000000000005', 'Off', 5, NULL, NULL, 1),
            ('20000000-0000-4000-8000-000000000007', 'Old', 7, NULL, NULL, 1),
            ('20000000-0000-4000-8000-000000000008', 'robot', NULL, '10000000-0000-4000-8000-000000000001', NULL, 1),
            ('20000000-0000-4000-8000-000000000009', 'gone', NULL, '10000000-0000-4000-8000-000000000002', NULL, 1),
            ('20000000-0000-4000-8000-00000000000a', 'paper', NULL, NULL, 1, 1);
        INSERT INTO "tblUserRole" ("UserID", "RoleID", "ValidityFrom", "ValidityTo")
        VALUES (1, 7, '2020-01-01 00:00:00.000000', NULL), (2, 9, '2020-01-01 00:00:00.000000', NULL),
            (3, 1, '2020-01-01 00:00:00.000000', NULL), (4, 8, '2020-01-01 00:00:00.000000', NULL),
            (4, 7, '2020-01-01 00:00:00.000000', '2020-02-01 00:00:00.000000'),
            (4, 4, '2020-01-01 00:00:00.000000', NULL);
        UPDATE "tblRole" SET "IsBlocked" = TRUE WHERE "RoleID" = 4;
        INSERT INTO "tblUsersDistricts" ("UserID", "LocationId", "AuditUserID", "ValidityFrom", "ValidityTo")
        VALUES (4, 2, 1, '2020-01-01 00:00:00.000000', NULL), (4, 1, 1, '2020-01-01 00:00:00.000000', NULL),
            (4, 3, 1, '2020-01-01 00:00:00.000000', '2020-02-01 00:00:00.000000');
        """

    private func withStore(
        _ dialect: SQLDialect, _ body: @escaping (SQLAccountStore) async throws -> Void
    ) async throws {
        try await TestDatabases.withDatabase(dialect) { database in
            try await OpenIMISSchema.migrate(database)
            try await database.transaction { try $0.executeScript(Self.rows) }
            let found1 = try await UsersTable.detect(in: database)
            #expect(found1 == .versioned)
            try await body(SQLAccountStore(database: database, table: .versioned))
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func findsAccountsWithRightsAndArea(_ dialect: SQLDialect) async throws {
        try await withStore(dialect) { store in
            let boss = try #require(try await store.record(login: "Boss"))
            #expect(boss.account.isAdministrator)
            #expect(boss.account.area == .everywhere)
            #expect(boss.account.facilityID == nil)
            #expect(boss.account.coreUserID == "20000000-0000-4000-8000-000000000001")
            #expect(boss.password == .salted(digest: "AA", salt: "KEY"))
            #expect(boss.privateKey == "KEY")

            let clerk = try #require(try await store.record(login: "CLERK")).account
            #expect(clerk.userID == 2)
            #expect(!clerk.isAdministrator)
            #expect(clerk.facilityID == 7)
            #expect(clerk.area == .locations([3]))
            #expect(clerk.rights == [111_001, 111_002, 111_004, 111_005, 111_006, 111_007])

            let found2 = try await store.record(login: "E1")
            #expect(found2?.account.area == .locations([4]))

            let desk = try #require(try await store.record(login: "Desk"))
            #expect(desk.account.area == .locations([2]))
            #expect(desk.account.rights == [101_001, 101_101, 101_105, 101_201])
            #expect(!desk.account.isAdministrator)
            #expect(desk.password == nil)

            let robot = try #require(try await store.record(login: "robot"))
            #expect(robot.account.userID == -1)
            #expect(robot.account.isAdministrator)
            #expect(robot.password == .django("hash"))
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func findsOnlyWhoMayLogIn(_ dialect: SQLDialect) async throws {
        try await withStore(dialect) { store in
            for login in ["boss", "Off", "Old", "gone", "paper", "nobody", "", "Bo\0ss"] {
                let found3 = try await store.record(login: login)
                #expect(found3 == nil, "\(login)")
            }
            let found4 = try await store.record(login: "new")
            #expect(found4?.account.login == "New")
            let found5 = try await store.record(login: "New")
            #expect(found5?.account.coreUserID == nil)
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func readsTheOlderUsersTable(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDatabase(dialect) { database in
            try await database.transaction { try $0.executeScript(Self.olderTables(dialect)) }
            let found6 = try await UsersTable.detect(in: database)
            #expect(found6 == .classic)
            let store = SQLAccountStore(database: database, table: .classic)
            let found7 = try await store.record(login: "Ann")
            #expect(found7?.account.userID == 3)
            let found8 = try await store.record(login: "Ann")
            #expect(found8?.account.rights == [5])
            let found9 = try await store.record(login: "Bob")
            #expect(found9 == nil)
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func tellsADatabaseWithoutUsers(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDatabase(dialect) { database in
            let found10 = try await UsersTable.detect(in: database)
            #expect(found10 == nil)
        }
    }

    private static func olderTables(_ dialect: SQLDialect) -> String {
        let instant = dialect == .sqlite ? "text" : "timestamptz"
        let uuid = dialect == .sqlite ? "text" : "uuid"
        let flag = dialect == .sqlite ? "integer" : "boolean"
        let validity = "\"ValidityFrom\" \(instant), \"ValidityTo\" \(instant)"
        return """
            CREATE TABLE "tblUsers" ("UserID" integer PRIMARY KEY, "LoginName" varchar(25), "HFID" integer,
                "StoredPassword" varchar(256), "PrivateKey" varchar(256), \(validity));
            CREATE TABLE "core_TechnicalUser" ("id" \(uuid), "password" varchar(128), "is_superuser" \(flag),
                "validity_from" \(instant), "validity_to" \(instant));
            CREATE TABLE "core_User" ("id" \(uuid), "username" varchar(50), "i_user_id" integer, "t_user_id" \(uuid),
                "validity_to" \(instant));
            CREATE TABLE "tblRole" ("RoleID" integer, "IsSystem" integer, "IsBlocked" \(flag), \(validity));
            CREATE TABLE "tblRoleRight" ("RoleID" integer, "RightID" integer, \(validity));
            CREATE TABLE "tblUserRole" ("UserID" integer, "RoleID" integer, \(validity));
            CREATE TABLE "tblUsersDistricts" ("UserID" integer, "LocationId" integer, \(validity));
            CREATE TABLE "tblLocations" ("LocationId" integer, "LocationType" varchar(1), "ParentLocationId" integer,
                \(validity));
            CREATE TABLE "tblOfficer" ("OfficerID" integer, "Code" varchar(8), "HasLogin" \(flag), \(validity));
            CREATE TABLE "tblOfficerVillages" ("OfficerId" integer, "LocationId" integer, \(validity));
            INSERT INTO "tblUsers" ("UserID", "LoginName", "ValidityTo")
            VALUES (3, 'Ann', NULL), (4, 'Bob', '2021-01-01 00:00:00.000000');
            INSERT INTO "core_User" ("id", "username", "i_user_id", "validity_to")
            VALUES ('20000000-0000-4000-8000-000000000001', 'Ann', 3, NULL),
                ('20000000-0000-4000-8000-000000000002', 'Ann', 4, '2021-01-01 00:00:00.000000'),
                ('20000000-0000-4000-8000-000000000003', 'Bob', 4, NULL);
            INSERT INTO "tblRole" ("RoleID", "IsSystem", "IsBlocked") VALUES (1, 0, FALSE);
            INSERT INTO "tblRoleRight" ("RoleID", "RightID") VALUES (1, 5);
            INSERT INTO "tblUserRole" ("UserID", "RoleID") VALUES (3, 1);
            """
    }
}
