import CLibPQ
import Glibc
import SQLInterface

/// An open connection to the server with the gateway's session settings.
///
/// Unchecked, because it is handed from the thread that opens it to the one that uses it, and used by one at a time.
final class PostgresLink: @unchecked Sendable {
    let connection: OpaquePointer
    private(set) var canceller: PostgresCanceller?
    var statements: PreparedStatements

    private init(_ connection: OpaquePointer, statementLimit: Int) {
        self.connection = connection
        statements = PreparedStatements(limit: statementLimit)
    }

    deinit {
        PQfinish(connection)
    }

    var socket: Int32 { PQsocket(connection) }

    var isUsable: Bool { PQstatus(connection) == CONNECTION_OK }

    /// Opens a connection and sets its session, within `options.connectTimeout`.
    ///
    /// With `isReadOnly` the server refuses writes on it.
    static func open(_ options: PostgresOptions, isReadOnly: Bool) throws -> PostgresLink {
        let deadline = MonotonicTime.now + options.connectTimeout
        guard let connection = start(options) else { throw SQLError(.unavailable, message: "out of memory") }
        let link = PostgresLink(connection, statementLimit: options.preparedStatements)
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        try link.finishConnecting(by: deadline)
        // Only now does libpq know the server's process that is to be told.
        link.canceller = PostgresCanceller(connection)
        guard PQsetnonblocking(connection, 1) == 0 else { throw SQLError.unavailable(connection) }
        try link.execute(settings(options, isReadOnly: isReadOnly), by: deadline)
        return link
    }

    /// Waits for the result of what `send` sends, and for the end of its results.
    ///
    /// - Returns: the last result, or the first that is an error.
    func result(by deadline: MonotonicTime, after send: () -> Int32) throws -> PostgresResult {
        guard send() == 1 else { throw SQLError.unavailable(connection) }
        return try lastResult(by: deadline)
    }

    func lastResult(by deadline: MonotonicTime) throws -> PostgresResult {
        try flush(by: deadline)
        var last: PostgresResult?
        while true {
            while PQisBusy(connection) != 0 {
                try wait(for: Int16(POLLIN), by: deadline)
                guard PQconsumeInput(connection) == 1 else { throw SQLError.unavailable(connection) }
            }
            guard let pointer = PQgetResult(connection) else { break }
            let result = PostgresResult(pointer)
            if last?.error == nil { last = result }
            // During COPY libpq repeats this result until the data is sent.
            if result.status == PGRES_COPY_IN { break }
        }
        guard let last else { throw SQLError.unavailable(connection) }
        return last
    }

    /// Runs statements separated by semicolons through the simple protocol.
    @discardableResult
    func execute(_ script: String, by deadline: MonotonicTime) throws -> PostgresResult {
        let result = try result(by: deadline) { PQsendQuery(connection, script) }
        if let error = result.error { throw error }
        return result
    }

    /// Sends what libpq holds back, reading meanwhile so that the server is never stuck on its own output.
    func flush(by deadline: MonotonicTime) throws {
        while true {
            switch PQflush(connection) {
            case 0: return
            case 1:
                let events = try wait(for: Int16(POLLIN | POLLOUT), by: deadline)
                if events & Int16(POLLIN) != 0, PQconsumeInput(connection) != 1 {
                    throw SQLError.unavailable(connection)
                }
            default: throw SQLError.unavailable(connection)
            }
        }
    }

    /// Whether the server has closed the connection while nobody used it.
    var isClosedByServer: Bool {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, 0) > 0 else { return false }
        return PQconsumeInput(connection) != 1 || !isUsable
    }

    /// Waits for the socket.
    ///
    /// - Throws: `unavailable` once `deadline` has passed: the server's own limit on statements ends earlier, so it
    ///   no longer answers at all.
    @discardableResult
    func wait(for events: Int16, by deadline: MonotonicTime) throws -> Int16 {
        var descriptor = pollfd(fd: socket, events: events, revents: 0)
        while true {
            let count = poll(&descriptor, 1, deadline.millisecondsLeft)
            if count > 0 { return descriptor.revents }
            if count < 0, errno == EINTR { continue }
            throw SQLError(.unavailable, message: "no answer from the server")
        }
    }

    /// Begins to connect without waiting.
    ///
    /// Later keywords win over those of the connection string.
    private static func start(_ options: PostgresOptions) -> OpaquePointer? {
        var parameters = [("fallback_application_name", options.applicationName), ("client_encoding", "UTF8")]
        // As `dbname`, a whole connection string or URI is taken apart by libpq.
        if !options.connection.isEmpty { parameters.insert(("dbname", options.connection), at: 0) }
        let keywords = parameters.map { strdup($0.0) }
        let values = parameters.map { strdup($0.1) }
        defer { for text in keywords + values { free(text) } }
        return PQconnectStartParams(
            keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 1)
    }

    private func finishConnecting(by deadline: MonotonicTime) throws {
        guard PQstatus(connection) != CONNECTION_BAD else { throw SQLError.unavailable(connection) }
        var status = PGRES_POLLING_WRITING
        while true {
            switch status {
            case PGRES_POLLING_OK: return
            case PGRES_POLLING_READING: try wait(for: Int16(POLLIN), by: deadline)
            case PGRES_POLLING_WRITING: try wait(for: Int16(POLLOUT), by: deadline)
            default: throw SQLError.unavailable(connection)
            }
            status = PQconnectPoll(connection)
        }
    }

    /// What the texts of dates, times, floats and blobs look like, and the server's limits on this session.
    private static func settings(_ options: PostgresOptions, isReadOnly: Bool) -> String {
        let timeout = Int(options.statementTimeout * 1000)
        let readOnly = isReadOnly ? "SET default_transaction_read_only = on; " : ""
        return readOnly + """
            SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET extra_float_digits = 1; SET bytea_output = 'hex'; \
            SET standard_conforming_strings = on; SET client_min_messages = warning; \
            SET idle_in_transaction_session_timeout = 60000; SET statement_timeout = \(timeout)
            """
    }
}
