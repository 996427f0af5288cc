package import FHIRService
package import HTTPTypes

/// The `Prefer` header (RFC 7240) as FHIR uses it (R4 3.1.0.1.10 and 3.1.1.1).
package struct Preferences: Sendable, Hashable {
    /// What a write answers with.
    package enum Return: String, Sendable {
        case minimal
        case representation
        case outcome = "OperationOutcome"
    }

    package var answer: Return = .representation
    package var handling: FHIRService.RequestContext.Handling = .lenient

    package init(_ headers: HTTPFields) {
        guard headers[.prefer] != nil else { return }
        for value in headers[values: .prefer] {
            for preference in value.split(whereSeparator: { $0 == "," || $0 == ";" }) {
                let pair = preference.split(separator: "=", maxSplits: 1)
                guard pair.count == 2 else { continue }
                let name = pair[0].filter { $0 != " " }.lowercased()
                let setting = pair[1].filter { $0 != " " && $0 != "\"" }
                switch name {
                case "return": answer = Return(rawValue: setting) ?? answer
                case "handling": handling = setting == "strict" ? .strict : .lenient
                default: break
                }
            }
        }
    }
}

extension HTTPField.Name {
    package static let prefer = constant("Prefer")
    package static let ifNoneExist = constant("If-None-Exist")
    package static let forwarded = constant("Forwarded")
    package static let forwardedHost = constant("X-Forwarded-Host")
    package static let forwardedProto = constant("X-Forwarded-Proto")
    package static let forwardedPrefix = constant("X-Forwarded-Prefix")
    package static let requestID = constant("X-Request-Id")

    /// A name that is known to be a token, so that it cannot be refused.
    private static func constant(_ text: StaticString) -> HTTPField.Name {
        guard let name = HTTPField.Name("\(text)") else { preconditionFailure("'\(text)' is no header name") }
        return name
    }
}
