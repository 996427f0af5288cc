import FHIRModel

/// What XML must know of the elements that the made-up Claims have.
struct ClaimFacts: ElementFacts {
    /// A type a line: its name, then its elements in order as `name:type`, with `*` behind what repeats.
    ///
    /// A type that is named with a capital letter and is no data type is a resource; `@` stands for an attribute.
    private static let text = """
        Element id:@ extension:Extension*
        Extension id:@ extension:Extension* url:@ valueString:string
        Bundle id:id meta:Meta type:code total:unsignedInt entry:entry*
        entry id:@ fullUrl:uri resource:resource search:search
        search id:@ mode:code
        Claim id:id meta:Meta identifier:Identifier* status:code type:CodeableConcept use:code patient:Reference \
        billablePeriod:Period created:dateTime diagnosis:diagnosis* item:item* total:Money
        Meta id:@ versionId:id lastUpdated:instant profile:canonical*
        Identifier id:@ type:CodeableConcept system:uri value:string
        CodeableConcept id:@ coding:Coding* text:string
        Coding id:@ system:uri code:code display:string
        Reference id:@ reference:string
        Period id:@ start:dateTime end:dateTime
        Money id:@ value:decimal currency:code
        Quantity id:@ value:decimal
        diagnosis id:@ sequence:positiveInt diagnosisCodeableConcept:CodeableConcept
        item id:@ sequence:positiveInt category:CodeableConcept productOrService:CodeableConcept servicedDate:date \
        quantity:Quantity unitPrice:Money
        """

    private var types: [String: ElementTypeID] = [:]
    /// For each type and name, at `type * 8192 + name`.
    private var facts: [Int: ElementFact] = [:]

    init() {
        let lines = Self.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        for (index, line) in lines.enumerated() { types[line[0]] = ElementTypeID(rawValue: UInt32(index)) }
        for (index, line) in lines.enumerated() {
            for (order, element) in line.dropFirst().enumerated() {
                let parts = element.split(separator: ":").map(String.init)
                guard let name = ElementName(known: parts[0]) else { continue }
                let isRepeating = parts[1].hasSuffix("*")
                facts[index << 13 | Int(name.rawValue)] = ElementFact(
                    content: content(isRepeating ? String(parts[1].dropLast()) : parts[1]), isRepeating: isRepeating,
                    order: UInt16(order))
            }
        }
    }

    private func content(_ type: String) -> ElementFact.Content {
        if type == "@" { return .attribute }
        if type == "resource" { return .resource }
        if let primitive = PrimitiveType(rawValue: type) { return .primitive(primitive) }
        return .complex(types[type] ?? ElementTypeID(rawValue: 0))
    }

    func type(named name: String) -> ElementTypeID? { types[name] }

    func isResource(_ type: ElementTypeID) -> Bool { type == types["Bundle"] || type == types["Claim"] }

    func element(_ name: ElementName, of type: ElementTypeID) -> ElementFact? {
        facts[Int(type.rawValue) << 13 | Int(name.rawValue)]
    }
}
