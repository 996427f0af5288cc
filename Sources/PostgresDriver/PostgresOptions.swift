/// How a PostgreSQL store is reached and used.
package struct PostgresOptions: Sendable, Hashable {
    /// A libpq connection string or URI; what it leaves out comes from the `PG*` environment variables and libpq's
    /// defaults, TLS options included.
    package var connection: String
    /// Shown by the server for each connection unless the connection string names another.
    package var applicationName = "openimis-fhir-gateway"
    /// Connections for transactions and units of work.
    package var poolSize = 6
    /// Connections that pipeline single reads: opened as they are needed.
    package var readConnections = 4
    /// More of them, opened only while all others are held up by long statements.
    package var readConnectionLimit = 8
    /// Seconds one attempt to connect may take.
    package var connectTimeout = 5.0
    /// Seconds a statement may run, on the server; 0 for no limit.
    package var statementTimeout = 30.0
    /// Seconds to wait for a free connection, and for the server to come back.
    package var connectionWait = 3.0
    /// How many tasks may wait at once.
    package var waitingLimit = 2000
    /// Prepared statements kept by each connection.
    package var preparedStatements = 256

    package init(connection: String) {
        self.connection = connection
    }
}
