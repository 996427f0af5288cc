import FHIRModel
import OpenIMIS

/// What `Claim` and `ClaimResponse` show alike.
extension ResourceBuilder {
    /// The visit type; none is `O`ther, as openIMIS reads it.
    mutating func visitType(of claim: ClaimRecord) {
        let code = claim.visitType.flatMap(VisitType.init)?.rawValue ?? VisitType.other.rawValue
        concept("type", CodeSystemURL.visitType, code, CodeDisplay.visitType(code))
    }

    mutating func patient(of claim: ClaimRecord) {
        if let patient = claim.patient {
            reference("patient", to: patient)
        } else {
            object("patient") { $0.dataAbsent("unknown") }
        }
    }

    /// The insurer that the installation stands for.
    mutating func insurer(_ context: RenderingContext) {
        object("insurer") { reference in
            reference.string("reference", "Organization/\(context.insurer.id)")
            reference.string("type", constant: "Organization")
            reference.string("display", context.insurer.name)
        }
    }

    /// The cover that pays: R4 demands one, and a claim may have none.
    mutating func coverage(of claim: ClaimRecord) {
        object("coverage") { item in
            guard let policy = claim.policyUUID, let patient = claim.patientKey else {
                item.dataAbsent("unknown")
                item.string("display", constant: "No policy of the patient is known")
                return
            }
            item.reference(
                "Coverage", id: CoverageMapping.id(policy, patient), identifier: policy, display: nil)
        }
    }

    /// An item of `extension` with the item or service of a line.
    mutating func claimItemReference(_ line: ClaimLine) {
        simpleExtension(ExtensionURL.claimItemReference) { value in
            value.reference(
                "valueReference", line.kind == .item ? "Medication" : "ActivityDefinition", line.medical.uuid,
                display: line.medical.code)
        }
    }

    /// Why a value that must be there is not.
    mutating func dataAbsent(_ reason: StaticString) {
        array("extension") { extensions in
            extensions.simpleExtension(ExtensionURL.dataAbsentReason) { $0.string("valueCode", constant: reason) }
        }
    }
}
