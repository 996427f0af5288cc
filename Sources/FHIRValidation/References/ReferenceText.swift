/// The parts of the text of a reference (specification, section 2.30.0.2).
struct ReferenceText {
    enum Form {
        /// `#id`, or `#` for the container.
        case fragment(String)
        /// `urn:uuid:…` or `urn:oid:…`.
        case urn
        /// With a scheme.
        case absolute
        /// `Type/id` with or without version.
        case relative
        /// `Type?query`.
        case conditional
        /// None of these.
        case other
    }

    let text: String
    let form: Form
    /// The resource type the text names, where it has the form of a REST address.
    let type: String?
    let id: String?
    /// What precedes `Type/id`, with its slash; empty for a relative reference.
    let base: String

    init(_ text: String, isResourceType: (String) -> Bool) {
        self.text = text
        if text.hasPrefix("#") {
            form = .fragment(String(text.dropFirst()))
            type = nil
            id = nil
            base = ""
            return
        }
        let path = text.prefix { $0 != "?" && $0 != "#" }
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        if parts.count >= 4, parts[parts.endIndex - 2] == "_history" { parts = parts.dropLast(2) }
        if parts.count >= 2, isResourceType(String(parts[parts.endIndex - 2])), Self.isID(parts[parts.endIndex - 1]) {
            type = String(parts[parts.endIndex - 2])
            id = String(parts[parts.endIndex - 1])
            let rest = parts.dropLast(2)
            base = rest.isEmpty ? "" : rest.joined(separator: "/") + "/"
        } else {
            type = nil
            id = nil
            base = ""
        }
        if text.hasPrefix("urn:") {
            form = .urn
        } else if PrimitiveGrammar.isAbsolute(text) {
            form = .absolute
        } else if text.contains("?") {
            form = .conditional
        } else {
            form = type != nil && base.isEmpty ? .relative : .other
        }
    }

    private static func isID(_ text: Substring) -> Bool {
        var text = String(text)
        return text.withUTF8 { PrimitiveGrammar.identifierFault($0) } == nil
    }
}
