import FHIRDefinitions

/// A value set made ready for looking up codes (specification, section 4.9.8).
///
/// Codes that are listed, and systems that are complete here, are decided; of any other system nothing is guessed.
package final class CompiledValueSet: Sendable {
    /// One `include` or `exclude`: a code must meet all that is stated.
    struct Clause: Sendable {
        /// The system, `nil` when other value sets alone are named.
        let system: String?
        let content: Content
        /// Value sets a code must be in as well.
        let valueSets: [CompiledValueSet]
    }

    /// What a clause takes of its system.
    enum Content: Sendable {
        /// The codes listed or found by filters.
        case codes(CodeTable)
        /// Codes of a system that is not case sensitive, in lower case.
        case foldedCodes(Set<String>)
        /// Whatever the system's grammar allows.
        case grammar(CodeGrammar)
        /// Everything of the value sets named.
        case everything
        /// The system, or what the filter needs of it, is not here.
        case unknown(String)
    }

    package let url: String
    package let version: String?
    package let title: String
    let includes: [Clause]
    let excludes: [Clause]
    // The definitions whose bytes the tables point to.
    private let definitions: DefinitionStore

    init(
        url: String, version: String?, title: String, includes: [Clause], excludes: [Clause],
        definitions: DefinitionStore
    ) {
        self.url = url
        self.version = version
        self.title = title
        self.includes = includes
        self.excludes = excludes
        self.definitions = definitions
    }

    /// Whether a code belongs to the set.
    ///
    /// `system`: the code's system; `nil` for an element of type `code`, which does not say one.
    package func contains(_ code: UnsafeBufferPointer<UInt8>, system: String?) -> Membership {
        let included = Self.contains(includes, code, system)
        if included == .notMember { return .notMember }
        switch Self.contains(excludes, code, system) {
        case .member: return .notMember
        case .notMember: return included
        case .unknown(let reason): return .unknown(reason)
        }
    }

    /// The same for a code given as text.
    package func contains(_ code: String, system: String?) -> Membership {
        var code = code
        return code.withUTF8 { contains($0, system: system) }
    }

    private static func contains(
        _ clauses: [Clause], _ code: UnsafeBufferPointer<UInt8>, _ system: String?
    ) -> Membership {
        var unknown: Membership?
        for clause in clauses {
            if let system, let own = clause.system, own != system { continue }
            switch clause.contains(code, system) {
            case .member: return .member
            case .notMember: continue
            case .unknown(let reason): unknown = unknown ?? .unknown(reason)
            }
        }
        return unknown ?? .notMember
    }

    /// The systems named, those of other value sets included.
    package var systems: Set<String> {
        var systems: Set<String> = []
        for clause in includes {
            if let system = clause.system { systems.insert(system) }
            for other in clause.valueSets { systems.formUnion(other.systems) }
        }
        return systems
    }
}

extension CompiledValueSet.Clause {
    func contains(_ code: UnsafeBufferPointer<UInt8>, _ system: String?) -> Membership {
        let own = containsInSystem(code)
        if own == .notMember { return .notMember }
        var result = own
        for valueSet in valueSets {
            switch valueSet.contains(code, system: self.system ?? system) {
            case .member: continue
            case .notMember: return .notMember
            case .unknown(let reason): result = .unknown(reason)
            }
        }
        return result
    }

    private func containsInSystem(_ code: UnsafeBufferPointer<UInt8>) -> Membership {
        switch content {
        case .codes(let table): table.contains(code) ? .member : .notMember
        case .foldedCodes(let codes):
            codes.contains(String(decoding: code, as: UTF8.self).lowercased()) ? .member : .notMember
        case .grammar(let grammar): grammar.accepts(code) ? .member : .notMember
        case .everything: .member
        case .unknown(let reason): .unknown(reason)
        }
    }
}
