import FHIRModel

/// A few types of R4, enough to try every sort of element.
struct SampleFacts: ElementFacts {
    /// A type a line: its name, then its elements in order as `name:type`, with `*` behind what repeats.
    ///
    /// Choices of one element are joined by `|`, `@` stands for an attribute, `!` in front of a name marks a resource.
    private static let text = """
        Element id:@ extension:Extension*
        Extension id:@ extension:Extension* url:@ valueString:string|valueDecimal:decimal|valueBoolean:boolean
        Narrative id:@ extension:Extension* status:code div:xhtml
        HumanName id:@ extension:Extension* text:string family:string given:string*
        Quantity id:@ extension:Extension* value:decimal unit:string
        !Patient id:id text:Narrative contained:resource* extension:Extension* active:boolean name:HumanName* \
        birthDate:date deceasedBoolean:boolean|deceasedDateTime:dateTime multipleBirthInteger:integer contact:Contact*
        Contact id:@ extension:Extension* name:HumanName
        !Observation id:id contained:resource* status:code issued:instant valueQuantity:Quantity|valueTime:time
        !Bundle id:id type:code total:unsignedInt entry:Entry*
        Entry id:@ fullUrl:uri resource:resource
        """

    private var ids: [String: ElementTypeID] = [:]
    private var resources: Set<ElementTypeID> = []
    private var facts: [ElementTypeID: [ElementName: ElementFact]] = [:]

    init() {
        let lines = Self.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        for (index, line) in lines.enumerated() {
            let isResource = line[0].hasPrefix("!")
            let id = ElementTypeID(rawValue: UInt32(index))
            ids[isResource ? String(line[0].dropFirst()) : line[0]] = id
            if isResource { resources.insert(id) }
        }
        for (index, line) in lines.enumerated() {
            for (order, element) in line.dropFirst().enumerated() {
                for choice in element.split(separator: "|") {
                    let parts = choice.split(separator: ":").map(String.init)
                    guard parts.count == 2, let name = ElementName(known: parts[0]) else { continue }
                    let isRepeating = parts[1].hasSuffix("*")
                    let type = isRepeating ? String(parts[1].dropLast()) : parts[1]
                    facts[ElementTypeID(rawValue: UInt32(index)), default: [:]][name] = ElementFact(
                        content: content(type), isRepeating: isRepeating, order: UInt16(order))
                }
            }
        }
    }

    private func content(_ type: String) -> ElementFact.Content {
        switch type {
        case "@": return .attribute
        case "xhtml": return .xhtml
        case "resource": return .resource
        default:
            if let primitive = PrimitiveType(rawValue: type) { return .primitive(primitive) }
            return .complex(ids[type] ?? ElementTypeID(rawValue: 0))
        }
    }

    func type(named name: String) -> ElementTypeID? { ids[name] }

    func isResource(_ type: ElementTypeID) -> Bool { resources.contains(type) }

    func element(_ name: ElementName, of type: ElementTypeID) -> ElementFact? { facts[type]?[name] }

    static let reader = ResourceReader(facts: SampleFacts())
}
