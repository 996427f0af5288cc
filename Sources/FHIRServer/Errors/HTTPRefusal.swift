package import FHIRModel
package import HTTPTypes

/// A refusal that only HTTP knows: a method, header, path or media type that does not fit.
package struct HTTPRefusal: Error, Sendable {
    package var status: HTTPResponse.Status
    package var code: IssueCode
    package var text: String
    package var headers: HTTPFields

    package init(_ status: HTTPResponse.Status, _ code: IssueCode, _ text: String, headers: HTTPFields = [:]) {
        self.status = status
        self.code = code
        self.text = text
        self.headers = headers
    }

    /// A method that the path does not take; `Allow` names those it does (RFC 9110 15.5.6).
    package static func method(_ method: HTTPRequest.Method, allowed: [HTTPRequest.Method]) -> HTTPRefusal {
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        return HTTPRefusal(
            .methodNotAllowed, .notSupported, "\(method.rawValue) is not offered here. Offered: \(list).",
            headers: [.allow: list])
    }

    package static func unknownPath(_ path: String) -> HTTPRefusal {
        HTTPRefusal(.notFound, .notFound, "There is nothing at '\(path)'.")
    }
}
