import FHIRModel
import FHIRPath

extension ValidationRun {
    /// Checks the value of a primitive element: its JSON type, its text, and the codes it may have.
    func checkPrimitive(
        _ value: Node, _ kind: PrimitiveKind, _ element: ElementSchema, _ companion: Node?, _ place: Place
    ) {
        switch value.kind {
        case .boolean:
            guard kind == .boolean else { return reportWrongType(value, kind) }
        case .number:
            guard kind.isNumber else { return reportWrongType(value, kind) }
            if let fault = value.withUTF8({ PrimitiveGrammar.fault(kind, $0) }) { reportFault(fault, value, kind) }
        case .string:
            guard kind != .boolean, !kind.isNumber else { return reportWrongType(value, kind) }
            if kind == .xhtml {
                checkNarrative(value)
            } else if let fault = value.withUTF8({ PrimitiveGrammar.fault(kind, $0) }) {
                // What is wrong with an attachment's data is said of the attachment.
                if fault == .notBase64, element.path == "Attachment.data" { return }
                reportFault(fault, value, kind)
            } else {
                checkText(value, kind, element)
            }
        case .null:
            return report(.nullValue, at: value, "\(element.path) must not be null; leave the property out instead")
        case .object, .array:
            return reportWrongType(value, kind)
        }
        if let binding = element.binding { checkBinding(binding, at: value, place.scope) }
        if !element.invariants.isEmpty {
            let subject = PathElement(value, companion: companion, type: SchemaTypeModel.type(of: kind))
            check(element.invariants, at: subject, place.scope)
        }
    }

    private func reportWrongType(_ value: Node, _ kind: PrimitiveKind) {
        let expected = kind == .boolean ? "a boolean" : kind.isNumber ? "a number" : "a string"
        report(.wrongJSONType, at: value, "a value of type \(kind.name) must be \(expected), not \(describe(value))")
    }

    private func reportFault(_ fault: PrimitiveFault, _ value: Node, _ kind: PrimitiveKind) {
        let text = value.primitiveText ?? ""
        let shown = text.count > 80 ? text.prefix(80) + "…" : text[...]
        report(fault == .empty ? .emptyValue : .invalidValue, at: value, "'\(shown)': \(fault.text)")
    }

    /// Checks of text that depend on the options.
    private func checkText(_ value: Node, _ kind: PrimitiveKind, _ element: ElementSchema) {
        if options.checksSecurity, kind == .string || kind == .markdown, value.withUTF8(HTMLTags.contains) {
            report(.embeddedHTML, at: value, "the text looks as if it had HTML tags in it, which are not allowed here")
        }
        if options.forbidsHTMLInMarkdown, kind == .markdown, value.withUTF8(HTMLTags.contains) {
            report(.embeddedHTML, at: value, "markdown must not have HTML tags in it")
        }
        if kind.isURI, !options.allowsExampleURLs, let text = value.string, ExampleURLs.contains(text) {
            report(.exampleURL, at: value, "example URLs are not allowed here: \(text)")
        }
    }

    /// Checks the XHTML of a narrative.
    func checkNarrative(_ value: Node) {
        let faults = value.withUTF8 { NarrativeScanner.faults(in: $0) }
        for fault in faults {
            let prefix = fault.invariant.map { "\($0): " } ?? ""
            report(fault.invariant == nil ? .invalidNarrative : .brokenInvariant, at: value, prefix + fault.text)
        }
    }
}

/// URLs that stand for nothing real (RFC 2606 and those the specification's examples use).
enum ExampleURLs {
    static let hosts = ["example.org", "example.com", "acme.com"]

    static func contains(_ url: String) -> Bool {
        guard url.contains("example.") || url.contains("acme.com") else { return false }
        guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else { return false }
        let host = url[colon...].dropFirst(3).prefix { $0 != "/" && $0 != ":" && $0 != "|" && $0 != "#" && $0 != "?" }
        return hosts.contains { host == $0 || host.hasSuffix("." + $0) }
    }
}

/// Finds what a browser would take for an HTML tag in plain text.
enum HTMLTags {
    /// Whether a `<` is followed by a letter or `/` and a letter, and later by `>`.
    static func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index + 2 < bytes.count {
            if bytes[index] == UInt8(ascii: "<") {
                let next = bytes[index + 1] == UInt8(ascii: "/") ? bytes[index + 2] : bytes[index + 1]
                let isLetter = (next | 0x20) &- 97 < 26
                if isLetter || bytes[index + 1] == UInt8(ascii: "!") {
                    for later in (index + 2)..<bytes.count where bytes[later] == UInt8(ascii: ">") { return true }
                    return false
                }
            }
            index += 1
        }
        return false
    }
}
