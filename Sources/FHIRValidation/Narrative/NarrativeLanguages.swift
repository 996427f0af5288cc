import FHIRModel

/// The languages that the sections of a narrative say they are in: `div` elements directly in the narrative's `div`.
enum NarrativeLanguages {
    static func languages(in text: String) -> [String] {
        var languages: [String] = []
        var depth = 0
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[open...].dropFirst()
            guard let close = rest.firstIndex(of: ">") else { break }
            let tag = rest[..<close]
            rest = rest[close...].dropFirst()
            if tag.hasPrefix("!") || tag.hasPrefix("?") { continue }
            if tag.hasPrefix("/") {
                depth -= 1
                continue
            }
            depth += 1
            if depth == 2, tag.hasPrefix("div"), let language = attribute("lang", of: tag) {
                languages.append(language)
            }
            if tag.hasSuffix("/") { depth -= 1 }
        }
        return languages
    }

    private static func attribute(_ name: String, of tag: Substring) -> String? {
        for marker in [" \(name)=\"", " xml:\(name)=\""] {
            let parts = tag.split(separator: marker, maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { return String(parts[1].prefix { $0 != "\"" }) }
        }
        return nil
    }
}

/// Which language sections a narrative must or must not have (extension `narrative-language-control`).
struct NarrativeLanguageRule: ElementRule {
    static let url = "http://hl7.org/fhir/StructureDefinition/narrative-language-control"

    /// `_no` for none at all, `_yes` for any, `_resource` for one in the resource's language, else a language wanted.
    let control: String

    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun) {
        guard let div = occurrence.node[.div]?.string else { return }
        let languages = NarrativeLanguages.languages(in: div)
        let fault: String?
        switch control {
        case "_no":
            fault = languages.isEmpty ? nil : "sections in \(languages.joined(separator: ", ")), but none are allowed"
        case "_yes": fault = languages.isEmpty ? "no sections that say their language, but they are wanted" : nil
        case "_resource", "_rl":
            let wanted = occurrence.parent[.language]?.string
            fault = wanted.map(languages.contains) ?? true ? nil : "no section in the resource's language"
        default: fault = languages.contains(control) ? nil : "no section in the language '\(control)'"
        }
        guard let fault else { return }
        run.report(.narrativeLanguage, at: occurrence.node, profile: source, "the narrative has \(fault)")
    }
}
