package import FHIRDefinitions
import Synchronization

/// Answers questions about codes from the loaded definitions; what is not loaded is said to be unknown, never guessed.
package final class Terminology: Sendable {
    package let definitions: DefinitionStore
    private let valueSets = Mutex<[String: CompiledValueSet?]>([:])
    private let systems = Mutex<[String: KnownSystem]>([:])

    /// What is known of the URI of a code system.
    private enum KnownSystem: Sendable {
        case content(CodeSystem, isComplete: Bool)
        case grammar(CodeGrammar)
        case list(StandardCodeList)
        case supplement
        case valueSet
        case unknown
    }

    package init(definitions: DefinitionStore) {
        self.definitions = definitions
    }

    /// The value set a canonical names, ready for use; `nil` when it is not loaded.
    package func valueSet(_ canonical: String) -> CompiledValueSet? {
        if let known = valueSets.withLock({ $0[canonical] }) { return known }
        var compiler = ValueSetCompiler(definitions: definitions)
        let made = compiler.compile(canonical)
        valueSets.withLock { $0[canonical] = made }
        return made
    }

    /// A value set that is not among the definitions, such as one contained in a resource being checked.
    package func compile(_ valueSet: ValueSet) -> CompiledValueSet {
        var compiler = ValueSetCompiler(definitions: definitions)
        return compiler.compile(valueSet)
    }

    /// The code system a canonical names, supplements left aside; `nil` when it is not loaded.
    package func codeSystem(_ canonical: String) -> CodeSystem? { definitions.codeSystem(canonical) }

    // MARK: Questions about one code

    /// What is known of a code of a system.
    ///
    /// A system is given by its URI; the display is compared if there is one.
    package func check(
        system: String, version: String? = nil, code: String, display: String? = nil, language: String? = nil
    ) -> CodeVerdict {
        switch known(version.map { "\(system)|\($0)" } ?? system, system) {
        case .supplement: return .supplement
        case .valueSet: return .isValueSet
        case .unknown: return .unknownSystem
        case .grammar(let grammar): return accepts(grammar, code)
        case .list(let list): return list.contains(code) ? .valid : .unknownCode
        case .content(let found, let isComplete):
            guard let concept = concept(code, in: found) else {
                if let grammar = CodeGrammar(system: system) { return accepts(grammar, code) }
                return isComplete ? .unknownCode : .unknownSystem
            }
            guard let display else { return .valid }
            return checkDisplay(display, of: concept, in: found, language: language)
        }
    }

    private func known(_ canonical: String, _ system: String) -> KnownSystem {
        if let known = systems.withLock({ $0[canonical] }) { return known }
        let found = look(canonical, system)
        // Systems come from instances: what is unknown is not kept, so the table stays as small as the definitions.
        if case .unknown = found { return found }
        systems.withLock { $0[canonical] = found }
        return found
    }

    private func look(_ canonical: String, _ system: String) -> KnownSystem {
        if let found = definitions.codeSystem(canonical) ?? definitions.codeSystem(system) {
            if found.supplements != nil || found.content == .supplement { return .supplement }
            if let content = found.content, content != .notPresent {
                return .content(found, isComplete: content == .complete)
            }
        }
        if let grammar = CodeGrammar(system: system) { return .grammar(grammar) }
        if let list = StandardCodeList(system: system) { return .list(list) }
        return definitions.codeSystem(system) == nil && definitions.valueSet(system) != nil ? .valueSet : .unknown
    }

    private func accepts(_ grammar: CodeGrammar, _ code: String) -> CodeVerdict {
        var code = code
        return code.withUTF8 { grammar.accepts($0) } ? .valid : .unknownCode
    }

    /// The concept of a code, whatever its case where the system does not mind.
    package func concept(_ code: String, in system: CodeSystem) -> CodeSystemConcept? {
        if let found = system.concept(code) { return found }
        guard system.caseSensitive == false else { return nil }
        let folded = code.lowercased()
        return system.concepts.first { $0.code.lowercased() == folded }
    }

    private func checkDisplay(
        _ display: String, of concept: CodeSystemConcept, in system: CodeSystem, language: String?
    ) -> CodeVerdict {
        let wanted = Self.folded(display)
        var known = concept.display.map { [$0] } ?? []
        known += concept.designations.map(\.value)
        for supplement in definitions.supplements(to: system.url) {
            guard let more = supplement.concept(concept.code) else { continue }
            known += (more.display.map { [$0] } ?? []) + more.designations.map(\.value)
        }
        if known.isEmpty || known.contains(where: { Self.folded($0) == wanted }) { return .valid }
        return .wrongDisplay(expected: known)
    }

    /// Displays are compared without regard to case and to how much white space there is.
    static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: Lookup and hierarchy

    /// Whether a code is the same as, above, below or unrelated to another in its system's hierarchy.
    package enum Subsumption: String, Sendable {
        case equivalent
        case subsumes
        case subsumedBy = "subsumed-by"
        case notSubsumed = "not-subsumed"
    }

    /// How two codes of a system relate; `nil` when the system or a code is not known.
    package func subsumption(system: String, of first: String, and second: String) -> Subsumption? {
        guard let found = definitions.codeSystem(system), let left = concept(first, in: found),
            let right = concept(second, in: found)
        else { return nil }
        if left.index == right.index { return .equivalent }
        let hierarchy = ConceptHierarchy(found)
        if hierarchy.isBelow(right, left) { return .subsumes }
        return hierarchy.isBelow(left, right) ? .subsumedBy : .notSubsumed
    }

    /// All codes of a value set.
    /// - Throws: `ExpansionError` when a part of it cannot be known, or there are more than `limit`.
    package func expand(_ canonical: String, limit: Int = 10_000) throws(ExpansionError) -> [ExpandedCode] {
        guard let valueSet = definitions.valueSet(canonical) else {
            throw ExpansionError(reason: "the value set '\(canonical)' is not loaded")
        }
        var expander = Expander(terminology: self, limit: limit)
        return try expander.expand(valueSet)
    }
}

/// What is known of a code and its display.
package enum CodeVerdict: Sendable, Equatable {
    case valid
    /// The system is complete here and has no such code.
    case unknownCode
    /// The system is not here, or only a part of it that does not have the code.
    case unknownSystem
    case wrongDisplay(expected: [String])
    /// The URI given as system is that of a value set.
    case isValueSet
    /// The URI given as system is that of a supplement, which has no codes of its own.
    case supplement
}
