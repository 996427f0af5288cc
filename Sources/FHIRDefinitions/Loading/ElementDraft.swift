import FHIRModel

/// An ElementDefinition that can be changed: read from JSON or from an image, merged, then put into an image.
struct ElementDraft: Sendable, Hashable {
    var id = ""
    var path: String
    var sliceName: String?
    var sliceIsConstraining: Bool?
    var min: Int?
    /// `Int.max` for `*`.
    var max: Int?
    var types: [TypeDraft] = []
    var binding: ElementBinding?
    var constraints: [ConstraintDraft] = []
    var slicing: ElementSlicing?
    var contentReference: String?
    var value: ElementValue?
    var short: String?
    var base: ElementBase?
    var isModifier: Bool?
    var isSummary: Bool?
    var mustSupport: Bool?
    var representation: ElementDefinition.Representation = []
    var minValue: ElementValue?
    var maxValue: ElementValue?
    var maxLength: Int?
    var minLength: Int?
    var defaultValue: ElementValue?
    var conditions: [String] = []
    /// A JSON object of the properties that say nothing a validator needs: definition, comment, mapping and so on.
    var prose: [UInt8]?

    init(path: String) {
        self.path = path
    }

    /// `ElementDefinition.type`.
    struct TypeDraft: Sendable, Hashable {
        var code: String
        var fhirType: String?
        var regex: String?
        var profiles: [String] = []
        var targetProfiles: [String] = []
        var aggregation: ElementType.Aggregation = []
        var versioning = ElementType.Versioning.none

        init(code: String) {
            self.code = code
        }

        var typeName: String { fhirType ?? ElementType.typeName(code: code) }
    }

    /// `ElementDefinition.constraint`.
    struct ConstraintDraft: Sendable, Hashable {
        var key: String
        var human: String
        var expression: String?
        var source: String?
        var isError: Bool
        var isBestPractice: Bool
    }

    /// The last part of the path.
    var lastName: Substring { path.lastIndex(of: ".").map { path[path.index(after: $0)...] } ?? path[...] }
    var isChoice: Bool { path.hasSuffix("[x]") }
    /// How many dots the path has.
    var depth: Int { path.utf8.count { $0 == UInt8(ascii: ".") } }
}

extension ElementDraft {
    /// The element as it stands in an image.
    init(_ element: ElementDefinition) {
        self.init(path: element.path)
        id = element.id
        sliceName = element.sliceName
        sliceIsConstraining = element.sliceIsConstraining ? true : nil
        min = element.min
        max = element.max
        types = element.types.map(TypeDraft.init)
        binding = element.binding
        constraints = element.constraints.map(ConstraintDraft.init)
        slicing = element.slicing
        contentReference = element.contentReference
        value = element.value
        short = element.short
        base = element.base
        isModifier = element.statedIsModifier
        isSummary = element.statedIsSummary
        mustSupport = element.statedMustSupport
        representation = element.representation
        minValue = element.minValue
        maxValue = element.maxValue
        maxLength = element.maxLength
        minLength = element.minLength
        defaultValue = element.defaultValue
        conditions = element.conditions
        prose = element.proseJSON
    }
}

extension ElementDraft.TypeDraft {
    init(_ type: ElementType) {
        self.init(code: type.code)
        fhirType = type.fhirType
        regex = type.regex
        profiles = type.profiles
        targetProfiles = type.targetProfiles
        aggregation = type.aggregation
        versioning = type.versioning
    }
}

extension ElementDraft.ConstraintDraft {
    init(_ constraint: ElementConstraint) {
        self.init(
            key: constraint.key, human: constraint.human, expression: constraint.expression, source: constraint.source,
            isError: constraint.isError, isBestPractice: constraint.isBestPractice)
    }
}
