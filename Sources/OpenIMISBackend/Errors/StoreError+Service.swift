import FHIRModel
import FHIRService
import OpenIMIS

extension ServiceError {
    /// What a store's refusal means to a client.
    init(_ error: StoreError) {
        switch error.kind {
        case .busy:
            self.init(.busy(retryAfter: 5), "The openIMIS database cannot take the request at present.")
        case .timeout, .cancelled:
            self.init(.timeout, "The openIMIS database did not answer in time.")
        case .fault:
            // The message names columns and types, never values.
            self.init(.fault, "The openIMIS database could not be read or written: \(error.message).")
        case .notFound:
            self.init(.notFound, error.message, expression: error.path)
        case .gone:
            self.init(.gone, error.message, expression: error.path)
        case .versionMismatch:
            self.init(.preconditionFailed, error.message, expression: error.path)
        case .conflict:
            self.init(.conflict, error.message, code: .duplicate, expression: error.path)
        case .rule:
            self.init(.unprocessable, error.message, code: .businessRule, expression: error.path)
        case .unresolvedReference:
            self.init(.unprocessable, error.message, code: .notFound, expression: error.path)
        }
    }
}

/// Runs work on the stores and gives their refusals as ``ServiceError``.
func translatingStoreErrors<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
        return try await work()
    } catch let error as StoreError {
        throw ServiceError(error)
    }
}
