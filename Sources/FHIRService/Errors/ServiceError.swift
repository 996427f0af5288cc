package import FHIRModel

/// Why an interaction was refused: one of a few kinds, and what the client is told.
///
/// `description` is safe to log; what the issues say may hold patient data and is not.
package struct ServiceError: Error, Sendable {
    package enum Kind: Sendable, Hashable {
        /// The request itself is malformed or asks for what cannot be.
        case invalid
        /// The resource is well formed and breaks a rule.
        case unprocessable
        /// Credentials are missing or do not hold.
        case unauthorized
        /// The account lacks the right.
        case forbidden
        /// No such resource.
        case notFound
        /// The resource was deleted.
        case gone
        /// The change contradicts what is stored, such as a number that is taken.
        case conflict
        /// The stored version is not the one the client changed, or several resources match a condition.
        case preconditionFailed
        /// Well-formed, but not offered here.
        case unsupported
        /// An interaction that the resource type does not have, with those it has.
        case interactionNotOffered(Set<Interaction>)
        /// The body's format cannot be read.
        case unsupportedFormat
        /// More was sent, or asked for, than the limits allow.
        case tooLarge
        /// The server cannot take the request at present; try again after that many seconds.
        case busy(retryAfter: Int)
        /// The request's deadline passed.
        case timeout
        /// A mistake of the server or of what it stands on.
        case fault
    }

    package var kind: Kind
    /// At least one, the first being the reason.
    package var issues: [Issue]

    package init(_ kind: Kind, issues: [Issue]) {
        self.kind = kind
        self.issues = issues
    }

    /// One issue of severity error.
    ///
    /// `code` defaults to the issue type that fits the kind; `expression` is the FHIRPath, or the `http.` name of the
    /// header or parameter, at which the trouble lies.
    package init(_ kind: Kind, _ diagnostics: String, code: IssueCode? = nil, expression: String? = nil) {
        self.kind = kind
        let fitting = kind.issueKind
        let issueKind = code.map { IssueKind(fitting.id, .error, $0) } ?? fitting
        issues = [Issue(issueKind, at: expression ?? "", diagnostics)]
    }
}

extension ServiceError: CustomStringConvertible {
    package var description: String {
        "\(kind) (\(issues.map(\.code.rawValue).joined(separator: ", ")))"
    }
}

extension ServiceError.Kind {
    /// The issue (stable id, and `OperationOutcome.issue.code`) that fits where none is stated.
    package var issueKind: IssueKind {
        switch self {
        case .invalid: IssueKind("invalid-request", .error, .invalid)
        case .unprocessable: IssueKind("unprocessable", .error, .processing)
        case .unauthorized: IssueKind("unauthorized", .error, .login)
        case .forbidden: IssueKind("forbidden", .error, .forbidden)
        case .notFound: IssueKind("not-found", .error, .notFound)
        case .gone: IssueKind("gone", .error, .deleted)
        case .conflict: IssueKind("conflict", .error, .conflict)
        case .preconditionFailed: IssueKind("precondition-failed", .error, .conflict)
        case .unsupported: IssueKind("unsupported", .error, .notSupported)
        case .interactionNotOffered: IssueKind("interaction-not-offered", .error, .notSupported)
        case .unsupportedFormat: IssueKind("unsupported-format", .error, .notSupported)
        case .tooLarge: IssueKind("too-large", .error, .tooLong)
        case .busy: IssueKind("busy", .error, .transient)
        case .timeout: IssueKind("timeout", .error, .timeout)
        case .fault: IssueKind("fault", .fatal, .exception)
        }
    }
}
