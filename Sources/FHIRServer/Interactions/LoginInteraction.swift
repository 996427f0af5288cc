import FHIRModel
import FHIRService
import HTTPTypes
package import Hummingbird

/// `POST login/`: login and password in, token out, in the form that clients of openIMIS know.
package struct LoginInteraction: Sendable {
    private let gate: AccessGate

    package init(gate: AccessGate) { self.gate = gate }

    package func respond(to exchange: Exchange) async throws -> Response {
        guard exchange.method == .post else {
            if exchange.method == .options {
                return Response(status: .noContent, headers: [.allow: "POST, OPTIONS"], body: ResponseBody())
            }
            throw HTTPRefusal.method(exchange.method, allowed: [.post, .options])
        }
        let kind = try RequestFormat(contentType: exchange.headers[.contentType], allowed: [.json, .form])
        let (name, password) = try Self.credentials(await exchange.body(), kind)
        let token = try await gate.login(name, password: password)
        var answer = ResourceBuilder(capacity: 512)
        answer.string("token", token.token)
        answer.integer("exp", Int(token.expires))
        return FHIRResponse.make(
            status: .ok, headers: [.cacheControl: "no-store"], json: answer.finish(),
            format: ResponseFormat(contentType: ResponseFormat.json))
    }

    private static func credentials(_ body: [UInt8], _ kind: RequestFormat) throws -> (String, String) {
        let name: String?
        let password: String?
        if kind == .form {
            let form = try QueryString(parsing: String(decoding: body, as: UTF8.self))
            name = form["username"]
            password = form["password"]
        } else {
            do {
                let root = try Document(json: body).root
                name = root["username"]?.string
                password = root["password"]?.string
            } catch {
                throw ServiceError(.invalid, issues: [Issue(error)])
            }
        }
        guard let name, let password, !name.isEmpty, !password.isEmpty else {
            throw ServiceError(.invalid, "A login has 'username' and 'password'.", code: .required)
        }
        return (name, password)
    }
}
