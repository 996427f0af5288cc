import FHIRService
package import HTTPTypes

extension ServiceError.Kind {
    /// The HTTP status of each kind; nothing else in the server chooses one.
    package var status: HTTPResponse.Status {
        switch self {
        case .invalid: .badRequest
        case .unprocessable: .unprocessableContent
        case .unauthorized: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .gone: .gone
        case .conflict: .conflict
        case .preconditionFailed: .preconditionFailed
        case .unsupported: .notImplemented
        case .interactionNotOffered: .methodNotAllowed
        case .unsupportedFormat: .unsupportedMediaType
        case .tooLarge: .contentTooLarge
        case .busy: .serviceUnavailable
        case .timeout: .gatewayTimeout
        case .fault: .internalServerError
        }
    }
}
