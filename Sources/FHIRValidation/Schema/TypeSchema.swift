import FHIRModel
import FHIRPath

/// What a type of the base specification allows: a resource type, a data type, or a group of elements inside one.
///
/// Made once by the ``SchemaCompiler`` and never changed after it was published.
package final class TypeSchema: @unchecked Sendable {
    // Unchecked: types refer to each other in circles, so `elements` and what follows are set after `init`, under the
    // lock of the store that makes the schema, before any other thread can see it.

    /// Where the type stands among FHIR's types.
    package enum Role: Sendable {
        case resource
        case dataType
        case group
    }

    /// `Patient`, `HumanName` or, for a group, its path such as `Patient.contact`.
    package let name: String
    package let role: Role
    /// The names of the type and of all it specializes: `Patient`, `DomainResource`, `Resource`.
    package let lineage: [String]
    /// Whether no instance may have exactly this type.
    package let isAbstract: Bool
    /// Distinguishes the schemas of a store; small.
    let number: Int

    /// The type as FHIRPath knows it.
    let pathType: PathType

    private(set) var elements: [ElementSchema] = []
    private(set) var slots = SlotTable([])
    /// One bit for each of the first 128 elements that must occur.
    private(set) var required = ElementSet()
    /// Invariants on the type itself.
    private(set) var invariants: [InvariantRule] = []
    /// The rule of this type that is code and no definition.
    private(set) var special: SpecialType = .none

    init(name: String, role: Role, lineage: [String], isAbstract: Bool, number: Int) {
        self.name = name
        self.role = role
        self.lineage = lineage
        self.isAbstract = isAbstract
        self.number = number
        pathType = SchemaTypeModel.type(number: number, role: role, lineage: lineage)
    }

    func complete(elements: [ElementSchema], invariants: [InvariantRule], special: SpecialType) {
        self.elements = elements
        self.invariants = invariants
        self.special = special
        var entries: [(name: ElementName, slot: SlotTable.Slot)] = []
        for (index, element) in elements.enumerated() {
            for (choice, type) in element.types.enumerated() {
                guard let name = type.name, !entries.contains(where: { $0.name == name }) else { continue }
                entries.append((name, SlotTable.Slot(element: index, choice: choice)))
            }
            if element.min > 0 { required.insert(index) }
        }
        slots = SlotTable(entries)
    }

    /// The element of a name as definitions write it: `value` or `value[x]` for a choice.
    func element(named name: String) -> ElementSchema? {
        let plain = name.hasSuffix("[x]") ? String(name.dropLast(3)) : name
        return elements.first { $0.name == plain }
    }
}

/// Types with rules that no element definition can state.
enum SpecialType: Sendable {
    case none
    case `extension`
    case reference
    case coding
    case attachment
    case meta
    case identifier
}

/// A set of positions of elements, without allocation.
struct ElementSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func insert(_ index: Int) {
        if index < 64 { low |= 1 << UInt64(index) } else if index < 128 { high |= 1 << UInt64(index - 64) }
    }

    func contains(_ index: Int) -> Bool {
        index < 64 ? low & (1 << UInt64(index)) != 0 : high & (1 << UInt64(index & 63)) != 0
    }

    func isSuperset(of other: ElementSet) -> Bool { other.low & ~low == 0 && other.high & ~high == 0 }
}
