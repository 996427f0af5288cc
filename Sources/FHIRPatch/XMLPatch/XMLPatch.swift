public import FHIRModel

/// An XML Patch (RFC 5261), as FHIR uses it on the XML form of a resource (FHIR R4, 3.1.0.9.1).
///
/// The resource is written as XML, changed there, and read again by the strict reader; elements may be added in any
/// place, since their order says nothing.
public struct XMLPatch: Sendable {
    private enum Position: String {
        case prepend
        case before
        case after
    }

    private let bytes: [UInt8]

    /// Most operations one patch may have.
    public static let maximumOperations = 1_000

    /// Reads a patch: an element of any name with `add`, `replace` and `remove` in it.
    /// - Throws: a ``PatchError`` of kind `invalidPatch` when the text is no such XML.
    public init(_ bytes: [UInt8]) throws(PatchError) {
        let root = try XMLTreeReader.read(bytes)
        guard root.elements.count <= Self.maximumOperations else {
            throw PatchError(.invalidPatch, "the patch has more than \(Self.maximumOperations) operations")
        }
        for (index, operation) in root.elements.enumerated() {
            guard ["add", "replace", "remove"].contains(operation.name) else {
                throw PatchError(.invalidPatch, "there is no operation '\(operation.name)'", operation: index)
            }
            guard operation.attribute("sel") != nil else {
                throw PatchError(.invalidPatch, "the operation has no 'sel'", operation: index)
            }
        }
        self.bytes = bytes
    }

    /// Applies all operations in order, or none.
    /// - Throws: a ``PatchError`` that names the operation, or says why the result is no resource.
    public func apply(to document: Document, reader: ResourceReader) throws(PatchError) -> Document {
        let xml: [UInt8]
        do {
            xml = try XMLWriter(facts: reader.facts).write(document)
        } catch {
            throw PatchError(.invalidResult, error.report.issues.first?.diagnostics ?? "the resource has no XML form")
        }
        let patch = try XMLTreeReader.read(bytes)
        let root = try XMLTreeReader.read(xml)
        for (index, operation) in patch.elements.enumerated() {
            do throws(PatchError) {
                try Self.apply(operation, to: root)
            } catch {
                throw error.inOperation(index)
            }
        }
        root.sortAsResource(reader.facts)
        var text = ""
        root.write(to: &text)
        return try Self.read(Array(text.utf8), reader)
    }

    private static func read(_ xml: [UInt8], _ reader: ResourceReader) throws(PatchError) -> Document {
        do {
            let read = try reader.read(xml: xml)
            if let issue = read.report.issues.first(where: \.isError) {
                throw PatchError(.invalidResult, issue.diagnostics, path: issue.expression)
            }
            return read.document
        } catch let error as PatchError {
            throw error
        } catch let error as ParseError {
            throw PatchError(.invalidResult, error.message, path: error.path)
        } catch {
            throw PatchError(.invalidResult, "the patched resource cannot be read")
        }
    }

    private static func apply(_ operation: XMLElement, to root: XMLElement) throws(PatchError) {
        let path = operation.attribute("sel") ?? ""
        let target = try XMLSelector(path, scope: operation.scope).target(in: root, path: path)
        switch (operation.name, target) {
        case ("add", .element(let element)): try add(operation, to: element, path)
        case ("replace", .element(let element)): try replace(element, operation, path)
        case ("replace", .attribute(let element, let name)):
            element.attributes = element.attributes.map { $0.name == name ? (name, operation.text) : $0 }
        case ("remove", .element(let element)): try remove(element, path)
        case ("remove", .attribute(let element, let name)): element.attributes.removeAll { $0.name == name }
        default: throw PatchError(.invalidPatch, "nothing can be added to an attribute", path: path)
        }
    }

    /// The elements an operation brings; blanks around them say nothing.
    private static func content(_ operation: XMLElement) -> [XMLElement] { operation.elements.map { $0.copy() } }

    private static func add(_ operation: XMLElement, to element: XMLElement, _ path: String) throws(PatchError) {
        if let type = operation.attribute("type") {
            guard type.hasPrefix("@") else {
                throw PatchError(.invalidPatch, "a namespace cannot be added to a resource", path: path)
            }
            let name = String(type.dropFirst())
            guard element.attribute(name) == nil else {
                throw PatchError(.noSuchPlace, "the attribute '\(name)' is there already", path: path)
            }
            element.attributes.append((name, operation.text))
            return
        }
        let added = content(operation)
        guard !added.isEmpty else { throw PatchError(.invalidPatch, "the operation adds no element", path: path) }
        guard let text = operation.attribute("pos") else {
            for child in added { element.append(.element(child)) }
            return
        }
        guard let position = Position(rawValue: text) else {
            throw PatchError(.invalidPatch, "there is no position '\(text)'", path: path)
        }
        if position == .prepend {
            for (offset, child) in added.enumerated() { element.insert(.element(child), at: offset) }
            return
        }
        guard let parent = element.parent, let index = parent.index(of: element) else {
            throw PatchError(.invalidPatch, "nothing can stand beside the resource", path: path)
        }
        for (offset, child) in added.enumerated() {
            parent.insert(.element(child), at: index + offset + (position == .after ? 1 : 0))
        }
    }

    private static func replace(
        _ element: XMLElement, _ operation: XMLElement, _ path: String
    ) throws(PatchError) {
        let replacement = content(operation)
        guard replacement.count == 1 else {
            throw PatchError(.invalidPatch, "an element is replaced by one element", path: path)
        }
        guard let parent = element.parent, let index = parent.index(of: element) else {
            throw PatchError(.invalidPatch, "the resource cannot be replaced as a whole", path: path)
        }
        parent.children.remove(at: index)
        parent.insert(.element(replacement[0]), at: index)
    }

    private static func remove(_ element: XMLElement, _ path: String) throws(PatchError) {
        guard let parent = element.parent, let index = parent.index(of: element) else {
            throw PatchError(.invalidPatch, "the resource cannot be removed", path: path)
        }
        parent.children.remove(at: index)
        // An element that lost its last child is gone with it, since FHIR has no empty elements.
        if parent.children.isEmpty, parent.attributes.isEmpty, parent.parent != nil { try remove(parent, path) }
    }
}
