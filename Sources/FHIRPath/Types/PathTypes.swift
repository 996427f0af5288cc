public import FHIRModel
import Synchronization

/// A ``TypeModel`` prepared for evaluation: names of elements resolved once to the ids that tapes carry.
///
/// Make one for a set of definitions and share it between all programs and threads.
public final class PathTypes: Sendable {
    /// How an element is found on a tape.
    final class Child: Sendable {
        struct Form: Sendable {
            /// `nil` for a property that R4 itself does not have, which a document numbers itself.
            let id: ElementName?
            let property: String
            let type: PathType
        }

        let name: String
        let isRepeating: Bool
        let isChoice: Bool
        let forms: [Form]

        init(name: String, isRepeating: Bool, isChoice: Bool, forms: [Form]) {
            self.name = name
            self.isRepeating = isRepeating
            self.isChoice = isChoice
            self.forms = forms
        }

        /// The form a property of a tape is, by the id without `_`.
        func form(_ id: ElementName) -> Form? { forms.first { $0.id == id } }
    }

    /// The elements of one type.
    final class Layout: Sendable {
        let children: [Child]
        let byName: [String: Int]
        /// Property id to its child and form, for walking a tape.
        let byProperty: [ElementName: (child: Int, form: Int)]
        /// Properties that the choice elements allow, such as `valueQuantity`, with the element's name.
        let choiceProperties: [String: String]

        func child(_ name: String) -> Child? { byName[name].map { children[$0] } }

        init(
            children: [Child], byName: [String: Int], byProperty: [ElementName: (child: Int, form: Int)],
            choiceProperties: [String: String]
        ) {
            self.children = children
            self.byName = byName
            self.byProperty = byProperty
            self.choiceProperties = choiceProperties
        }
    }

    let model: (any TypeModel)?
    private let layouts = Mutex<[UInt32: Layout]>([:])
    private let ancestors = Mutex<[UInt32: [UInt32]]>([:])
    private let regexes = Mutex<[String: PathRegex]>([:])
    private let named = Mutex<[String: PathType?]>([:])

    public init(_ model: any TypeModel) { self.model = model }

    private init() { model = nil }

    /// For resources of which no definitions are at hand: elements are found by their JSON properties, choice
    /// elements by the longest prefix, and types other than resources' are guessed from JSON alone.
    public static let untyped = PathTypes()

    /// The type of a name, without a namespace.
    public func type(named name: String) -> PathType? {
        guard let model else { return nil }
        return named.withLock { cache in
            if let known = cache[name] { return known }
            let type = model.type(named: name)
            // Names come from expressions and resources: what is unknown is not kept, so the cache stays small.
            if type != nil { cache[name] = .some(type) }
            return type
        }
    }

    /// A compiled regular expression; a limited number of them is kept.
    func regex(_ pattern: String) throws(RegexError) -> PathRegex {
        if let known = regexes.withLock({ $0[pattern] }) { return known }
        let regex = try PathRegex(pattern)
        regexes.withLock { cache in
            if cache.count >= 256 { cache = [:] }
            cache[pattern] = regex
        }
        return regex
    }

    func name(of type: PathType) -> String { typeName(of: type) }

    /// The name of a type; empty when it is not known.
    package func typeName(of type: PathType) -> String {
        guard type.isKnown, let model else { return "" }
        return model.name(of: type)
    }

    /// Whether a type is another or specialises it.
    public func isSame(_ type: PathType, orSpecialises other: PathType) -> Bool {
        if type.id == other.id { return true }
        guard type.isKnown, other.isKnown else { return false }
        return lineage(of: type).contains(other.id)
    }

    private func lineage(of type: PathType) -> [UInt32] {
        if let known = ancestors.withLock({ $0[type.id] }) { return known }
        var line: [UInt32] = []
        var next = model?.base(of: type)
        // A cycle in the definitions ends at a depth no real type has.
        while let base = next, line.count < 32 {
            line.append(base.id)
            next = model?.base(of: base)
        }
        ancestors.withLock { $0[type.id] = line }
        return line
    }

    func layout(of type: PathType) -> Layout? {
        guard type.isKnown, let model else { return nil }
        if let known = layouts.withLock({ $0[type.id] }) { return known }
        let layout = Self.layout(of: model.elements(of: type))
        layouts.withLock { $0[type.id] = layout }
        return layout
    }

    private static func layout(of elements: [TypeElement]) -> Layout {
        var children: [Child] = []
        var byName: [String: Int] = [:]
        var byProperty: [ElementName: (child: Int, form: Int)] = [:]
        var choiceProperties: [String: String] = [:]
        for element in elements {
            let forms = element.forms.map {
                Child.Form(id: ElementName(known: $0.property), property: $0.property, type: $0.type)
            }
            for (index, form) in forms.enumerated() {
                if let id = form.id { byProperty[id] = (children.count, index) }
                if element.isChoice { choiceProperties[form.property] = element.name }
            }
            byName[element.name] = children.count
            children.append(
                Child(
                    name: element.name, isRepeating: element.isRepeating, isChoice: element.isChoice, forms: forms))
        }
        return Layout(
            children: children, byName: byName, byProperty: byProperty, choiceProperties: choiceProperties)
    }

    /// The type of a resource by what it says it is; `unknown` when the definitions have no such resource.
    public func type(ofResource node: Node) -> PathType {
        guard let name = node.resourceType else { return .unknown }
        return type(named: name) ?? .unknown
    }
}

extension PathTypes {
    /// The element a type has under a name, or under a property such as `valueQuantity` for the choice `value`.
    package func element(_ name: String, of type: PathType) -> TypeElement? {
        guard let layout = layout(of: type), let child = layout.child(layout.choiceProperties[name] ?? name) else {
            return nil
        }
        return TypeElement(
            name: child.name, isRepeating: child.isRepeating, isChoice: child.isChoice,
            forms: child.forms.map { TypeElement.Form(property: $0.property, type: $0.type) })
    }
}
