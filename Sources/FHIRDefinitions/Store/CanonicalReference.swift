/// A canonical URL with an optional version: `http://…|4.0.1` (FHIR R4, 2.24.0.1 canonical).
package struct CanonicalReference: Sendable, Hashable, CustomStringConvertible {
    package let url: String
    package let version: String?

    package init(_ text: some StringProtocol) {
        // What follows a `#` names a part inside the resource, not another resource.
        let whole =
            text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first ?? text[...].prefix(0)
        guard let bar = whole.firstIndex(of: "|") else {
            url = String(whole)
            version = nil
            return
        }
        url = String(whole[..<bar])
        let rest = whole[whole.index(after: bar)...]
        version = rest.isEmpty ? nil : String(rest)
    }

    package var description: String { version.map { url + "|" + $0 } ?? url }
}
