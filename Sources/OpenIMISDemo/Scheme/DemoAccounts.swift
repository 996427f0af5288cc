import OpenIMIS
import SQLInterface

/// The accounts of the made-up scheme: an administrator with every role, and one for each hospital.
///
/// Their private keys are drawn anew each time, since whoever knows one could sign tokens; all else is repeatable.
struct DemoAccounts {
    private let password: String
    private let since: Instant
    private var users = DemoRows(
        "tblUsers",
        "id UUID LoginName LastName OtherNames LanguageID HFID EmailId StoredPassword PrivateKey active version ValidityFrom"
    )
    private var identities = DemoRows("core_User", "id username i_user_id version")
    private let uuids: [String]

    /// The administrator's row, which is also who wrote all others.
    static let administrator = 1

    init(password: String, hospitals: Int, since: Instant, _ random: inout DemoRandom) {
        self.password = password
        self.since = since
        uuids = (0...2 * hospitals + 1).map { _ in random.uuid() }
        add(1, DemoScheme.administratorLogin, "Administrator", "Demo", facility: nil)
        for hospital in 0..<hospitals {
            add(
                hospital + 2, "hospital\(DemoAccounts.padded(hospital + 1, 2))", "Hospital \(hospital + 1)",
                "Reception",
                facility: 4 * hospital + 1)
        }
    }

    var tables: [DemoRows] { [users, identities] }

    /// Roles and districts of the accounts, which refer to rows made later.
    func rights(facilities: some Sequence<DemoScheme.Facility>, districts: [Int]) -> [DemoRows] {
        var roles = DemoRows("tblUserRole", "UserRoleID UserID RoleID AudituserID ValidityFrom")
        var areas = DemoRows("tblUsersDistricts", "UserDistrictID UserID LocationId AuditUserID ValidityFrom")
        func give(_ user: Int, roles ids: some Sequence<Int>, districts: some Sequence<Int>) {
            for role in ids {
                roles.add(.number(roles.rows.count + 1), .number(user), .number(role), .number(1), .timestamp(since))
            }
            for district in districts {
                areas.add(
                    .number(areas.rows.count + 1), .number(user), .number(district), .number(1), .timestamp(since))
            }
        }
        give(1, roles: 1...13, districts: districts)
        // Enrolment officer, receptionist, claim administrator and contributor: what a hospital's system needs.
        for (index, district) in districts.enumerated() {
            give(index + 2, roles: [1, 8, 9, 10], districts: [district])
        }
        return [roles, areas]
    }

    /// A number with leading zeros.
    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private mutating func add(_ id: Int, _ login: String, _ last: String, _ other: String, facility: Int?) {
        let (digest, key) = StoredPassword.make(password)
        users.add(
            .number(id), .uuid(uuids[2 * id - 2]), .text(login), .text(last), .text(other), .text("en"),
            SQLValue(facility), .text("\(login.lowercased())@example.org"), .text(digest), .text(key), .boolean(true),
            .number(1), .timestamp(since))
        identities.add(.uuid(uuids[2 * id - 1]), .text(login), .number(id), .number(1))
    }
}
