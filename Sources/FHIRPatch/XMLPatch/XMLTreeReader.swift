/// Reads XML into elements: no document type, no entities but XML's five, no processing instructions.
///
/// Comments are left out. What a patch makes of a resource is read once more, by the strict reader of resources.
struct XMLTreeReader {
    private let text: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    private static let maximumDepth = 256
    static let maximumLength = 16 * 1024 * 1024

    /// The root element of a text.
    /// - Throws: a ``PatchError`` of kind `invalidPatch` when the text is no such XML.
    static func read(_ bytes: [UInt8]) throws(PatchError) -> XMLElement {
        guard bytes.count <= maximumLength else { throw fault("the XML is longer than \(maximumLength) bytes") }
        guard let string = String(validating: bytes, as: UTF8.self) else { throw fault("the XML is no UTF-8") }
        var reader = XMLTreeReader(text: Array(string.unicodeScalars))
        if reader.text.first == "\u{FEFF}" { reader.position = 1 }
        try reader.skipDeclaration()
        try reader.skipMisc()
        let root = try reader.element(inScope: ["": "", "xml": "http://www.w3.org/XML/1998/namespace"])
        try reader.skipMisc()
        guard reader.position == reader.text.count else { throw fault("there is something behind the root element") }
        return root
    }

    private init(text: [Unicode.Scalar]) { self.text = text }

    private static func fault(_ message: String) -> PatchError { PatchError(.invalidPatch, message) }

    private func fault(_ message: String) -> PatchError {
        let line = text[..<min(position, text.count)].reduce(1) { $1 == "\n" ? $0 + 1 : $0 }
        return PatchError(.invalidPatch, "line \(line) of the XML: \(message)")
    }

    private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

    private func stands(_ word: String) -> Bool {
        var index = position
        for scalar in word.unicodeScalars {
            guard index < text.count, text[index] == scalar else { return false }
            index += 1
        }
        return true
    }

    private mutating func accept(_ word: String) -> Bool {
        guard stands(word) else { return false }
        position += word.unicodeScalars.count
        return true
    }

    private mutating func skipBlanks() {
        while let scalar = next, scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" { position += 1 }
    }

    private mutating func skipDeclaration() throws(PatchError) {
        guard stands("<?xml ") else { return }
        while position < text.count, !stands("?>") { position += 1 }
        guard accept("?>") else { throw fault("the XML declaration has no end") }
    }

    private mutating func skipMisc() throws(PatchError) {
        skipBlanks()
        while stands("<!") || stands("<?") {
            try skipComment()
            skipBlanks()
        }
    }

    private mutating func skipComment() throws(PatchError) {
        guard accept("<!--") else { throw fault("only comments may stand here") }
        while position < text.count, !stands("-->") { position += 1 }
        guard accept("-->") else { throw fault("a comment has no end") }
    }

    private mutating func name() throws(PatchError) -> String {
        var name = String.UnicodeScalarView()
        while let scalar = next,
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-._:".unicodeScalars.contains(scalar)
        {
            name.append(scalar)
            position += 1
        }
        guard let first = name.first, first.properties.isAlphabetic || first == "_" else {
            throw fault("a name is missing")
        }
        return String(name)
    }

    private mutating func element(inScope outer: [String: String]) throws(PatchError) -> XMLElement {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw fault("elements nest too deeply") }
        guard accept("<") else { throw fault("an element is missing") }
        let qualified = try name()
        var scope = outer
        var attributes: [(name: String, value: String)] = []
        skipBlanks()
        while let scalar = next, scalar != ">", scalar != "/" {
            let name = try name()
            let value = try attributeValue()
            if name == "xmlns" {
                scope[""] = value
            } else if name.hasPrefix("xmlns:") {
                scope[String(name.dropFirst(6))] = value
            } else {
                guard !attributes.contains(where: { $0.name == name }) else {
                    throw fault("the attribute '\(name)' is given twice")
                }
                attributes.append((name, value))
            }
            skipBlanks()
        }
        let (prefix, local) = Self.split(qualified)
        guard let namespace = scope[prefix] else { throw fault("the prefix '\(prefix)' is not declared") }
        let element = XMLElement(namespace: namespace, name: local, attributes: attributes)
        element.scope = scope
        if accept("/>") { return element }
        guard accept(">") else { throw fault("a tag has no end") }
        try content(of: element, scope)
        guard accept("</"), try name() == qualified else { throw fault("'\(qualified)' is not closed") }
        skipBlanks()
        guard accept(">") else { throw fault("a tag has no end") }
        return element
    }

    static func split(_ qualified: String) -> (prefix: String, local: String) {
        guard let colon = qualified.firstIndex(of: ":") else { return ("", qualified) }
        return (String(qualified[..<colon]), String(qualified[qualified.index(after: colon)...]))
    }

    private mutating func attributeValue() throws(PatchError) -> String {
        skipBlanks()
        guard accept("=") else { throw fault("an attribute has no value") }
        skipBlanks()
        guard let quote = next, quote == "\"" || quote == "'" else { throw fault("an attribute's value has no quotes") }
        position += 1
        var value = String.UnicodeScalarView()
        while let scalar = next, scalar != quote {
            guard scalar != "<" else { throw fault("'<' stands in an attribute") }
            value.append(scalar == "&" ? try reference() : (scalar == "\n" || scalar == "\t" ? " " : scalar))
            if scalar != "&" { position += 1 }
        }
        guard next == quote else { throw fault("an attribute's value has no end") }
        position += 1
        return String(value)
    }

    private mutating func reference() throws(PatchError) -> Unicode.Scalar {
        let names: [(String, Unicode.Scalar)] = [
            ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"),
        ]
        for (name, scalar) in names where accept(name) { return scalar }
        guard accept("&#") else { throw fault("only XML's own five entities are allowed") }
        let radix = accept("x") ? 16 : 10
        var digits = ""
        while let scalar = next, scalar != ";", digits.utf8.count < 8 {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
        guard accept(";"), let code = UInt32(digits, radix: radix), let scalar = Unicode.Scalar(code),
            code >= 32 || code == 9 || code == 10 || code == 13
        else { throw fault("a character reference names no character") }
        return scalar
    }

    private mutating func content(of element: XMLElement, _ scope: [String: String]) throws(PatchError) {
        var text = String.UnicodeScalarView()
        func flush() {
            if !text.isEmpty { element.append(.text(String(text))) }
            text = String.UnicodeScalarView()
        }
        while let scalar = next {
            if scalar == "&" {
                text.append(try reference())
            } else if scalar != "<" {
                text.append(scalar)
                position += 1
            } else if stands("</") {
                break
            } else if stands("<!--") {
                try skipComment()
            } else if accept("<![CDATA[") {
                while position < self.text.count, !stands("]]>") {
                    text.append(self.text[position])
                    position += 1
                }
                guard accept("]]>") else { throw fault("a CDATA section has no end") }
            } else {
                flush()
                element.append(.element(try self.element(inScope: scope)))
            }
        }
        flush()
    }
}
