import FHIRModel

/// Makes a ``SearchRequest`` of a query, and refuses or names what it does not understand.
package struct SearchRequestParser: Sendable {
    /// Bounds on what a search may ask for.
    package struct Limits: Sendable, Hashable {
        /// Resources a page when the client does not say.
        package var defaultCount = 20
        /// The most a page holds; a larger `_count` gets this many.
        package var maximumCount = 1000
        /// Values between commas.
        package var maximumAlternatives = 500
        /// Parameters that select resources.
        package var maximumParameters = 60
        /// `_include` and `_revinclude` directives.
        package var maximumIncludes = 20

        package init() {}
    }

    /// What came of a query.
    package struct Outcome: Sendable, Hashable {
        package var request: SearchRequest
        /// The pairs that had a part in the search, for the self link.
        package var used: [QueryString.Pair]
        /// Keys that the server does not know; empty when handling is strict, since they are refused then.
        package var ignored: [String]
    }

    let capability: ResourceCapability
    let handling: RequestContext.Handling
    let limits: Limits

    package init(capability: ResourceCapability, handling: RequestContext.Handling, limits: Limits = Limits()) {
        self.capability = capability
        self.handling = handling
        self.limits = limits
    }

    /// Parameters that say how the answer is sent; HTTP deals with them.
    package static let transportParameters: Set<String> = ["_format", "_pretty"]

    package func parse(_ query: QueryString) throws(ServiceError) -> Outcome {
        var request = SearchRequest(type: capability.type, count: limits.defaultCount)
        var outcome = Outcome(request: request, used: [], ignored: [])
        for pair in query.pairs where !Self.transportParameters.contains(pair.key) {
            // A parameter without a value asks for nothing (R4 3.1.1.4).
            if pair.value.isEmpty { continue }
            if try shape(&request, by: pair) {
                outcome.used.append(pair)
                continue
            }
            let parameter = SearchParameterValue(key: pair.key, value: pair.value)
            guard isKnown(parameter) else {
                try refuseUnknown(parameter)
                outcome.ignored.append(pair.key)
                continue
            }
            guard parameter.alternatives.count <= limits.maximumAlternatives else {
                throw ServiceError(
                    .tooLarge,
                    "'\(pair.key)' has \(parameter.alternatives.count) values, at most "
                        + "\(limits.maximumAlternatives) are allowed.", code: .tooCostly,
                    expression: "http.\(parameter.name)")
            }
            request.parameters.append(parameter)
            outcome.used.append(pair)
        }
        try checkAmounts(request)
        outcome.request = request
        return outcome
    }

    private func checkAmounts(_ request: SearchRequest) throws(ServiceError) {
        guard request.parameters.count <= limits.maximumParameters, request.includes.count <= limits.maximumIncludes
        else {
            throw ServiceError(
                .tooLarge,
                "The search has more than \(limits.maximumParameters) parameters or "
                    + "\(limits.maximumIncludes) includes.", code: .tooCostly)
        }
        guard request.shape.summary == .false || request.shape.elements.isEmpty else {
            throw ServiceError(.invalid, "_summary and _elements exclude each other.", expression: "http._elements")
        }
        guard request.shape.summary != .text || request.includes.isEmpty else {
            throw ServiceError(.invalid, "_include cannot go with _summary=text.", expression: "http._include")
        }
    }

    private func isKnown(_ parameter: SearchParameterValue) -> Bool {
        capability.searchParameter(named: parameter.name) != nil
    }

    private func refuseUnknown(_ parameter: SearchParameterValue) throws(ServiceError) {
        guard handling == .strict else { return }
        let known = capability.searchParameters.map(\.name).sorted().joined(separator: ", ")
        throw ServiceError(
            .invalid, "\(capability.type) has no search parameter '\(parameter.name)' here. Known: \(known).",
            code: .notSupported, expression: "http.\(parameter.name)")
    }

    /// Takes a pair that shapes the answer; false when it is a parameter that selects.
    private func shape(_ request: inout SearchRequest, by pair: QueryString.Pair) throws(ServiceError) -> Bool {
        let (name, modifier) = Self.nameAndModifier(pair.key)
        switch name {
        case "_count": request.count = try count(pair)
        case "_sort": request.sort = try sortKeys(pair)
        case "_total": request.total = try choice(pair, SearchRequest.TotalMode.self, "none, estimate or accurate")
        case "_summary":
            request.shape.summary = try choice(
                pair, ResponseShape.Summary.self, "true, text, data, count or false")
        case "_elements": request.shape.elements = pair.value.split(separator: ",").map(String.init)
        case "_include", "_revinclude":
            guard let directive = try include(pair, isReverse: name == "_revinclude", modifier: modifier) else {
                return false
            }
            request.includes.append(directive)
        default: return false
        }
        return true
    }

    private static func nameAndModifier(_ key: String) -> (String, String?) {
        guard let colon = key.firstIndex(of: ":") else { return (key, nil) }
        return (String(key[..<colon]), String(key[key.index(after: colon)...]))
    }

    private func choice<Choice: RawRepresentable<String>>(
        _ pair: QueryString.Pair, _ type: Choice.Type, _ allowed: String
    ) throws(ServiceError) -> Choice {
        guard let choice = Choice(rawValue: pair.value) else {
            throw ServiceError(
                .invalid, "\(pair.key) is '\(pair.value)', it may be \(allowed).", code: .value,
                expression: "http.\(pair.key)")
        }
        return choice
    }

    private func count(_ pair: QueryString.Pair) throws(ServiceError) -> Int {
        guard pair.value.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            throw ServiceError(
                .invalid, "_count is '\(pair.value)', it must be a whole number of 0 or more.", code: .value,
                expression: "http._count")
        }
        // More digits than an Int holds is more than the limit too.
        return min(Int(pair.value) ?? .max, limits.maximumCount)
    }

    private func sortKeys(_ pair: QueryString.Pair) throws(ServiceError) -> [SearchRequest.SortKey] {
        var keys: [SearchRequest.SortKey] = []
        for piece in pair.value.split(separator: ",") {
            let isDescending = piece.hasPrefix("-")
            let name = String(isDescending ? piece.dropFirst() : piece)
            guard capability.searchParameter(named: name) != nil else {
                throw ServiceError(
                    .invalid, "\(capability.type) cannot be sorted by '\(name)': it is no search parameter here.",
                    code: .notSupported, expression: "http._sort")
            }
            keys.append(SearchRequest.SortKey(name, isDescending: isDescending))
        }
        return keys
    }

    /// `nil` when it is not offered and handling is lenient.
    private func include(
        _ pair: QueryString.Pair, isReverse: Bool, modifier: String?
    ) throws(ServiceError) -> IncludeDirective? {
        let pieces = pair.value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let expression = isReverse ? "http._revinclude" : "http._include"
        guard modifier == nil || modifier == "iterate" || modifier == "recurse" else {
            throw ServiceError(.invalid, "'\(pair.key)': the modifier may be 'iterate'.", expression: expression)
        }
        guard pieces.count == 2 || pieces.count == 3 || pair.value == "*", pieces.allSatisfy({ !$0.isEmpty }) else {
            throw ServiceError(
                .invalid, "'\(pair.value)' is not of the form Type:parameter or Type:parameter:TargetType.",
                code: .value, expression: expression)
        }
        let directive = IncludeDirective(
            source: pair.value == "*" ? capability.type : pieces[0], parameter: pair.value == "*" ? "*" : pieces[1],
            target: pieces.count == 3 ? pieces[2] : nil, isReverse: isReverse, isIterative: modifier != nil)
        let offered = isReverse ? capability.reverseIncludes : capability.includes
        // An iterated directive starts from included resources, of which this type's list knows nothing.
        let isOffered =
            directive.isIterative
            || (directive.parameter == "*"
                ? !offered.isEmpty : offered.contains("\(directive.source):\(directive.parameter)"))
        guard isOffered else {
            guard handling == .lenient else {
                throw ServiceError(
                    .invalid, "\(pair.key)=\(pair.value) is not offered. Known: \(offered.joined(separator: ", ")).",
                    code: .notSupported, expression: expression)
            }
            return nil
        }
        return directive
    }
}
