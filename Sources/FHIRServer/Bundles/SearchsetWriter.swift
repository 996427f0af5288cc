import FHIRModel
import FHIRService

/// Writes the `searchset` Bundle of a search (R4 3.1.1.1).
struct SearchsetWriter {
    /// Relations and URLs of the links.
    var links: [(relation: StaticString, url: String)]
    /// The public URL below which the resources are read.
    var baseURL: String
    var subset: ResourceSubset
    var lastUpdated: Instant

    func bytes(of answer: ResourceService.SearchAnswer) throws -> [UInt8] {
        let matches = answer.result.resources
        let included = answer.result.included
        let size = matches.reduce(0) { $0 + $1.json.count } + included.reduce(0) { $0 + $1.json.count }
        var bundle = ResourceBuilder(
            resourceType: "Bundle", capacity: size + (matches.count + included.count) * 160 + 1024)
        bundle.object("meta") { $0.string("lastUpdated", lastUpdated.text) }
        bundle.string("type", constant: "searchset")
        bundle.integer("total", answer.request.total == .some(.none) ? nil : answer.result.total)
        bundle.array("link") { list in
            for link in links {
                list.item { item in
                    item.string("relation", constant: link.relation)
                    item.string("url", link.url)
                }
            }
        }
        let issues = Self.issues(of: answer)
        try bundle.array("entry") { entries in
            for resource in matches { try entry(resource, mode: "match", into: &entries) }
            for resource in included { try entry(resource, mode: "include", into: &entries) }
            if !issues.isEmpty {
                entries.item { entry in
                    entry.raw("resource", json: OperationOutcomeWriter.bytes(of: issues))
                    entry.object("search") { $0.string("mode", constant: "outcome") }
                }
            }
        }
        return bundle.finish()
    }

    private func entry(
        _ resource: StoredResource, mode: StaticString, into entries: inout ResourceBuilder
    ) throws {
        let json = try subset.bytes(of: resource)
        entries.item { entry in
            entry.string("fullUrl", "\(baseURL)/\(resource.type)/\(resource.id)")
            entry.raw("resource", json: json)
            entry.object("search") { $0.string("mode", constant: mode) }
        }
    }

    /// What the client should know besides the matches.
    private static func issues(of answer: ResourceService.SearchAnswer) -> [Issue] {
        let kind = IssueKind("parameter-ignored", .warning, .notSupported)
        return answer.ignored.map { key in
            Issue(
                kind, at: "http.\(key)",
                "The parameter '\(key)' is not offered for \(answer.request.type) and had no part in the search.")
        } + answer.result.issues
    }
}
