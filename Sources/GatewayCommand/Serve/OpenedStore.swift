import FHIRService
import Foundation
import OpenIMIS
import OpenIMISStore
import PostgresDriver
import SQLInterface
import SQLiteDriver

/// The core store of a running gateway.
struct OpenedStore: Sendable {
    let database: any SQLDatabase
    let users: UsersTable

    /// Opens the store that the settings name and brings the gateway's tables in it up to date; makes the demonstration
    /// store where there is none yet, and tells so.
    ///
    /// Throws a ``SettingsError`` for a store that is not there or is none of openIMIS.
    init(_ settings: ServeSettings, tell: (String) -> Void) async throws {
        switch settings.core {
        case nil: try await self.init(demonstrationIn: settings.storeFolder, settings, tell: tell)
        case .sqlite(let path): try await self.init(embedded: path, settings)
        case .postgresql(let uri): try await self.init(postgres: uri, settings)
        }
    }

    /// The path of the demonstration store in a folder.
    static func demonstrationPath(in folder: String) -> String { folder + "/demo.sqlite" }

    private init(
        demonstrationIn folder: String, _ settings: ServeSettings, tell: (String) -> Void
    ) async throws {
        let files = FileManager.default
        do {
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw SettingsError(["The folder '\(folder)' of the demonstration store cannot be made."])
        }
        let path = Self.demonstrationPath(in: folder)
        if !files.fileExists(atPath: path) {
            // Made under another name, so that an end in the middle leaves nothing that looks like a store.
            let unfinished = path + ".unfinished"
            for suffix in ["", "-wal", "-shm"] where files.fileExists(atPath: unfinished + suffix) {
                try files.removeItem(atPath: unfinished + suffix)
            }
            let database = try SQLiteDatabase(path: unfinished)
            try await OpenIMISSchema.migrate(database)
            try await DemonstrationData.fill(database, families: settings.demoFamilies, tell: tell)
            await database.close()
            try files.moveItem(atPath: unfinished, toPath: path)
        }
        try await self.init(embedded: path, settings)
    }

    private init(embedded path: String, _ settings: ServeSettings) async throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw SettingsError([
                "There is no store at '\(path)'. 'fhir-gateway demo --core sqlite:\(path)' makes one."
            ])
        }
        var options = SQLiteOptions()
        options.statementTimeout = Double(settings.statementSeconds)
        options.connectionWait = Double(settings.connectionWaitSeconds)
        let database = try SQLiteDatabase(path: path, options: options)
        try await OpenIMISSchema.migrate(database)
        try await self.init(database)
    }

    private init(postgres uri: String, _ settings: ServeSettings) async throws {
        var options = PostgresOptions(connection: uri)
        options.poolSize = settings.poolSize
        options.readConnections = settings.readConnections
        options.readConnectionLimit = max(options.readConnectionLimit, settings.readConnections)
        options.statementTimeout = Double(settings.statementSeconds)
        options.connectionWait = Double(settings.connectionWaitSeconds)
        let database = try PostgresDatabase(options)
        try await self.init(database)
        try await GatewaySchema.migrate(database)
    }

    private init(_ database: some SQLDatabase) async throws {
        guard let users = try await UsersTable.detect(in: database) else {
            await database.close()
            throw SettingsError([
                "The database has no openIMIS tables (tblUsers is missing). For a trial, 'fhir-gateway demo' makes them."
            ])
        }
        self.database = database
        self.users = users
    }

    var accounts: SQLAccountStore { SQLAccountStore(database: database, table: users) }
}
