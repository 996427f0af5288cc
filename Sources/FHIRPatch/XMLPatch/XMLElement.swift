/// An element of an XML text that is being patched.
///
/// A class, since an XPath names elements by where they are and operations change them there.
final class XMLElement {
    /// Namespace URI; empty for none.
    let namespace: String
    let name: String
    var attributes: [(name: String, value: String)]
    var children: [XMLContent]
    private(set) weak var parent: XMLElement?
    /// The namespaces declared here, by prefix; needed of a patch alone.
    var scope: [String: String] = [:]

    init(namespace: String, name: String, attributes: [(name: String, value: String)]) {
        self.namespace = namespace
        self.name = name
        self.attributes = attributes
        children = []
    }

    /// The child elements in order.
    var elements: [XMLElement] {
        children.compactMap { child in
            guard case .element(let element) = child else { return nil }
            return element
        }
    }

    /// The text right inside.
    var text: String {
        children.reduce(into: "") { text, child in
            if case .text(let part) = child { text += part }
        }
    }

    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    func insert(_ content: XMLContent, at index: Int) {
        if case .element(let element) = content { element.parent = self }
        children.insert(content, at: index)
    }

    func append(_ content: XMLContent) { insert(content, at: children.count) }

    /// Where a child element stands among the children.
    func index(of element: XMLElement) -> Int? {
        children.firstIndex { child in
            guard case .element(let other) = child else { return false }
            return other === element
        }
    }

    /// A copy with no parent.
    func copy() -> XMLElement {
        let copy = XMLElement(namespace: namespace, name: name, attributes: attributes)
        for child in children {
            switch child {
            case .text: copy.append(child)
            case .element(let element): copy.append(.element(element.copy()))
            }
        }
        return copy
    }
}

/// What stands between the tags of an element.
enum XMLContent {
    case text(String)
    case element(XMLElement)
}

extension XMLElement {
    /// The text of the element, with namespaces declared where they change.
    func write(to text: inout String, inNamespace outer: String = "") {
        text += "<\(name)"
        if namespace != outer { text += " xmlns=\"\(Self.escaped(namespace))\"" }
        for attribute in attributes { text += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
        if children.isEmpty {
            text += "/>"
            return
        }
        text += ">"
        for child in children {
            switch child {
            case .text(let part): text += Self.escaped(part)
            case .element(let element): element.write(to: &text, inNamespace: namespace)
            }
        }
        text += "</\(name)>"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t", "\r": result += "&#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
