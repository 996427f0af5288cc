package import FHIRModel
package import OpenIMIS

/// Maps a claim (`tblClaim` with its lines) to a `Claim`.
package struct ClaimMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .claim }
    package var resourceType: StaticString { "Claim" }

    package func profile(of record: ClaimRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-claim"
    }

    package func id(of claim: ClaimRecord) -> String { claim.uuid }

    package func lastUpdated(of claim: ClaimRecord) -> Moment { claim.lastUpdated }

    package func keptElements(of claim: ClaimRecord) -> String? { claim.keptElements }

    package func write(_ claim: ClaimRecord, into resource: inout ResourceBuilder, _ context: RenderingContext) {
        resource.array("identifier") { identifiers in
            identifiers.identifier("UUID", claim.uuid)
            identifiers.identifier("Code", claim.code)
        }
        resource.string("status", constant: "active")
        resource.visitType(of: claim)
        resource.string("use", constant: "claim")
        resource.patient(of: claim)
        resource.object("billablePeriod") { period in
            period.date("start", claim.dateFrom)
            period.date("end", claim.dateTo ?? claim.dateFrom)
        }
        resource.date("created", claim.dateClaimed)
        resource.reference("enterer", "Practitioner", to: claim.administrator)
        resource.insurer(context)
        resource.reference("provider", "Organization", to: claim.facility)
        resource.concept("priority", CodeSystemURL.processPriority, "normal", "Normal")
        if let restored = claim.restored {
            resource.array("related") { related in
                related.item { item in
                    item.reference("claim", "Claim", to: restored)
                    item.concept("relationship", CodeSystemURL.claimRelationship, "prior", "Prior Claim")
                }
            }
        }
        resource.array("supportingInfo") { writeSupportingInfo(claim, into: &$0) }
        resource.array("diagnosis") { diagnoses in
            for (index, diagnosis) in claim.diagnoses.enumerated() {
                diagnoses.item { item in
                    item.integer("sequence", index + 1)
                    item.concept(
                        "diagnosisCodeableConcept", CodeSystemURL.diagnosis, diagnosis.code, diagnosis.name)
                }
            }
        }
        resource.array("insurance") { insurances in
            insurances.item { insurance in
                insurance.integer("sequence", 1)
                insurance.boolean("focal", true)
                insurance.coverage(of: claim)
            }
        }
        resource.array("item") { items in
            for (index, line) in claim.lines.enumerated() {
                items.item { Self.writeLine(line, sequence: index + 1, into: &$0, context) }
            }
        }
        resource.money("total", claim.amounts.claimed ?? Self.sum(claim.lines), context)
    }

    private static func writeLine(
        _ line: ClaimLine, sequence: Int, into item: inout ResourceBuilder, _ context: RenderingContext
    ) {
        item.array("extension") { $0.claimItemReference(line) }
        item.integer("sequence", sequence)
        let category = line.kind == .item ? ("item", "Item") : ("service", "Service")
        item.object("category") { concept in
            concept.codings(CodeSystemURL.claimItemCategory, category.0, category.1)
            concept.string("text", category.0)
        }
        item.object("productOrService") { concept in
            if let code = line.medical.code {
                concept.codings(
                    line.kind == .item ? CodeSystemURL.medicalItem : CodeSystemURL.medicalService, code,
                    line.medical.name)
            }
            concept.string("text", line.medical.code)
        }
        item.object("quantity") { $0.decimal("value", line.quantityProvided) }
        item.money("unitPrice", line.priceAsked, context)
    }

    private func writeSupportingInfo(_ claim: ClaimRecord, into information: inout ResourceBuilder) {
        var sequence = 0
        func item(
            _ code: String, _ display: String, into list: inout ResourceBuilder,
            _ body: (inout ResourceBuilder) -> Void
        ) {
            sequence += 1
            list.item { item in
                item.integer("sequence", sequence)
                item.object("category") { concept in
                    concept.codings(CodeSystemURL.supportingInfoCategory, code, display)
                    concept.string("text", code)
                }
                body(&item)
            }
        }
        if let guarantee = claim.guaranteeID {
            item("guarantee", "Guarantee", into: &information) { $0.string("valueString", guarantee) }
        }
        if let explanation = claim.explanation {
            item("explanation", "Explanation", into: &information) { $0.string("valueString", explanation) }
        }
        for attachment in claim.attachments {
            item("attachment", "Attachment", into: &information) { item in
                item.object("valueAttachment") { Self.writeAttachment(attachment, into: &$0) }
            }
        }
    }

    private static func writeAttachment(_ attachment: ClaimAttachment, into item: inout ResourceBuilder) {
        item.string("contentType", attachment.mimeType)
        item.string("data", attachment.content)
        // A path below openIMIS's own folder leads nowhere for a client.
        if let url = attachment.url, url.contains("://") { item.string("url", url) }
        item.string("title", attachment.title ?? attachment.fileName ?? attachment.uuid)
        item.date("creation", attachment.date)
    }

    private static func sum(_ lines: [ClaimLine]) -> Amount? {
        lines.reduce(ExactDecimal.zero) { sum, line in
            sum + ExactDecimal(line.quantityProvided) * ExactDecimal(line.priceAsked)
        }.storedAmount
    }
}
