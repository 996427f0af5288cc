package import FHIRModel
package import OpenIMIS

/// Reads a `Patient` as what a client wants an insured person's record to be.
package struct PatientReader: Sendable {
    let reference: ReferenceData

    package init(_ reference: ReferenceData) { self.reference = reference }

    /// `nil` once the report says what is missing or wrong; every fault is found at once.
    package func draft(_ patient: Node, into report: inout Report) -> InsureeDraft? {
        let number = number(patient, &report)
        let name = name(patient, &report)
        let birthDate = birthDate(patient, &report)
        let gender = gender(patient, &report)
        guard let number, let name, let birthDate, let gender else { return nil }
        var draft = InsureeDraft(
            number: number, lastName: name.family, otherNames: name.given, birthDate: birthDate, gender: gender,
            state: state(patient, &report))
        draft.maritalStatus = maritalStatus(patient, &report)
        draft.phone = telecom("phone", patient, length: 50, &report)
        draft.email = telecom("email", patient, length: 100, &report)
        draft.address = address(patient, &report)
        draft.photo = photo(patient, &report)
        draft.facility = facility(patient, &report)
        readExtensions(patient, into: &draft, &report)
        draft.relationship = relationship(patient, &report)
        return report.hasErrors ? nil : draft
    }

    // MARK: What is needed

    private func number(_ patient: Node, _ report: inout Report) -> String? {
        guard let number = patient.identifierValue(types: ["Code", "MR"]) else {
            report.add(
                .missing, at: "Patient.identifier",
                "The insurance number is required: an identifier whose type has the code 'Code'.")
            return nil
        }
        return limited(number, 50, "Patient.identifier", &report)
    }

    private func name(_ patient: Node, _ report: inout Report) -> (family: String, given: String)? {
        let names = patient[.name].map { Array($0.elements) } ?? []
        let preferred =
            names.first { $0[.use]?.string == "official" } ?? names.first { $0[.use]?.string == "usual" } ?? names.first
        guard let preferred else {
            report.add(.missing, at: "Patient.name", "A name is required.")
            return nil
        }
        let given = preferred[.given]?.elements.compactMap { $0.string?.trimmed }.joined(separator: " ").trimmed
        let family = preferred[.family]?.string?.trimmed
        if family == nil { report.add(.missing, at: "Patient.name.family", "The family name is required.") }
        if given == nil { report.add(.missing, at: "Patient.name.given", "A given name is required.") }
        guard let family = limited(family, 100, "Patient.name.family", &report),
            let given = limited(given, 100, "Patient.name.given", &report)
        else { return nil }
        return (family, given)
    }

    private func birthDate(_ patient: Node, _ report: inout Report) -> CalendarDate? {
        guard let text = patient[.birthDate]?.string else {
            report.add(.missing, at: "Patient.birthDate", "The date of birth is required.")
            return nil
        }
        guard let date = CalendarDate(text: text) else {
            report.add(.invalidValue, at: "Patient.birthDate", "openIMIS needs a whole date of birth, YYYY-MM-DD.")
            return nil
        }
        return date
    }

    private func gender(_ patient: Node, _ report: inout Report) -> Gender? {
        guard let text = patient[.gender]?.string else {
            report.add(.missing, at: "Patient.gender", "The gender is required.")
            return nil
        }
        guard let gender = AdministrativeGender(rawValue: text)?.gender else {
            report.add(.invalidValue, at: "Patient.gender", "openIMIS knows male, female and other.")
            return nil
        }
        return gender
    }

    // MARK: What may be there

    private func state(_ patient: Node, _ report: inout Report) -> InsureeDraft.State {
        if let date = patient[.deceasedDateTime] {
            guard let day = date.string.flatMap({ CalendarDate(text: $0.prefix(10)) }) else {
                report.add(.invalidValue, at: "Patient.deceased", "openIMIS needs a whole date of death.")
                return .unstated
            }
            return .dead(day)
        }
        if patient[.deceasedBoolean]?.boolean ?? false { return .dead(nil) }
        switch patient[.active]?.boolean {
        case true: return .active
        case false: return .inactive
        case nil: return .unstated
        }
    }

    private func maritalStatus(_ patient: Node, _ report: inout Report) -> MaritalStatus? {
        guard let codings = patient[.maritalStatus]?[.coding] else { return nil }
        let codes = codings.elements.compactMap { $0[.code]?.string }
        if let status = codes.lazy.compactMap(MaritalCoding.status(code:)).first { return status }
        // Other codes of the value set are kept beside the record.
        return nil
    }

    private func telecom(_ system: String, _ patient: Node, length: Int, _ report: inout Report) -> String? {
        let value = patient[.telecom]?.elements.first {
            $0[.system]?.string == system && $0[.value]?.string?.trimmed != nil && $0[.use]?.string != "old"
        }?[.value]?.string?.trimmed
        return limited(value, length, "Patient.telecom", &report)
    }

    private func address(_ patient: Node, _ report: inout Report) -> InsureeDraft.Address? {
        let addresses = patient[.address].map { Array($0.elements.enumerated()) } ?? []
        // The person's own comes before the family's; old ones are kept beside the record.
        guard
            let (index, address) = addresses.first(where: { $0.element[.use]?.string == "temp" })
                ?? addresses.first(where: { $0.element[.use]?.string != "old" })
        else { return nil }
        let read = AddressReader(locations: reference.locations)
            .read(address, at: "Patient.address[\(index)]", into: &report)
        return InsureeDraft.Address(
            locationKey: read.locationKey, text: limited(read.text, 200, "Patient.address[\(index)]", &report),
            isHome: address[.use]?.string == "home")
    }

    private func photo(_ patient: Node, _ report: inout Report) -> InsureeDraft.Photo? {
        guard let photo = patient[.photo]?.elements.first(where: { !$0.isEmptyContainer }) else { return nil }
        var date: CalendarDate?
        if let creation = photo[.creation] {
            date = creation.string.flatMap { CalendarDate(text: $0.prefix(10)) }
            if date == nil {
                report.add(.invalidValue, at: "Patient.photo.creation", "openIMIS needs a whole date.")
            }
        }
        let title = limited(photo[.title]?.string?.trimmed, 255, "Patient.photo.title", &report)
        return InsureeDraft.Photo(
            content: photo[.data]?.string?.trimmed, title: title, date: date, path: "Patient.photo")
    }

    private func facility(_ patient: Node, _ report: inout Report) -> EntityKey? {
        guard let references = patient[.generalPractitioner] else { return nil }
        guard let first = references.elements.first(where: { _ in true }) else { return nil }
        return ReferenceReader("Organization").key(first, at: "Patient.generalPractitioner", into: &report)
    }

    private func relationship(_ patient: Node, _ report: inout Report) -> Int? {
        for contact in patient[.contact].map({ Array($0.elements) }) ?? [] {
            for concept in contact[.relationship].map({ Array($0.elements) }) ?? [] {
                if let code = concept.code(ofCodeSystem: "patient-contact-relationship"),
                    reference.codes.relations.contains(code)
                {
                    return Int(code)
                }
                let labels = [concept[.text]?.string] + (concept[.coding]?.elements.map { $0[.display]?.string } ?? [])
                for label in labels.compactMap(\.self) {
                    if let code = reference.codes.relations.code(labelled: label) { return Int(code) }
                }
            }
        }
        return nil
    }

    // MARK: Extensions

    private func readExtensions(_ patient: Node, into draft: inout InsureeDraft, _ report: inout Report) {
        draft.isHead = patient.firstExtension(named: "patient-is-head")?[.valueBoolean]?.boolean
        draft.isCardIssued = patient.firstExtension(named: "patient-card-issued")?[.valueBoolean]?.boolean
        draft.isVulnerable = patient.firstExtension(named: "patient-vulnerability-status")?[.valueBoolean]?.boolean
        draft.education = code("patient-education-level", reference.codes.educations, patient, &report)
            .flatMap { Int($0) }
        draft.profession = code("patient-profession", reference.codes.professions, patient, &report).flatMap { Int($0) }
        if let group = patient.firstExtension(named: "patient-group-reference") {
            draft.family = ReferenceReader("Group").key(
                group[.valueReference], at: "Patient.extension", into: &report)
        }
        if let identification = patient.firstExtension(named: "patient-identification") {
            draft.passport = limited(
                identification.part("number")?[.valueString]?.string?.trimmed, 25, "Patient.extension", &report)
            if let type = identification.part("type")?[.valueCodeableConcept] {
                draft.identificationType = known(
                    type, "patient-identification-type", reference.codes.identificationTypes, &report)
            }
        } else {
            draft.passport = limited(patient.identifierValue(types: ["PPN"]), 25, "Patient.identifier", &report)
        }
    }

    private func code(
        _ name: String, _ table: CodeTables.CodeTable, _ patient: Node, _ report: inout Report
    ) -> String? {
        guard let concept = patient.firstExtension(named: name)?[.valueCodeableConcept] else { return nil }
        return known(concept, name, table, &report)
    }

    private func known(
        _ concept: Node, _ system: String, _ table: CodeTables.CodeTable, _ report: inout Report
    ) -> String? {
        guard let code = concept.code(ofCodeSystem: system) else {
            report.add(.missing, at: "Patient.extension", "A code of the code system \(system) is required.")
            return nil
        }
        guard table.contains(code) else {
            report.add(.invalidValue, at: "Patient.extension", "'\(code)' is no code of the code system \(system).")
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
