package import FHIRModel

/// What a client sent as a claim, made comparable with the rendering of the claim that was entered.
///
/// openIMIS puts items before services and numbers lines, diagnoses and informations anew; the sums and the policy are its
/// own to say. What stays is what may have to be kept.
package enum ClientClaim {
    /// The claim with the numbers that the rendering has.
    package static func comparable(_ claim: Node) throws(ParseError) -> Document {
        let diagnoses = Numbering(ClaimOrder.sorted(claim[.diagnosis]))
        let informations = Numbering(informationsInOrder(claim))
        let lines = ClaimLineReader.ordered(claim).map(\.node)
        var builder = ResourceBuilder(capacity: claim.withSourceText(\.count) + 64)
        for (name, value) in claim.members {
            switch name {
            case .total, .insurance:
                continue
            case .identifier:
                // The uuid is openIMIS's to give.
                builder.array("identifier") { items in
                    for item in value.elements where !isUUID(item) { items.item(raw: item) }
                }
            case .contained:
                builder.array("contained") { items in
                    for resource in value.elements where !isStandIn(resource) { items.item(raw: resource) }
                }
            case .diagnosis:
                builder.array("diagnosis") { list in
                    diagnoses.write(into: &list) { member, item in
                        guard member.name == .diagnosisCodeableConcept else { return item.member(member) }
                        item.object("diagnosisCodeableConcept") { write(diagnosis: member, into: &$0) }
                    }
                }
            case .supportingInfo:
                builder.array("supportingInfo") { list in
                    informations.write(into: &list) { member, item in item.member(member) }
                }
            case .item:
                builder.array("item") { items in
                    for (index, line) in lines.enumerated() {
                        items.item { write(line, number: index + 1, diagnoses, informations, into: &$0) }
                    }
                }
            default:
                builder.member(value)
            }
        }
        return try Document(json: builder.finish())
    }

    private static func write(
        _ line: Node, number: Int, _ diagnoses: Numbering, _ informations: Numbering,
        into item: inout ResourceBuilder
    ) {
        item.integer("sequence", number)
        for (name, value) in line.members {
            switch name {
            case .sequence: continue
            case .diagnosisSequence: item.array("diagnosisSequence") { diagnoses.writeNumbers(value, into: &$0) }
            case .informationSequence:
                item.array("informationSequence") { informations.writeNumbers(value, into: &$0) }
            default: item.member(value)
            }
        }
    }

    /// Codings of other systems; openIMIS's own is rendered as openIMIS spells it.
    private static func write(diagnosis concept: Node, into item: inout ResourceBuilder) {
        for (name, value) in concept.members {
            guard name == .coding else {
                item.member(value)
                continue
            }
            item.array("coding") { codings in
                for coding in value.elements {
                    let system = coding[.system]?.string
                    if system == nil || Canonical.matches(system, "CodeSystem", "diagnosis-ICD10-level1") { continue }
                    codings.item(raw: coding)
                }
            }
        }
    }

    /// Guarantee, explanation, attachments, then what is only kept.
    private static func informationsInOrder(_ claim: Node) -> [Node] {
        let all = ClaimOrder.sorted(claim[.supportingInfo])
        func of(_ category: ClaimInformationReader.Category?) -> [Node] {
            all.filter { ClaimInformationReader.Category($0) == category }
        }
        return of(.guarantee) + of(.explanation) + of(.attachment) + of(nil)
    }

    private static func isUUID(_ identifier: Node) -> Bool {
        identifier[.type]?[.coding]?.elements.contains { coding in
            coding[.code]?.text(equals: "UUID") ?? false || coding[.code]?.text(equals: "ACSN") ?? false
        } ?? false
    }

    /// A contained resource that only names a record that exists already.
    private static func isStandIn(_ resource: Node) -> Bool {
        let types = [
            "Patient", "Group", "Organization", "Practitioner", "PractitionerRole", "Medication", "ActivityDefinition",
            "Coverage",
        ]
        return resource.resourceType.map(types.contains) ?? false
    }
}

/// Elements in a new order, and what became of their numbers.
private struct Numbering {
    private let nodes: [Node]
    private let numbers: [Int: Int]

    init(_ nodes: [Node]) {
        self.nodes = nodes
        var numbers: [Int: Int] = [:]
        for (index, node) in nodes.enumerated() {
            if let old = node[.sequence]?.integer { numbers[old] = index + 1 }
        }
        self.numbers = numbers
    }

    /// Writes the elements with their new numbers; `body` writes each of the other members.
    func write(into list: inout ResourceBuilder, _ body: (Node, inout ResourceBuilder) -> Void) {
        for (index, node) in nodes.enumerated() {
            list.item { item in
                item.integer("sequence", index + 1)
                for (name, value) in node.members where name != .sequence { body(value, &item) }
            }
        }
    }

    func writeNumbers(_ value: Node, into list: inout ResourceBuilder) {
        for number in value.elements { list.itemInteger(number.integer.map { numbers[$0] ?? $0 }) }
    }
}
