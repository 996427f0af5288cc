import FHIRModel
import OpenIMIS

extension ModuleForm {
    /// A claim as the module shows one.
    func write(_ claim: ClaimRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: claim.uuid, code: claim.code))
        builder.identifiers([("UUID", claim.uuid), ("Code", claim.code)])
        builder.string("status", constant: "active")
        writeVisitType(of: claim, into: &builder)
        builder.string("use", constant: "claim")
        if let patient = claim.patient {
            builder.containedReference("patient", to: ModuleTarget("Patient", patient, display: patient.number), self)
        }
        builder.object("billablePeriod") { period in
            period.string("start", claim.dateFrom?.description)
            period.string("end", (claim.dateTo ?? claim.dateFrom)?.description)
        }
        builder.string("created", claim.dateClaimed?.description)
        if let administrator = claim.administrator {
            builder.containedReference(
                "enterer", to: ModuleTarget("Practitioner", administrator, display: administrator.code), self)
        }
        if let facility = claim.facility {
            builder.containedReference(
                "provider", to: ModuleTarget("Organization", facility, display: facility.code), self)
        }
        builder.concept(
            "priority", system: "http://terminology.hl7.org/CodeSystem/processpriority", code: "normal",
            display: "Normal")
        writeSupportingInfo(of: claim, into: &builder)
        writeDiagnoses(of: claim, into: &builder)
        if let policy = claim.latestPolicyUUID {
            builder.array("insurance") { insurances in
                insurances.item { insurance in
                    insurance.integer("sequence", 1)
                    insurance.boolean("focal", true)
                    insurance.reference("coverage", to: ModuleTarget("Coverage", uuid: policy, code: nil), self)
                }
            }
        }
        builder.array("item") { items in
            for (index, line) in claim.lines.enumerated() { items.item { write(line, index + 1, into: &$0) } }
        }
        builder.money("total", claim.amounts.claimed, self)
    }

    func writeVisitType(of claim: ClaimRecord, into builder: inout ResourceBuilder) {
        let type = claim.visitType.flatMap(VisitType.init(rawValue:)) ?? .other
        let display: String =
            switch type {
            case .emergency: "Emergency"
            case .referral: "Referrals"
            case .other: "Other"
            }
        builder.concept("type", system: ModuleURL.visitType, code: type.rawValue, display: display)
    }

    private func writeSupportingInfo(of claim: ClaimRecord, into builder: inout ResourceBuilder) {
        builder.array("supportingInfo") { infos in
            var sequence = 0
            for (category, text) in [("guarantee", claim.guaranteeID), ("explanation", claim.explanation)] {
                guard let text, !text.isEmpty else { continue }
                sequence += 1
                infos.item { info in
                    info.integer("sequence", sequence)
                    info.concept("category", system: ModuleURL.supportingInfo, code: category, display: nil)
                    info.string("valueString", text)
                }
            }
            for attachment in claim.attachments {
                sequence += 1
                infos.item { info in
                    info.integer("sequence", sequence)
                    info.concept(
                        "category", system: ModuleURL.supportingInfo, code: "attachment", display: nil,
                        text: "attachment")
                    info.object("valueAttachment") { value in
                        value.string("contentType", attachment.mimeType)
                        if !isListing { value.string("data", attachment.content) }
                        value.string("title", attachment.title ?? attachment.fileName)
                        value.string("creation", attachment.date?.description)
                    }
                }
            }
        }
    }

    private func writeDiagnoses(of claim: ClaimRecord, into builder: inout ResourceBuilder) {
        builder.array("diagnosis") { diagnoses in
            for (index, diagnosis) in claim.diagnoses.enumerated() {
                diagnoses.item { item in
                    item.integer("sequence", index + 1)
                    item.concept(
                        "diagnosisCodeableConcept", system: ModuleURL.diagnosis, code: diagnosis.code,
                        display: diagnosis.name)
                }
            }
        }
    }

    private func write(_ line: ClaimLine, _ sequence: Int, into item: inout ResourceBuilder) {
        item.array("extension") { extensions in
            extensions.extensionItem(ModuleURL.itemReference) { part in
                part.containedReference(
                    "valueReference",
                    to: ModuleTarget(line.kind == .item ? "Medication" : "ActivityDefinition", line.medical), self)
            }
        }
        item.integer("sequence", sequence)
        item.object("category") { $0.string("text", constant: line.kind == .item ? "item" : "service") }
        item.object("productOrService") { $0.string("text", line.medical.code) }
        item.object("quantity") { $0.decimal("value", text: line.quantityProvided.moduleText) }
        item.money("unitPrice", line.priceAsked, self)
    }
}
