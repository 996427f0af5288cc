/// What travels with every interaction besides its own arguments.
package struct RequestContext: Sendable {
    /// How to treat what the server does not know (`Prefer: handling`).
    package enum Handling: Sendable, Hashable {
        /// Refuse it.
        case strict
        /// Leave it out, and say so in the answer.
        case lenient
    }

    /// Who asks; `nil` only where access is open.
    package var principal: Principal?
    /// Names the request in answers and logs.
    package var requestID: String
    /// When the answer is worth nothing any more; work on the database ends there.
    package var deadline: ContinuousClock.Instant
    package var handling: Handling
    /// The public base URL of this request, without a slash at its end.
    package var baseURL: String

    package init(
        principal: Principal? = nil, requestID: String = "", deadline: ContinuousClock.Instant = .now + .seconds(30),
        handling: Handling = .lenient, baseURL: String = ""
    ) {
        self.principal = principal
        self.requestID = requestID
        self.deadline = deadline
        self.handling = handling
        self.baseURL = baseURL
    }
}
