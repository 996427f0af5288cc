/// A place in XML text.
struct XMLPlace {
    /// Bytes before it.
    let offset: Int
    let line: Int
    let column: Int
}

/// A start tag as the parser reports it; valid during the event only.
struct XMLTag {
    let local: UnsafePointer<UInt8>
    let prefix: UnsafePointer<UInt8>?
    let namespace: UnsafePointer<UInt8>?
    /// Pairs of prefix and URI that the tag declares.
    let namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let namespaceCount: Int
    /// Five pointers each: local name, prefix, URI, begin and end of the value.
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let attributeCount: Int
    /// Where the `<` stands.
    let place: XMLPlace
    /// The FHIR element name, if R4 has one of this spelling.
    let name: ElementName?

    struct Attribute {
        let local: UnsafePointer<UInt8>
        let prefix: UnsafePointer<UInt8>?
        let namespace: UnsafePointer<UInt8>?
        let value: UnsafeBufferPointer<UInt8>

        var localText: String { String(cString: local) }

        func isCalled(_ name: StaticString) -> Bool { XMLTag.equals(local, name) }
    }

    func attribute(_ index: Int) -> Attribute? {
        guard let attributes, let local = attributes[index * 5], let begin = attributes[index * 5 + 3],
            let end = attributes[index * 5 + 4]
        else { return nil }
        return Attribute(
            local: local, prefix: attributes[index * 5 + 1], namespace: attributes[index * 5 + 2],
            value: UnsafeBufferPointer(start: begin, count: end - begin))
    }

    var localText: String { String(cString: local) }

    var namespaceText: String { namespace.map { "namespace '\(String(cString: $0))'" } ?? "no namespace" }

    func isIn(_ namespace: StaticString) -> Bool {
        guard let own = self.namespace else { return false }
        return Self.equals(own, namespace)
    }

    static func equals(_ text: UnsafePointer<UInt8>, _ other: StaticString) -> Bool {
        let count = other.utf8CodeUnitCount
        for index in 0..<count where text[index] != other.utf8Start[index] { return false }
        return text[count] == 0
    }
}
