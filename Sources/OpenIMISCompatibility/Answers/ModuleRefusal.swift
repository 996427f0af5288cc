import FHIRModel
import FHIRServer
import FHIRService
import HTTPTypes
import Hummingbird

/// Refusals in the module's form: one issue with `details.text`, severity fatal for what the web framework refuses.
///
/// Status codes are those of HTTP and FHIR, not the module's, which answers 500 to most faults of a client; the
/// place of each fault comes along.
enum ModuleRefusal {
    static let invalidPage = ServiceError(.notFound, "Invalid page.", code: .exception)

    static func response(to refusal: RenderedRefusal, _ exchange: Exchange) -> Response {
        let isFramework: Bool
        switch refusal.status.code {
        case 401, 403, 405, 406, 415: isFramework = true
        default: isFramework = refusal.issues.first?.diagnostics == invalidPage.issues.first?.diagnostics
        }
        let code: IssueCode = refusal.status == .notFound && !isFramework ? .notFound : .exception
        var outcome = ResourceBuilder(resourceType: "OperationOutcome", capacity: 512)
        outcome.array("issue") { issues in
            for issue in refusal.issues where issue.severity != .information {
                let text = text(of: issue, refusal.status, exchange)
                issues.item { item in
                    item.string("severity", isFramework ? "fatal" : issue.severity.rawValue)
                    item.string("code", code.rawValue)
                    item.object("details") { $0.string("text", text) }
                    if issue.details != nil { item.string("diagnostics", issue.diagnostics) }
                    item.array("expression") { $0.itemString(issue.expression) }
                }
            }
        }
        return FHIRResponse.make(
            status: refusal.status, headers: refusal.headers, json: outcome.finish(),
            format: ResponseFormat(contentType: ResponseFormat.json))
    }

    /// The words that clients look for where there are such, else our own.
    private static func text(of issue: Issue, _ status: HTTPResponse.Status, _ exchange: Exchange) -> String {
        switch status.code {
        case 401:
            return exchange.headers[.authorization] == nil
                ? "Authentication credentials were not provided." : "INCORRECT_CREDENTIALS"
        case 405: return "Method \"\(exchange.method.rawValue)\" not allowed."
        case 406: return "Could not satisfy the request Accept header."
        case 415:
            return "Unsupported media type \"\(exchange.headers[.contentType] ?? "")\" in request."
        case 404 where exchange.path.first == "Coverage" || exchange.path.first == "Contract":
            return exchange.path.count == 2 ? "No Policy matches the given query." : issue.diagnostics
        case 400 where issue.code == .structure || issue.line != nil:
            return "JSON parse error - \(issue.diagnostics)"
        default: return issue.details ?? issue.diagnostics
        }
    }
}
