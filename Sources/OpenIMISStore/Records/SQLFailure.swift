import OpenIMIS
import SQLInterface

extension StoreError {
    /// What a refusal by the database means to those who know nothing of SQL.
    init(_ error: SQLError) {
        switch error.kind {
        case .unavailable, .poolExhausted, .serialization:
            self.init(.busy, error.description)
        case .timeout:
            self.init(.timeout, error.description)
        case .cancelled:
            self.init(.cancelled, error.description)
        case .constraint(.unique, _):
            self.init(.conflict, "the database holds a record with the same key already")
        case .invalidValue:
            self.init(.rule, error.description)
        case .constraint, .forbidden, .undefinedObject, .syntax, .other:
            self.init(.fault, error.description)
        }
    }
}

/// Runs work on a store and gives its errors as ``StoreError``.
package func translatingFailures<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
        return try await work()
    } catch let error as SQLError {
        throw StoreError(error)
    } catch let error as RowError {
        throw StoreError(.fault, error.description)
    }
}
