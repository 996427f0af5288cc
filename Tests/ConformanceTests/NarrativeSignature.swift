import FHIRModel
import Foundation
import FoundationXML

/// What narrative says, without how its markup is spelled: elements, attributes and text, read by an independent parser.
final class NarrativeSignature: NSObject, XMLParserDelegate {
    private var events: [String] = []

    /// The signature of a `div`; `nil` when it is not well-formed.
    static func of(_ text: String) -> [String]? {
        let parser = XMLParser(data: Data(text.utf8))
        let signature = NarrativeSignature()
        parser.delegate = signature
        return parser.parse() ? signature.events : nil
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        let declared = attributes.filter { !$0.key.hasPrefix("xmlns") }.sorted { $0.key < $1.key }
        let local = name.split(separator: ":").last.map(String.init) ?? name
        events.append("<\(local) \(declared.map { "\($0.key)=\($0.value)" }.joined(separator: " "))>")
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        events.append(">")
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let last = events.last, last.hasPrefix("=") {
            events[events.count - 1] = last + text
        } else {
            events.append("=" + text)
        }
    }
}

extension Node {
    /// The path of the first value that says something else than another document's, narrative by its signature.
    func contentDifference(from other: Node) -> String? {
        guard kind == other.kind else { return path }
        switch kind {
        case .object:
            guard count == other.count else { return path }
            for (name, value) in members {
                guard let counterpart = other[document.text(of: name)] else { return value.path }
                if let difference = value.contentDifference(from: counterpart) { return difference }
            }
            return nil
        case .array:
            guard count == other.count else { return path }
            return zip(elements, other.elements).lazy.compactMap { $0.contentDifference(from: $1) }.first
        case .string where name == .div:
            guard let own = string.flatMap(NarrativeSignature.of), let its = other.string.flatMap(NarrativeSignature.of)
            else { return path }
            return own == its ? nil : path
        default:
            return hasSameContent(as: other) ? nil : path
        }
    }
}
