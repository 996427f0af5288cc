import Cryptography
import FHIRDefinitions
import FHIRModel
import FHIRServer
import FHIRService
import Foundation
import Logging
import OpenIMIS
import OpenIMISBackend
import OpenIMISCompatibility
import OpenIMISMapping
import OpenIMISStore
import SQLInterface

/// All parts of a gateway, put together as the settings say.
struct AssembledGateway: Sendable {
    static let version = "0.1.0"
    /// The account of the demonstration store, printed at start.
    static let demonstrationLogin = "Admin"

    let server: GatewayServer
    let store: OpenedStore
    let capabilities: BackendCapabilities
    let quietLogger: Logger

    /// `tell` prints to people what takes a while.
    init(_ settings: ServeSettings, logger: Logger, tell: (String) -> Void) async throws {
        let folder = try DefinitionFolder.find(settings.dataFolder)
        let definitions = try DefinitionStore.core(in: folder)
        let engine = ValidationEngine(
            definitions: definitions, folder: folder, profileLevel: settings.profileLevel)
        let reading = ResourceReading(
            facts: definitions.elementFacts,
            limits: ParseLimits(maximumBytes: settings.limits.bodyBytes, maximumDepth: 100))
        store = try await OpenedStore(settings, tell: tell)
        let missing = try await GatewayIndexes.inventory(of: store.database).missing
        if !missing.isEmpty {
            logger.warning(
                "\(missing.count) indexes the gateway wants are missing: 'fhir-gateway doctor --create-indexes' makes them."
            )
        }
        let secret = try Self.secret(settings, logger)
        let authenticator = AccountAuthenticator(
            store: store.accounts,
            secret: settings.secret.map { Array($0.utf8) } ?? (settings.core == nil ? secret : nil))
        let gate = AccessGate(try await Self.policy(settings, store, authenticator))
        let stores = OpenIMISStores(store.database, schemas: ResourceSchema.all)
        let backend = Self.backend(stores, store, settings)
        capabilities = backend.capabilities
        // Clients of the module send what R4 does not know; the mapping says what cannot be stored.
        let lenient = ResourceService(backend: backend, reading: reading)
        let handler = FHIRHandler(
            service: ResourceService(backend: backend, validator: engine, reading: reading), gate: gate,
            links: PageLinks(secret: secret, life: .seconds(60 * settings.limits.pageLinkMinutes)),
            identity: ServerIdentity(version: Self.version, date: "2026-11-21"),
            elementLists: DefinitionElementLists(definitions),
            patches: PatchReader(reading: reading) { try engine.pathTypes() })
        server = GatewayServer(
            host: settings.host, port: settings.port,
            mounts: Self.compatible(stores, lenient, gate) + [Mount(settings.basePath, handler)],
            health: HealthHandler(backend: backend), limits: settings.limits,
            publicURL: PublicURL(
                configured: settings.baseURL, trustsForwarded: settings.trustsForwarded,
                fallbackAuthority: Self.authority(settings.host, settings.port)),
            processName: Hexadecimal.lowercase(SecureRandom.bytes(4)) + "-", logger: logger)
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .error)
        quietLogger = quiet
    }

    func close() async { await store.database.close() }

    /// The base paths of openIMIS's own FHIR module, for clients that know no other.
    private static func compatible(
        _ stores: OpenIMISStores, _ service: ResourceService, _ gate: AccessGate
    ) -> [Mount] {
        let forms = ModuleFormSource(stores.reference) {
            FHIRModel.Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        }
        let handler = CompatibilityHandler(ModuleDialect(stores, forms), writes: service, gate: gate)
        return [Mount("api/api_fhir_r4", handler), Mount("api_fhir_r4", handler)]
    }

    private static func backend(
        _ stores: OpenIMISStores, _ store: OpenedStore, _ settings: ServeSettings
    ) -> OpenIMISBackend {
        let database = store.database
        let rendering = RenderingSource(stores.reference, currency: settings.currency)
        return OpenIMISBackend(.fhir(stores, rendering)) {
            _ = try await database.read(ReadinessQuery())
        }
    }

    private static func policy(
        _ settings: ServeSettings, _ store: OpenedStore, _ authenticator: AccountAuthenticator
    ) async throws -> AccessGate.Policy {
        switch settings.access {
        case .accounts: return .accounts(authenticator)
        case .open:
            guard let record = try await store.accounts.record(login: demonstrationLogin) else {
                throw SettingsError([
                    "The demonstration store in '\(settings.storeFolder)' has no account '\(demonstrationLogin)'. "
                        + "Remove the folder to have it made anew."
                ])
            }
            return .open(AccountAuthenticator.principal(record.account), authenticator)
        }
    }

    /// The secret given, else the one kept beside the demonstration store, else one for this process alone.
    private static func secret(_ settings: ServeSettings, _ logger: Logger) throws -> [UInt8] {
        if let secret = settings.secret { return Array(secret.utf8) }
        if settings.core == nil { return try SharedSecret.kept(in: settings.storeFolder) }
        logger.warning(
            "No --secret is set: paging links end with this process and mean nothing to other processes.")
        return SecureRandom.bytes(32)
    }

    static func authority(_ host: String, _ port: Int) -> String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

/// The cheapest question that shows whether a store answers.
private struct ReadinessQuery: Query {
    var sql: SQL { "SELECT 1" }

    func decode(_ row: any Row) throws(RowError) -> Int { try row.integer(0) }
}
