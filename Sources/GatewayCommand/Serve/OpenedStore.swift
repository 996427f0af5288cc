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
    /// Whether it was made just now, and is empty.
    let isNew: Bool

    /// Opens the store that the settings name and brings the gateway's tables in it up to date.
    ///
    /// Throws a ``SettingsError`` for a store that is not there or is none of openIMIS.
    init(_ settings: ServeSettings) async throws {
        switch settings.core {
        case nil: try await self.init(demonstrationIn: settings.storeFolder, settings)
        case .sqlite(let path): try await self.init(embedded: path, settings)
        case .postgresql(let uri): try await self.init(postgres: uri, settings)
        }
    }

    /// The path of the demonstration store in a folder.
    static func demonstrationPath(in folder: String) -> String { folder + "/demo.sqlite" }

    private init(demonstrationIn folder: String, _ settings: ServeSettings) async throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw SettingsError(["The folder '\(folder)' of the demonstration store cannot be made."])
        }
        let path = Self.demonstrationPath(in: folder)
        let isNew = !FileManager.default.fileExists(atPath: path)
        try await self.init(embedded: path, settings, isNew: isNew)
    }

    private init(embedded path: String, _ settings: ServeSettings) async throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw SettingsError([
                "There is no store at '\(path)'. 'fhir-gateway demo --core sqlite:\(path)' makes one."
            ])
        }
        try await self.init(embedded: path, settings, isNew: false)
    }

    private init(embedded path: String, _ settings: ServeSettings, isNew: Bool) async throws {
        var options = SQLiteOptions()
        options.statementTimeout = Double(settings.statementSeconds)
        options.connectionWait = Double(settings.connectionWaitSeconds)
        let database = try SQLiteDatabase(path: path, options: options)
        try await OpenIMISSchema.migrate(database)
        try await self.init(database, isNew: isNew)
    }

    private init(postgres uri: String, _ settings: ServeSettings) async throws {
        var options = PostgresOptions(connection: uri)
        options.poolSize = settings.poolSize
        options.readConnections = settings.readConnections
        options.readConnectionLimit = max(options.readConnectionLimit, settings.readConnections)
        options.statementTimeout = Double(settings.statementSeconds)
        options.connectionWait = Double(settings.connectionWaitSeconds)
        let database = try PostgresDatabase(options)
        try await self.init(database, isNew: false)
        try await GatewaySchema.migrate(database)
    }

    private init(_ database: some SQLDatabase, isNew: Bool) async throws {
        guard let users = try await UsersTable.detect(in: database) else {
            await database.close()
            throw SettingsError([
                "The database has no openIMIS tables (tblUsers is missing). For a trial, 'fhir-gateway demo' makes them."
            ])
        }
        self.database = database
        self.users = users
        self.isNew = isNew
    }

    var accounts: SQLAccountStore { SQLAccountStore(database: database, table: users) }
}
