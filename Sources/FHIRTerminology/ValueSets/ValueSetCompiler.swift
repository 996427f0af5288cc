import FHIRDefinitions

/// Makes value sets ready for looking up codes; value sets that import each other in a circle end.
struct ValueSetCompiler {
    let definitions: DefinitionStore
    /// Value sets being compiled, to end circles.
    private var active: Set<String> = []

    init(definitions: DefinitionStore) { self.definitions = definitions }

    mutating func compile(_ canonical: String) -> CompiledValueSet? {
        guard let valueSet = definitions.valueSet(canonical) else { return nil }
        return compile(valueSet)
    }

    mutating func compile(_ valueSet: ValueSet) -> CompiledValueSet {
        let key = valueSet.resource.canonical
        let title = valueSet.title ?? valueSet.name ?? valueSet.url
        guard active.insert(key).inserted else {
            return make(valueSet, title, [unknown("the value set '\(key)' imports itself")], [])
        }
        defer { active.remove(key) }
        if !valueSet.hasCompose {
            return make(valueSet, title, expansionClauses(valueSet), [])
        }
        return make(valueSet, title, valueSet.includes.map { clause($0) }, valueSet.excludes.map { clause($0) })
    }

    private func make(
        _ valueSet: ValueSet, _ title: String, _ includes: [CompiledValueSet.Clause],
        _ excludes: [CompiledValueSet.Clause]
    ) -> CompiledValueSet {
        CompiledValueSet(
            url: valueSet.url, version: valueSet.version, title: title, includes: includes, excludes: excludes,
            definitions: definitions)
    }

    private func unknown(_ reason: String) -> CompiledValueSet.Clause {
        CompiledValueSet.Clause(system: nil, content: .unknown(reason), valueSets: [])
    }

    /// The codes of a set that has an expansion and nothing to compose it of.
    private func expansionClauses(_ valueSet: ValueSet) -> [CompiledValueSet.Clause] {
        guard let expansion = valueSet.expansion else {
            return [unknown("the value set '\(valueSet.url)' does not say what is in it")]
        }
        var bySystem: [String: Set<String>] = [:]
        for entry in expansion where !entry.isAbstract {
            if let system = entry.system, let code = entry.code {
                bySystem[system, default: []].insert(code.lowercased())
            }
        }
        return bySystem.map { CompiledValueSet.Clause(system: $0.key, content: .foldedCodes($0.value), valueSets: []) }
    }

    private mutating func clause(_ include: ValueSetInclude) -> CompiledValueSet.Clause {
        var imported: [CompiledValueSet] = []
        var missing: String?
        for canonical in include.valueSets {
            if let found = compile(canonical) { imported.append(found) } else { missing = canonical }
        }
        if let missing {
            return CompiledValueSet.Clause(
                system: include.system, content: .unknown("the value set '\(missing)' is not loaded"),
                valueSets: imported)
        }
        guard let system = include.system else {
            return CompiledValueSet.Clause(system: nil, content: .everything, valueSets: imported)
        }
        return CompiledValueSet.Clause(system: system, content: content(include, system), valueSets: imported)
    }

    private func content(_ include: ValueSetInclude, _ system: String) -> CompiledValueSet.Content {
        let canonical = include.version.map { "\(system)|\($0)" } ?? system
        let found = definitions.codeSystem(canonical)
        let isFolded = found?.caseSensitive == false
        if !include.concepts.isEmpty {
            if isFolded { return .foldedCodes(Set(include.concepts.map { $0.code.lowercased() })) }
            var table = CodeTable(capacity: include.concepts.count)
            for concept in include.concepts { table.insert(concept.utf8Code) }
            return .codes(table)
        }
        if include.filters.isEmpty, let grammar = CodeGrammar(system: system) { return .grammar(grammar) }
        guard let found, found.content == .complete else {
            if include.filters.isEmpty, let list = StandardCodeList(system: system) { return .foldedCodes(list.folded) }
            return .unknown("the content of the code system '\(system)' is not here")
        }
        return systemContent(found, include, isFolded: isFolded)
    }

    private func systemContent(
        _ system: CodeSystem, _ include: ValueSetInclude, isFolded: Bool
    ) -> CompiledValueSet.Content {
        var chosen: Set<Int>?
        for filter in include.filters {
            let matching = ConceptFilter(
                system: system, property: filter.property, operation: filter.operation, value: filter.value
            ).matching()
            guard let matching else {
                return .unknown("the filter '\(filter.property) \(filter.operation) \(filter.value)' cannot be judged")
            }
            let positions = Set(matching.map(\.index))
            chosen = chosen.map { $0.intersection(positions) } ?? positions
        }
        let concepts = system.concepts
        if isFolded {
            return .foldedCodes(
                Set(concepts.lazy.filter { chosen?.contains($0.index) ?? true }.map { $0.code.lowercased() }))
        }
        var table = CodeTable(capacity: chosen?.count ?? concepts.count)
        for concept in concepts where chosen?.contains(concept.index) ?? true { table.insert(concept.utf8Code) }
        return .codes(table)
    }
}
