import FHIRModel

extension ValidationRun {
    /// Rules of CodeSystems beyond their invariants (specification, section 4.8).
    func checkCodeSystem(_ scope: ResourceScope) {
        guard !options.checksStructureOnly else { return }
        let system = scope.node
        let concepts = system.items(.concept)
        let content = system[.content]?.string ?? ""
        if content == "not-present", let first = concepts.first {
            report(.codeSystem, at: first, "the code system says that its content is not present, but it has concepts")
        }
        if content == "supplement", system[.supplements] == nil {
            report(.codeSystem, at: system, "a supplement must say which code system it adds to")
        }
        if content == "complete", let stated = system[.count], let count = stated.integer {
            let actual = countConcepts(concepts, 0)
            if actual != count {
                report(.codeSystem, at: stated, "the code system is complete, but has \(actual) concepts, not \(count)")
            }
        }
        let types = checkProperties(system.items(.property))
        checkConcepts(concepts, types, 0)
    }

    private func countConcepts(_ concepts: [Node], _ depth: Int) -> Int {
        depth > 100 ? 0 : concepts.reduce(0) { $0 + 1 + countConcepts($1.items(.concept), depth + 1) }
    }

    /// The properties that FHIR defines (specification, section 4.8.11, and what later releases added).
    private static let knownProperties: [String: String] = [
        "status": "code", "inactive": "boolean", "effectiveDate": "dateTime", "deprecationDate": "dateTime",
        "deprecated": "dateTime", "retirementDate": "dateTime", "notSelectable": "boolean", "parent": "code",
        "child": "code", "partOf": "code", "synonym": "code", "comment": "string", "itemWeight": "decimal",
    ]

    /// Checks the declared properties, and gives the type of each by its code.
    private func checkProperties(_ properties: [Node]) -> [String: String] {
        let base = "http://hl7.org/fhir/concept-properties#"
        var types: [String: String] = [:]
        var uris: Set<String> = []
        for property in properties {
            let code = property[.code]?.string ?? ""
            let type = property[.type]?.string ?? ""
            if types[code] != nil {
                report(.codeSystem, at: property, "a property with the code '\(code)' is already defined")
            } else {
                types[code] = type
            }
            guard let uri = property[.uri]?.string else { continue }
            if !uris.insert(uri).inserted {
                report(.codeSystem, at: property, "a property with the URI '\(uri)' is already defined")
            }
            guard uri.hasPrefix(base) else { continue }
            let name = String(uri.dropFirst(base.count))
            guard let known = Self.knownProperties[name] else {
                report(
                    .codeSystem, at: property,
                    "FHIR defines no property '\(uri)'; use a URI of your own for your property")
                continue
            }
            if known != type {
                report(.codeSystem, at: property, "the property '\(uri)' has the type \(known), not \(type)")
            }
            if name != code {
                report(
                    .codeSystem, at: property, severity: .warning,
                    "the property '\(uri)' is usually given the code '\(name)', not '\(code)'")
            }
        }
        return types
    }

    private func checkConcepts(_ concepts: [Node], _ types: [String: String], _ depth: Int) {
        guard depth < 100 else { return }
        for concept in concepts {
            for property in concept.items(.property) {
                guard let code = property[.code]?.string, let declared = types[code],
                    let given = property.choice("value")
                else { continue }
                guard given.type != declared else { continue }
                report(
                    .codeSystem, at: property,
                    "the property '\(code)' has a value of type \(given.type), but is defined to have the type \(declared)"
                )
            }
            checkConcepts(concept.items(.concept), types, depth + 1)
        }
    }
}
