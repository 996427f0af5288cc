package import FHIRModel
package import OpenIMIS

/// Maps the cover of one person by one policy (`tblInsureePolicy` with `tblPolicy`) to a `Coverage`.
///
/// Its id is `<PolicyUUID>.<InsureeID>`, for the cover's own row has no uuid.
package struct CoverageMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .coverage }
    package var resourceType: StaticString { "Coverage" }

    package func profile(of record: CoverageRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-coverage"
    }

    package func id(of cover: CoverageRecord) -> String { Self.id(cover.policy.uuid, cover.insureeKey) }

    package static func id(_ policyUUID: String, _ insureeKey: Int) -> String { "\(policyUUID).\(insureeKey)" }

    package func lastUpdated(of cover: CoverageRecord) -> Moment { cover.lastUpdated }

    package func write(_ cover: CoverageRecord, into coverage: inout ResourceBuilder, _ context: RenderingContext) {
        let policy = cover.policy
        coverage.array("extension") { extensions in
            // The same URL twice: clients tell enrolment and effective date by their order.
            extensions.dateExtension(ExtensionURL.coverageDate, policy.enrolmentDate)
            extensions.dateExtension(ExtensionURL.coverageDate, policy.effectiveDate)
        }
        coverage.array("identifier") { $0.identifier("UUID", policy.uuid) }
        coverage.string("status", constant: CoverageStatus(policy).code)
        coverage.reference("policyHolder", to: policy.head ?? cover.insured)
        coverage.reference("beneficiary", to: cover.insured)
        let period = Self.period(of: cover)
        coverage.object("period") { item in
            item.date("start", period.start)
            item.date("end", period.end)
        }
        coverage.array("payor") { payors in
            if let holder = policy.policyHolder {
                payors.item { $0.reference("Organization", holder.uuid, display: holder.code) }
            } else if let head = policy.head ?? cover.insured {
                payors.item { $0.reference("Patient", head.uuid, display: head.number) }
            }
        }
        guard let product = policy.product else { return }
        coverage.array("class") { classes in
            classes.item { item in
                item.concept("type", CodeSystemURL.coverageClass, "plan", "Plan")
                item.string("value", product.code)
                item.string("name", product.name)
            }
        }
    }

    /// The policy's days, narrowed to the person's own where the two meet: cover needs both.
    static func period(of cover: CoverageRecord) -> (start: CalendarDate?, end: CalendarDate?) {
        let start = [cover.policy.startDate, cover.startDate].compactMap(\.self).max()
        let end = [cover.policy.expiryDate, cover.expiryDate].compactMap(\.self).min()
        if let start, let end, start > end { return (cover.policy.startDate, cover.policy.expiryDate) }
        return (start, end)
    }
}

/// R4's `fm-status` of a policy.
enum CoverageStatus {
    case active
    case cancelled
    case draft

    init(_ policy: PolicySummary) {
        guard policy.isCurrent else {
            self = .cancelled
            return
        }
        switch policy.status.flatMap(PolicyStatus.init) {
        case .active: self = .active
        case .suspended, .expired: self = .cancelled
        case .idle, .ready, nil: self = .draft
        }
    }

    var code: StaticString {
        switch self {
        case .active: "active"
        case .cancelled: "cancelled"
        case .draft: "draft"
        }
    }
}
