/// The part of XPath that selects what an XML Patch changes (RFC 5261, 4.1): a path of names with predicates.
struct XMLSelector {
    /// What a selector finds.
    enum Target {
        case element(XMLElement)
        case attribute(XMLElement, String)
    }

    private enum Test {
        case position(Int)
        case last
        /// A path below the element, and the value it must have.
        case equals([Step], String)
        case exists([Step])
    }

    private enum Axis {
        case child(namespace: String?, name: String?)
        case attribute(String)
    }

    private struct Step {
        let axis: Axis
        var tests: [Test] = []
    }

    private let steps: [Step]

    /// Reads a selector; prefixes mean what the patch declares.
    /// - Throws: a ``PatchError`` for what is not of this part of XPath.
    init(_ text: String, scope: [String: String]) throws(PatchError) {
        guard text.utf8.count <= 4_096 else { throw PatchError(.invalidPatch, "the selector is too long") }
        var reader = Reader(text: Array(text.unicodeScalars), scope: scope, source: text)
        _ = reader.accept("/")
        steps = try reader.path(depth: 0)
        guard reader.isAtEnd else { throw reader.fault() }
    }

    /// The only node that is selected.
    /// - Throws: a ``PatchError`` when there is none or more than one.
    func target(in root: XMLElement, path: String) throws(PatchError) -> Target {
        // The first step names the root itself.
        let holder = XMLElement(namespace: "", name: "", attributes: [])
        holder.children = [.element(root)]
        let found = Self.select(steps[...], from: holder)
        guard let target = found.first else { throw PatchError(.noSuchPlace, "the selector finds nothing", path: path) }
        guard found.count == 1 else {
            throw PatchError(.noSuchPlace, "the selector finds \(found.count) nodes where one is needed", path: path)
        }
        return target
    }

    private static func select(_ steps: ArraySlice<Step>, from element: XMLElement) -> [Target] {
        guard let step = steps.first else { return [.element(element)] }
        switch step.axis {
        case .attribute(let name):
            return element.attribute(name) == nil ? [] : [.attribute(element, name)]
        case .child(let namespace, let name):
            var found = element.elements.filter { child in
                (name == nil || child.name == name) && (namespace == nil || child.namespace == namespace)
            }
            for test in step.tests { found = filter(found, test) }
            return found.flatMap { select(steps.dropFirst(), from: $0) }
        }
    }

    private static func filter(_ elements: [XMLElement], _ test: Test) -> [XMLElement] {
        switch test {
        case .position(let position): position <= elements.count ? [elements[position - 1]] : []
        case .last: elements.suffix(1)
        case .exists(let path): elements.filter { !select(path[...], from: $0).isEmpty }
        case .equals(let path, let value):
            elements.filter { element in
                select(path[...], from: element).contains { target in
                    switch target {
                    case .element(let element): element.text == value
                    case .attribute(let element, let name): element.attribute(name) == value
                    }
                }
            }
        }
    }

    private struct Reader {
        let text: [Unicode.Scalar]
        let scope: [String: String]
        let source: String
        var position = 0

        var isAtEnd: Bool { position == text.count }
        var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

        func fault() -> PatchError {
            PatchError(.invalidPatch, "'\(source)' is no selector that is supported, from character \(position + 1) on")
        }

        mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
            while next == " " { position += 1 }
            guard next == scalar else { return false }
            position += 1
            return true
        }

        mutating func path(depth: Int) throws(PatchError) -> [Step] {
            guard depth < 8 else { throw fault() }
            var steps: [Step] = []
            repeat {
                if accept("@") {
                    steps.append(Step(axis: .attribute(try name())))
                    return steps
                }
                var step: Step
                if accept("*") {
                    step = Step(axis: .child(namespace: nil, name: nil))
                } else {
                    let (prefix, local) = XMLTreeReader.split(try name())
                    // A name without prefix is of the patch's default namespace, or of any where it has none.
                    guard let namespace = scope[prefix] else { throw fault() }
                    step = Step(axis: .child(namespace: namespace.isEmpty ? nil : namespace, name: local))
                }
                while accept("[") {
                    step.tests.append(try test(depth: depth))
                    guard accept("]") else { throw fault() }
                }
                steps.append(step)
            } while accept("/")
            return steps
        }

        private mutating func test(depth: Int) throws(PatchError) -> Test {
            while next == " " { position += 1 }
            if let scalar = next, ("0"..."9").contains(scalar) {
                var digits = ""
                while let digit = next, ("0"..."9").contains(digit) {
                    digits.unicodeScalars.append(digit)
                    position += 1
                }
                guard let number = Int(digits), number > 0 else { throw fault() }
                return .position(number)
            }
            if text[position...].starts(with: "last()".unicodeScalars) {
                position += 6
                return .last
            }
            let path = try path(depth: depth + 1)
            guard accept("=") else { return .exists(path) }
            while next == " " { position += 1 }
            guard let quote = next, quote == "'" || quote == "\"" else { throw fault() }
            position += 1
            var value = String.UnicodeScalarView()
            while let scalar = next, scalar != quote {
                value.append(scalar)
                position += 1
            }
            guard accept(quote) else { throw fault() }
            return .equals(path, String(value))
        }

        private mutating func name() throws(PatchError) -> String {
            while next == " " { position += 1 }
            var name = String.UnicodeScalarView()
            while let scalar = next,
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-._:".unicodeScalars.contains(scalar)
            {
                name.append(scalar)
                position += 1
            }
            guard !name.isEmpty else { throw fault() }
            return String(name)
        }
    }
}
