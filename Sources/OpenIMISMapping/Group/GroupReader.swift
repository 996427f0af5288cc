package import FHIRModel
package import OpenIMIS

/// Reads a `Group` as what a client wants a family's record to be.
package struct GroupReader: Sendable {
    let reference: ReferenceData

    package init(_ reference: ReferenceData) { self.reference = reference }

    /// `nil` once the report says what is missing or wrong; every fault is found at once.
    package func draft(_ group: Node, into report: inout Report) -> FamilyDraft? {
        check(group, &report)
        let head = head(group, &report)
        let members = members(group, &report)
        var draft = FamilyDraft(head: head, members: members)
        draft.uuid = group.identifierValue(types: ["UUID"])
        readAddress(group, into: &draft, &report)
        draft.isPoor = group.firstExtension(named: "group-poverty-status")?[.valueBoolean]?.boolean
        if let type = group.firstExtension(named: "group-type")?[.valueCodeableConcept] {
            draft.familyType = known(type, "group-type", reference.codes.familyTypes, &report)
        }
        if let confirmation = group.firstExtension(named: "group-confirmation") {
            draft.confirmationNumber = limited(
                confirmation.part("number")?[.valueString]?.string?.trimmed, 12, "Group.extension", &report)
            if let type = confirmation.part("type")?[.valueCodeableConcept] {
                draft.confirmationType = known(
                    type, "group-confirmation-type", reference.codes.confirmationTypes, &report)
            }
        }
        return report.hasErrors ? nil : draft
    }

    private func check(_ group: Node, _ report: inout Report) {
        // The Django module writes the type with a capital.
        if let type = group[.type]?.string {
            if type.lowercased() != "person" {
                report.add(.invalidValue, at: "Group.type", "A family is a group of type 'person'.")
            }
        } else {
            report.add(.missing, at: "Group.type", "The type 'person' is required.")
        }
        switch group[.actual]?.boolean {
        case true: break
        case false: report.add(.invalidValue, at: "Group.actual", "A family is an actual group.")
        case nil: report.add(.missing, at: "Group.actual", "'actual' is required, and true for a family.")
        }
    }

    private func head(_ group: Node, _ report: inout Report) -> EntityKey {
        let code = group.identifierValue(types: ["Code"])
        if code == nil {
            report.add(
                .missing, at: "Group.identifier",
                "The head's insurance number is required: an identifier whose type has the code 'Code'.")
        }
        return EntityKey(.code(code ?? ""), path: "Group.identifier")
    }

    private func members(_ group: Node, _ report: inout Report) -> [EntityKey] {
        let members = group[.member].map { Array($0.elements) } ?? []
        if members.isEmpty {
            report.add(.missing, at: "Group.member", "A family has at least one member, its head.")
        }
        var keys: [EntityKey] = []
        for (index, member) in members.enumerated() where !(member[.inactive]?.boolean ?? false) {
            let path = "Group.member[\(index)].entity"
            if let key = ReferenceReader("Patient").key(member[.entity], at: path, into: &report) { keys.append(key) }
        }
        return keys
    }

    private func readAddress(_ group: Node, into draft: inout FamilyDraft, _ report: inout Report) {
        guard let address = group.firstExtension(named: "group-address")?[.valueAddress] else {
            report.add(
                .missing, at: "Group.extension", "The family's address is required (extension group-address).")
            return
        }
        let path = "Group.extension.valueAddress"
        let read = AddressReader(locations: reference.locations).read(address, at: path, into: &report)
        if read.locationKey == nil, !report.hasErrors {
            report.add(.missing, at: path, "The village is required (extension address-location-reference).")
        }
        draft.locationKey = read.locationKey
        draft.address = limited(read.text, 200, path, &report)
    }

    private func known(
        _ concept: Node, _ system: String, _ table: CodeTables.CodeTable, _ report: inout Report
    ) -> String? {
        guard let code = concept.code(ofCodeSystem: system), table.contains(code) else {
            report.add(
                .invalidValue, at: "Group.extension", "A code of the code system \(system) is required here.")
            return nil
        }
        return code
    }

    private func limited(_ text: String?, _ length: Int, _ path: String, _ report: inout Report) -> String? {
        guard let text else { return nil }
        guard text.unicodeScalars.count <= length else {
            report.add(.invalidValue, at: path, "openIMIS takes at most \(length) characters here.")
            return nil
        }
        return text
    }
}
