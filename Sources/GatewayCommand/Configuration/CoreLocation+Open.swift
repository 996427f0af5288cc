import Foundation
import PostgresDriver
import SQLInterface
import SQLiteDriver

extension CoreLocation {
    /// Opens the store for a command; statements may run for an hour there.
    ///
    /// Throws a ``SettingsError`` for a file that is not there, unless it may be made.
    func open(makesFile: Bool) throws -> any SQLDatabase {
        switch self {
        case .sqlite(let path):
            guard makesFile || FileManager.default.fileExists(atPath: path) else {
                throw SettingsError([
                    "There is no store at '\(path)'. 'fhir-gateway demo --core sqlite:\(path)' makes one."
                ])
            }
            var options = SQLiteOptions()
            options.statementTimeout = 3600
            return try SQLiteDatabase(path: path, options: options)
        case .postgresql(let uri):
            var options = PostgresOptions(connection: uri)
            options.poolSize = 2
            options.statementTimeout = 3600
            return try PostgresDatabase(options)
        }
    }
}

/// What a person at the command line is told when a store refuses.
enum StoreFailure {
    static func text(_ error: any Error) -> String {
        // The server's own words help here, and nobody else reads them.
        if let error = error as? SQLError { return error.debugDescription }
        return "\(error)"
    }
}
