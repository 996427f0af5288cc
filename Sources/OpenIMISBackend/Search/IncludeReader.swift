import FHIRModel
import FHIRService
import OpenIMIS

/// Reads what `_include` and `_revinclude` add to a page: one statement for each reference and kind of record.
///
/// Closed records and those the account may not read are left out.
struct IncludeReader {
    /// Those of which the account may read resources.
    let handlers: [any ResourceHandler]

    /// The most that one directive adds; more would be a search of its own.
    static let maximum = 1000

    func resources(
        _ directives: [IncludeDirective], with matches: [StoredResource]
    ) async throws -> [StoredResource] {
        var known = Set(matches.map { "\($0.type)/\($0.id)" })
        var included: [StoredResource] = []
        for directive in directives {
            guard !directive.isIterative else {
                throw ServiceError(
                    .invalid, "Includes cannot be iterated here.", code: .notSupported,
                    expression: directive.isReverse ? "http._revinclude" : "http._include")
            }
            let found =
                directive.isReverse ? try await referring(directive, matches) : try await referred(directive, matches)
            for resource in found where known.insert("\(resource.type)/\(resource.id)").inserted {
                included.append(resource)
            }
        }
        return included
    }

    /// What the matches refer to.
    private func referred(_ directive: IncludeDirective, _ matches: [StoredResource]) async throws -> [StoredResource] {
        let ids = matches.filter { $0.type == directive.source }.map(\.id)
        var found: [StoredResource] = []
        for source in handlers where source.schema.type == directive.source && !ids.isEmpty {
            guard let identity = source.schema.parameter(named: "_id") else { continue }
            let isMatch = Criterion.matches(identity, .standard, ids.map { .token(system: nil, code: $0) })
            for parameter in parameters(directive, of: source.schema) {
                for target in targets(of: parameter, directive) {
                    found += try await page(target, .referenced(by: source.schema, parameter, isMatch))
                }
            }
        }
        return found
    }

    /// What refers to the matches.
    private func referring(_ directive: IncludeDirective, _ matches: [StoredResource]) async throws -> [StoredResource]
    {
        var found: [StoredResource] = []
        for source in handlers where source.schema.type == directive.source {
            for parameter in parameters(directive, of: source.schema) {
                let operands = matches.filter { match in
                    (directive.target ?? match.type) == match.type && parameter.referredTypes.contains(match.type)
                }.map { SearchOperand.reference(type: $0.type, id: $0.id) }
                guard !operands.isEmpty else { continue }
                found += try await page(source, .matches(parameter, .standard, operands))
            }
        }
        return found
    }

    private func parameters(_ directive: IncludeDirective, of schema: ResourceSchema) -> [SearchParameter] {
        schema.parameters.filter { parameter in
            parameter.kind == .reference && (directive.parameter == "*" || directive.parameter == parameter.name)
        }
    }

    private func targets(of parameter: SearchParameter, _ directive: IncludeDirective) -> [any ResourceHandler] {
        parameter.references.compactMap { reference in
            guard directive.target == nil || directive.target == reference.type else { return nil }
            return handlers.first { $0.schema.name == reference.schema }
        }
    }

    private func page(_ handler: any ResourceHandler, _ criterion: Criterion) async throws -> [StoredResource] {
        let query = RecordQuery(handler.schema, criteria: [criterion], limit: Self.maximum)
        return try await handler.page(query).entries.map(\.resource)
    }
}
