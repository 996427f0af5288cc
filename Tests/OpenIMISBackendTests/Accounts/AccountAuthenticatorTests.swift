import Cryptography
import FHIRModel
import FHIRService
import OpenIMIS
import OpenIMISBackend
import Synchronization
import Testing

@Suite struct AccountAuthenticatorTests {
    /// Accounts in memory that count how often they are asked for.
    private final class Accounts: AccountStore {
        let records = Mutex<[String: AccountRecord]>([:])
        let reads = Atomic<Int>(0)

        init(_ record: AccountRecord) {
            records.withLock { $0[record.account.login] = record }
        }

        func record(login: String) async throws -> AccountRecord? {
            reads.add(1, ordering: .relaxed)
            return records.withLock { $0[login] }
        }
    }

    private static let longKey = String(repeating: "k", count: 64)
    private static let time: Int64 = 1_800_000_000

    private static func record(privateKey: String? = longKey, rights: Set<Int> = [101_101]) -> AccountRecord {
        let account = Account(
            userID: 17, coreUserID: nil, login: "Ann", facilityID: 3, area: .locations([1]), rights: rights,
            isAdministrator: false)
        let salt = privateKey ?? ""
        return AccountRecord(
            account: account,
            password: .salted(digest: StoredPassword.digest("sesame", salt: salt), salt: salt), privateKey: privateKey)
    }

    private static func status(_ body: () async throws -> Void) async -> IssueCode? {
        do {
            try await body()
            return nil
        } catch let error as ServiceError where error.kind == .unauthorized {
            return error.issues.first?.code
        } catch {
            return .exception
        }
    }

    @Test func logsInByPasswordAndByTheTokenItGives() async throws {
        let authenticator = AccountAuthenticator(store: Accounts(Self.record()), now: { Self.time })
        let principal = try await authenticator.basic(login: "Ann", password: "sesame")
        #expect(principal.userID == 17)
        #expect(principal.holds(anyOf: [101_101]))
        #expect(!principal.holds(anyOf: [111_002]))
        #expect((principal.payload as? Account)?.facilityID == 3)
        let token = try await authenticator.login(login: "Ann", password: "sesame")
        #expect(token.expires == Self.time + 86_400)
        #expect(try await authenticator.bearer(token: token.token).login == "Ann")
    }

    @Test func refusesWrongCredentialsAlike() async {
        let authenticator = AccountAuthenticator(store: Accounts(Self.record()), now: { Self.time })
        let foreign = AccountAuthenticator(
            store: Accounts(Self.record(privateKey: String(repeating: "x", count: 64))), now: { Self.time })
        #expect(await Self.status { _ = try await authenticator.basic(login: "Ann", password: "Sesame") } == .login)
        #expect(await Self.status { _ = try await authenticator.basic(login: "Eve", password: "sesame") } == .login)
        #expect(await Self.status { _ = try await authenticator.login(login: "ann", password: "sesame") } == .login)
        #expect(await Self.status { _ = try await authenticator.bearer(token: "x.y.z") } == .login)
        #expect(
            await Self.status {
                let token = try await foreign.login(login: "Ann", password: "sesame")
                _ = try await authenticator.bearer(token: token.token)
            } == .login)
    }

    @Test(arguments: [nil, "short", String(repeating: "k", count: 31)])
    func signsWithTheSecretWhereTheAccountHasNoUsableKey(_ privateKey: String?) async throws {
        let accounts = Accounts(Self.record(privateKey: privateKey))
        let without = AccountAuthenticator(store: accounts, now: { Self.time })
        #expect(await Self.status { _ = try await without.login(login: "Ann", password: "sesame") } == .login)
        #expect(try await without.basic(login: "Ann", password: "sesame").login == "Ann")
        let with = AccountAuthenticator(
            store: accounts, secret: Array("a secret of thirty-two bytes or more".utf8), now: { Self.time })
        let token = try await with.login(login: "Ann", password: "sesame").token
        #expect(try await with.bearer(token: token).userID == 17)
        #expect(await Self.status { _ = try await without.bearer(token: token) } == .login)
    }

    @Test func remembersALoginForAWhile() async throws {
        let accounts = Accounts(Self.record())
        let authenticator = AccountAuthenticator(store: accounts, staleness: .seconds(3_600), now: { Self.time })
        for _ in 0..<5 { _ = try await authenticator.basic(login: "Ann", password: "sesame") }
        #expect(accounts.reads.load(ordering: .relaxed) == 1)
        let token = try await authenticator.login(login: "Ann", password: "sesame").token
        for _ in 0..<5 { _ = try await authenticator.bearer(token: token) }
        #expect(accounts.reads.load(ordering: .relaxed) == 3)
    }

    @Test func seesAChangeAfterThatTime() async throws {
        let accounts = Accounts(Self.record())
        let authenticator = AccountAuthenticator(store: accounts, staleness: .zero, now: { Self.time })
        let token = try await authenticator.login(login: "Ann", password: "sesame").token
        #expect(try await authenticator.bearer(token: token).rights == [101_101])
        accounts.records.withLock { $0["Ann"] = Self.record(rights: [1]) }
        #expect(try await authenticator.bearer(token: token).rights == [1])
        accounts.records.withLock { $0["Ann"] = nil }
        #expect(await Self.status { _ = try await authenticator.bearer(token: token) } == .login)
    }

    @Test func endsATokenThatIsRemembered() async throws {
        let clock = Mutex(Self.time)
        let authenticator = AccountAuthenticator(
            store: Accounts(Self.record()), staleness: .seconds(3_600), now: { clock.withLock { $0 } })
        let token = try await authenticator.login(login: "Ann", password: "sesame").token
        _ = try await authenticator.bearer(token: token)
        clock.withLock { $0 += 86_400 }
        #expect(await Self.status { _ = try await authenticator.bearer(token: token) } == .expired)
    }

    @Test func makesAnAccountWaitAfterFiveFailures() async throws {
        let clock = Mutex(Self.time)
        let authenticator = AccountAuthenticator(
            store: Accounts(Self.record()), staleness: .zero, now: { clock.withLock { $0 } })
        for _ in 0..<4 { _ = await Self.status { _ = try await authenticator.basic(login: "Ann", password: "x") } }
        _ = try await authenticator.basic(login: "Ann", password: "sesame")
        for _ in 0..<5 { _ = await Self.status { _ = try await authenticator.basic(login: "Ann", password: "x") } }
        #expect(await Self.status { _ = try await authenticator.basic(login: "Ann", password: "sesame") } == .throttled)
        #expect(await Self.status { _ = try await authenticator.basic(login: "Eve", password: "x") } == .login)
        clock.withLock { $0 += 301 }
        #expect(try await authenticator.basic(login: "Ann", password: "sesame").userID == 17)
    }
}
