package import FHIRModel
import OpenIMIS

/// Reading the guide's patterns out of what clients send.
extension Node {
    /// The members of `extension` whose URL is the guide's `StructureDefinition/<name>`, in any spelling.
    package func extensions(named name: String) -> [Node] {
        guard let all = self[.extension] else { return [] }
        return all.elements.filter { Canonical.matches($0[.url]?.string, "StructureDefinition", name) }
    }

    package func firstExtension(named name: String) -> Node? { extensions(named: name).first }

    /// The part of a complex extension.
    package func part(_ url: String) -> Node? {
        self[.extension]?.elements.first { $0[.url]?.string == url }
    }

    /// The code of the first coding of a CodeableConcept that is of the guide's code system, or of none.
    package func code(ofCodeSystem name: String) -> String? {
        guard let codings = self[.coding] else { return nil }
        return codings.elements.first { coding in
            guard let system = coding[.system]?.string else { return true }
            return Canonical.matches(system, "CodeSystem", name)
        }?[.code]?.string
    }

    /// The value of the identifier whose type has one of the codes.
    package func identifierValue(types: [String]) -> String? {
        guard let identifiers = self[.identifier] else { return nil }
        return identifiers.elements.first { identifier in
            identifier[.type]?[.coding]?.elements.contains { types.contains($0[.code]?.string ?? "") } ?? false
        }?[.value]?.string?.trimmed
    }
}

extension String {
    /// Without blanks at its ends; `nil` when nothing is left.
    package var trimmed: String? {
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return nil
        }
        return String(self[first...last])
    }
}
