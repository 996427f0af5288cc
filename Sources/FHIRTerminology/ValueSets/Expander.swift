import FHIRDefinitions

/// One code of an expansion.
package struct ExpandedCode: Sendable, Hashable {
    package let system: String
    package let code: String
    package let display: String?
}

/// Why a value set cannot be expanded.
package struct ExpansionError: Error, Sendable, Equatable, CustomStringConvertible {
    package let reason: String

    package var description: String { reason }
}

/// Lists the codes of a value set (specification, section 4.9.9).
struct Expander {
    let terminology: Terminology
    let limit: Int
    private var active: Set<String> = []

    init(terminology: Terminology, limit: Int) {
        self.terminology = terminology
        self.limit = limit
    }

    mutating func expand(_ valueSet: ValueSet) throws(ExpansionError) -> [ExpandedCode] {
        let key = valueSet.resource.canonical
        guard active.insert(key).inserted else {
            throw ExpansionError(reason: "the value set '\(key)' imports itself")
        }
        defer { active.remove(key) }
        if !valueSet.hasCompose { return try given(valueSet) }
        var seen: Set<ExpandedCode.Key> = []
        var codes: [ExpandedCode] = []
        for include in valueSet.includes {
            for code in try self.codes(of: include) where seen.insert(code.key).inserted { codes.append(code) }
        }
        for exclude in valueSet.excludes {
            let unwanted = Set(try self.codes(of: exclude).map(\.key))
            codes.removeAll { unwanted.contains($0.key) }
        }
        guard codes.count <= limit else {
            throw ExpansionError(reason: "the value set '\(key)' has more than \(limit) codes")
        }
        return codes
    }

    private func given(_ valueSet: ValueSet) throws(ExpansionError) -> [ExpandedCode] {
        guard let expansion = valueSet.expansion else {
            throw ExpansionError(reason: "the value set '\(valueSet.url)' does not say what is in it")
        }
        return expansion.compactMap { entry in
            guard !entry.isAbstract, let code = entry.code else { return nil }
            return ExpandedCode(system: entry.system ?? "", code: code, display: entry.display)
        }
    }

    private mutating func codes(of include: ValueSetInclude) throws(ExpansionError) -> [ExpandedCode] {
        var codes: [ExpandedCode]?
        if let system = include.system { codes = try systemCodes(include, system) }
        for canonical in include.valueSets {
            guard let other = terminology.definitions.valueSet(canonical) else {
                throw ExpansionError(reason: "the value set '\(canonical)' is not loaded")
            }
            let others = try expand(other)
            if let own = codes {
                let keys = Set(others.map(\.key))
                codes = own.filter { keys.contains($0.key) }
            } else {
                codes = others
            }
        }
        return codes ?? []
    }

    private func systemCodes(_ include: ValueSetInclude, _ system: String) throws(ExpansionError) -> [ExpandedCode] {
        let canonical = include.version.map { "\(system)|\($0)" } ?? system
        let found = terminology.definitions.codeSystem(canonical)
        if !include.concepts.isEmpty {
            return include.concepts.map { concept in
                ExpandedCode(
                    system: system, code: concept.code,
                    display: concept.display ?? found?.concept(concept.code)?.display)
            }
        }
        guard let found, found.content == .complete else {
            throw ExpansionError(reason: "the content of the code system '\(system)' is not here")
        }
        guard found.concepts.count <= limit || !include.filters.isEmpty else {
            throw ExpansionError(reason: "the code system '\(system)' has more than \(limit) codes")
        }
        var chosen: Set<Int>?
        for filter in include.filters {
            let matching = ConceptFilter(
                system: found, property: filter.property, operation: filter.operation, value: filter.value
            ).matching()
            guard let matching else {
                throw ExpansionError(reason: "the filter operation '\(filter.operation)' is not supported")
            }
            let positions = Set(matching.map(\.index))
            chosen = chosen.map { $0.intersection(positions) } ?? positions
        }
        return found.concepts.filter { chosen?.contains($0.index) ?? true }.map {
            ExpandedCode(system: system, code: $0.code, display: $0.display)
        }
    }
}

extension ExpandedCode {
    struct Key: Hashable {
        let system: String
        let code: String
    }

    var key: Key { Key(system: system, code: code) }
}
