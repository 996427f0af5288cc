package import FHIRModel
package import FHIRService
package import HTTPTypes
package import Hummingbird

/// What a refusal looks like over HTTP: one status, some headers, the issues.
package struct RenderedRefusal: Sendable {
    package var status: HTTPResponse.Status
    package var headers: HTTPFields
    package var issues: [Issue]
    /// What the log may say of it: no patient data.
    package var logText: String

    /// Turns whatever was thrown into a refusal; what is not one of ours is a fault that tells the client nothing.
    package init(_ error: any Error) {
        headers = [:]
        switch error {
        case let error as ServiceError:
            status = error.kind.status
            issues = error.issues
            logText = error.description
            addHeaders(for: error.kind)
        case let error as HTTPRefusal:
            status = error.status
            headers = error.headers
            issues = [Issue(IssueKind("http-\(error.status.code)", .error, error.code), error.text)]
            logText = "HTTP \(error.status.code)"
        case is CancellationError:
            status = ServiceError.Kind.timeout.status
            issues = ServiceError(.timeout, "The request took longer than this server lets one take.").issues
            logText = "timeout"
        default:
            status = ServiceError.Kind.fault.status
            issues = ServiceError(.fault, "The server made a mistake; its log has the reason.").issues
            logText = "fault: \(type(of: error))"
        }
    }

    private mutating func addHeaders(for kind: ServiceError.Kind) {
        switch kind {
        case .unauthorized: headers[.wwwAuthenticate] = #"Basic realm="openIMIS", charset="UTF-8", Bearer"#
        case .busy(let seconds): headers[.retryAfter] = "\(seconds)"
        case .interactionNotOffered(let offered): headers[.allow] = AllowedMethods.list(for: offered)
        default: break
        }
    }

    /// As FHIR has it: an OperationOutcome.
    package func response(format: ResponseFormat) -> Response {
        FHIRResponse.make(
            status: status, headers: headers, json: OperationOutcomeWriter.bytes(of: issues), format: format)
    }
}

/// Which HTTP methods the interactions of a resource type come with.
package enum AllowedMethods {
    /// For `Type/id`.
    package static func instance(_ offered: Set<Interaction>) -> [HTTPRequest.Method] {
        var methods: [HTTPRequest.Method] = offered.contains(.read) ? [.get, .head] : []
        if offered.contains(.update) { methods.append(.put) }
        if offered.contains(.patch) { methods.append(.patch) }
        if offered.contains(.delete) { methods.append(.delete) }
        return methods + [.options]
    }

    /// For `Type`.
    package static func type(_ offered: Set<Interaction>) -> [HTTPRequest.Method] {
        var methods: [HTTPRequest.Method] = offered.contains(.searchType) ? [.get, .head] : []
        if offered.contains(.create) { methods.append(.post) }
        return methods + [.options]
    }

    fileprivate static func list(for offered: Set<Interaction>) -> String {
        var names: [String] = []
        for method in type(offered) + instance(offered) where !names.contains(method.rawValue) {
            names.append(method.rawValue)
        }
        return names.joined(separator: ", ")
    }
}
