import CLibPQ

/// Asks the server to cancel what a connection runs; unlike everything else of libpq it may be used from any thread.
///
/// Unchecked, because `PQcancel` only reads the structure.
final class PostgresCanceller: @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(_ connection: OpaquePointer) {
        guard let pointer = PQgetCancel(connection) else { return nil }
        self.pointer = pointer
    }

    deinit {
        PQfreeCancel(pointer)
    }

    /// Opens a connection of its own to the server, so it may block for a while.
    func cancel() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            // Whatever goes wrong here, the statement still ends at its deadline.
            _ = PQcancel(pointer, buffer.baseAddress, Int32(buffer.count))
        }
    }
}
