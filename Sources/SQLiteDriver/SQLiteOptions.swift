/// How an embedded store is opened.
package struct SQLiteOptions: Sendable, Hashable {
    /// Reading connections beside the one that writes.
    package var readerCount = 4
    /// Seconds to wait for another process that holds the file's write lock.
    package var busyTimeout = 5.0
    /// Seconds a statement may run.
    package var statementTimeout = 30.0
    /// Seconds to wait for a free connection.
    package var connectionWait = 5.0
    /// How many tasks may wait for a connection at once.
    package var waitingLimit = 1000
    /// Prepared statements kept by each connection.
    package var preparedStatements = 256

    package init() {}
}
