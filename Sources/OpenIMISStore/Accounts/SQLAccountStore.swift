package import OpenIMIS
package import SQLInterface

/// Accounts of openIMIS's user, role and district tables.
package struct SQLAccountStore: AccountStore {
    private let database: any SQLDatabase
    private let table: UsersTable

    /// `table` is the form that `tblUsers` has here (`UsersTable.detect(in:)`).
    package init(database: any SQLDatabase, table: UsersTable) {
        self.database = database
        self.table = table
    }

    package func record(login: String) async throws -> AccountRecord? {
        // PostgreSQL cannot hold a NUL character, and no login name has one.
        guard !login.isEmpty, !login.utf8.contains(0) else { return nil }
        let table = self.table
        return try await database.unitOfWork { session in
            guard let row = try Self.user(login: login, table: table, session) else { return nil }
            return AccountRecord(
                account: try Self.account(row, session), password: row.password, privateKey: row.privateKey)
        }
    }

    private static func user(login: String, table: UsersTable, _ session: any SQLSession) throws -> UserRow? {
        if let row = try session.first(CoreUserByName(login: login, table: table)) {
            // Officers and claim administrators have an entry of their own, without a password.
            return row.userID == nil && row.technicalID == nil ? nil : row
        }
        return try session.first(InteractiveUserByName(login: login, table: table))
    }

    private static func account(_ row: UserRow, _ session: any SQLSession) throws -> Account {
        guard let userID = row.userID else {
            return Account(
                userID: -1, coreUserID: row.coreUserID, login: row.login, facilityID: nil, area: .everywhere,
                rights: [], isAdministrator: row.isTechnicalSuperuser)
        }
        let rights = try session.rows(RightsOfUser(userID: userID))
        let isAdministrator = rights.contains { $0.systemRole == RightsOfUser.administratorRole }
        // 0 stands for no facility in older rows.
        let facilityID = row.facilityID == 0 ? nil : row.facilityID
        return Account(
            userID: userID, coreUserID: row.coreUserID, login: row.login, facilityID: facilityID,
            area: isAdministrator
                ? .everywhere : .locations(try area(of: row.login, userID: userID, facilityID: facilityID, session)),
            rights: Set(rights.compactMap(\.right)), isAdministrator: isAdministrator)
    }

    /// A claim administrator's district, else an officer's villages, else the districts assigned to the account.
    private static func area(
        of login: String, userID: Int, facilityID: Int?, _ session: any SQLSession
    ) throws -> Set<Int> {
        if let facilityID {
            let districts = try session.rows(DistrictOfClaimAdministrator(code: login, facilityID: facilityID))
            if !districts.isEmpty { return Set(districts) }
        }
        let villages = try session.rows(VillagesOfOfficer(code: login))
        if !villages.isEmpty { return Set(villages.compactMap(\.self)) }
        return Set(try session.rows(DistrictsOfUser(userID: userID)))
    }
}
