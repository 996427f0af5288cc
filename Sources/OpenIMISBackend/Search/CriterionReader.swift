import FHIRModel
import FHIRService
import OpenIMIS

/// Turns the parameters of a search into criteria on a schema, chains and reverse chains included.
struct CriterionReader {
    /// All schemas that may be searched through, by the resource type they serve.
    let schemas: [String: [ResourceSchema]]
    let baseURL: String
    /// Whether the account may read records of a schema: nobody learns by a chain what may not be read.
    let mayRead: @Sendable (ResourceSchema) -> Bool

    /// Parameters between the dots of a chain, and `_has` within `_has`.
    static let maximumDepth = 5

    /// `nil` when records of the schema can never match, because the parameter belongs to another kind of the type.
    func criterion(
        _ value: SearchParameterValue, _ schema: ResourceSchema, depth: Int = 0
    ) throws(ServiceError) -> Criterion? {
        guard depth < Self.maximumDepth else {
            throw ServiceError(
                .tooLarge, "'\(value.key)' chains more than \(Self.maximumDepth) parameters.", code: .tooCostly,
                expression: "http.\(value.key)")
        }
        if value.name == "_has" { return try reverse(value, schema, depth: depth) }
        guard let parameter = schema.parameter(named: value.name) else { return nil }
        if let chain = value.chain { return try chained(value, parameter, chain, depth: depth) }
        if value.modifier == "missing" { return try missing(value, parameter) }
        let reader = SearchValueReader(parameter: parameter, key: value.key, baseURL: baseURL)
        try check(value, parameter)
        var operands: [SearchOperand] = []
        for alternative in value.alternatives where !alternative.raw.isEmpty {
            operands.append(try reader.operand(alternative, modifier: value.modifier == "not" ? nil : value.modifier))
        }
        switch value.modifier {
        case "not": return .matchesNone(parameter, operands)
        case "exact": return .matches(parameter, .exact, operands)
        case "contains": return .matches(parameter, .contains, operands)
        default: return .matches(parameter, .standard, operands)
        }
    }

    /// Which modifiers each kind of parameter takes here.
    private func check(_ value: SearchParameterValue, _ parameter: SearchParameter) throws(ServiceError) {
        guard let modifier = value.modifier else { return }
        let allowed: Set<String>
        switch parameter.kind {
        case .string: allowed = ["exact", "contains", "missing"]
        case .token: allowed = parameter.hasIdentifiers ? ["not", "of-type", "missing"] : ["not", "missing"]
        case .reference: allowed = Set(parameter.referredTypes).union(["identifier", "missing"])
        case .date, .number, .quantity, .uri, .special: allowed = ["missing"]
        }
        guard allowed.contains(modifier) else {
            throw ServiceError(
                .invalid,
                "The search parameter '\(parameter.name)' takes the modifiers "
                    + "\(allowed.sorted().joined(separator: ", ")), not '\(modifier)'.", code: .notSupported,
                expression: "http.\(value.key)")
        }
    }

    private func missing(
        _ value: SearchParameterValue, _ parameter: SearchParameter
    ) throws(ServiceError) -> Criterion {
        switch value.alternatives.map(\.text) {
        case ["true"]: return .missing(parameter, true)
        case ["false"]: return .missing(parameter, false)
        default:
            throw ServiceError(
                .invalid, "'\(value.key)' must be true or false.", code: .value, expression: "http.\(value.key)")
        }
    }

    private func chained(
        _ value: SearchParameterValue, _ parameter: SearchParameter, _ chain: String, depth: Int
    ) throws(ServiceError) -> Criterion {
        guard parameter.kind == .reference else {
            throw unknown(value, "'\(parameter.name)' is no reference, so nothing can follow its dot")
        }
        let inner = SearchParameterValue(key: chain, alternatives: value.alternatives)
        var alternatives: [Criterion] = []
        var isKnown = false
        for reference in parameter.references where value.modifier == nil || value.modifier == reference.type {
            guard let target = schemas[reference.type]?.first(where: { $0.name == reference.schema }) else { continue }
            guard inner.name == "_has" || target.parameter(named: inner.name) != nil else { continue }
            isKnown = true
            try requireRight(target, value)
            if let criterion = try criterion(inner, target, depth: depth + 1) {
                alternatives.append(.chained(parameter, target, criterion))
            }
        }
        guard isKnown else { throw unknown(value, "no type that it leads to has the parameter '\(inner.name)'") }
        return .any(alternatives)
    }

    /// `_has:Type:reference:parameter`.
    private func reverse(
        _ value: SearchParameterValue, _ schema: ResourceSchema, depth: Int
    ) throws(ServiceError) -> Criterion {
        let parts = (value.modifier ?? "").split(separator: ":", maxSplits: 2).map(String.init)
        guard parts.count == 3 else { throw unknown(value, "it must be '_has:Type:reference:parameter'") }
        let inner = SearchParameterValue(key: parts[2], alternatives: value.alternatives)
        var alternatives: [Criterion] = []
        var isKnown = false
        for source in schemas[parts[0]] ?? [] {
            guard let reference = source.parameter(named: parts[1]),
                reference.references.contains(where: { $0.schema == schema.name }),
                inner.name == "_has" || source.parameter(named: inner.name) != nil
            else { continue }
            isKnown = true
            try requireRight(source, value)
            if let criterion = try criterion(inner, source, depth: depth + 1) {
                alternatives.append(.referenced(by: source, reference, criterion))
            }
        }
        guard isKnown else {
            throw unknown(value, "\(parts[0]) has no such reference to \(schema.type), or no such parameter")
        }
        return .any(alternatives)
    }

    private func requireRight(_ schema: ResourceSchema, _ value: SearchParameterValue) throws(ServiceError) {
        guard mayRead(schema) else {
            throw ServiceError(
                .forbidden, "The account lacks the right to search through \(schema.type) ('\(value.key)').",
                expression: "http.\(value.key)")
        }
    }

    private func unknown(_ value: SearchParameterValue, _ reason: String) -> ServiceError {
        ServiceError(
            .invalid, "The search parameter '\(value.key)' cannot be answered: \(reason).", code: .notSupported,
            expression: "http.\(value.key)")
    }
}

extension SearchParameter {
    var references: [SearchTarget.Reference] {
        targets.compactMap { target in
            guard case .reference(let reference) = target.content else { return nil }
            return reference
        }
    }

    /// The resource types that a reference may lead to, each once.
    var referredTypes: [String] {
        var types: [String] = []
        for reference in references where !types.contains(reference.type) { types.append(reference.type) }
        return types
    }

    var hasIdentifiers: Bool {
        targets.contains { target in
            guard case .token(let token) = target.content else { return false }
            return token.identifierType != nil
        }
    }
}
