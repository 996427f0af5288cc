import FHIRModel
import OpenIMIS

extension ModuleForm {
    /// A policy as the module's Coverage: one for each policy, of the head alone, and without an id.
    func writeCoverage(_ record: PolicyRecord, into builder: inout ResourceBuilder) {
        let policy = record.policy
        builder.array("extension") { extensions in
            for date in [policy.enrolmentDate, policy.effectiveDate] {
                guard let date else { continue }
                extensions.extensionItem(ModuleURL.coverageDate) { $0.string("valueDate", date.description) }
            }
        }
        builder.identifiers([("UUID", policy.uuid), ("ACSN", String(policy.key))])
        builder.string("status", Self.coverageStatus(policy.status))
        let head = policy.head?.number.map { "Patient/\($0)" }
        builder.object("policyHolder") { $0.string("reference", head) }
        builder.object("beneficiary") { $0.string("reference", head) }
        builder.object("period") { period in
            period.string("start", policy.startDate?.description)
            period.string("end", policy.expiryDate?.description)
        }
        builder.array("payor") { payors in
            payors.item { payor in
                payor.string("reference", policy.policyHolder.map { "Organization/\($0.uuid)" } ?? head)
            }
        }
        builder.array("class") { classes in
            classes.item { item in
                item.concept(
                    "type", system: "http://terminology.hl7.org/CodeSystem/coverage-class", code: "plan",
                    display: "Plan")
                item.string("value", policy.product?.code)
                item.string("name", policy.product?.name)
            }
        }
    }

    /// A policy as the module's Contract.
    func writeContract(_ record: PolicyRecord, into builder: inout ResourceBuilder) {
        let policy = record.policy
        builder.identifiers([("UUID", policy.uuid), ("ACSN", String(policy.key))])
        builder.string("status", Self.contractStatus(policy.status))
        builder.object("legalState") { state in
            state.string("text", record.stage == PolicyStage.renewed.rawValue ? "Renewed" : "Offered")
        }
        if let family = policy.familyUUID {
            builder.array("subject") { subjects in
                subjects.item { subject in
                    subject.referenceMembers(
                        to: ModuleTarget(
                            "Group", uuid: family, code: policy.head?.number, display: policy.head?.lastName), self)
                }
            }
        }
        if let officer = record.officer {
            builder.reference("author", to: ModuleTarget("Practitioner", officer, display: officer.code), self)
        }
        builder.concept("scope", system: ModuleURL.contractScope, code: "informal", display: "Informal Sector")
        builder.array("term") { terms in
            terms.item { term in
                writeOffer(of: policy, into: &term)
                term.array("asset") { assets in assets.item { writeAsset(of: record, into: &$0) } }
            }
        }
    }

    private func writeOffer(of policy: PolicySummary, into term: inout ResourceBuilder) {
        guard let head = policy.head else { return }
        term.object("offer") { offer in
            offer.array("party") { parties in
                parties.item { party in
                    party.array("reference") { references in
                        references.item { $0.referenceMembers(to: ModuleTarget("Patient", head), self) }
                    }
                    party.concept("role", system: ModuleURL.partyRole, code: "beneficiary", display: "Beneficiary")
                }
            }
        }
    }

    private func writeAsset(of record: PolicyRecord, into asset: inout ResourceBuilder) {
        let policy = record.policy
        asset.array("extension") { extensions in
            for premium in record.premiums {
                extensions.extensionItem(ModuleURL.premium) { item in
                    item.array("extension") { write(premium, into: &$0) }
                }
            }
        }
        asset.array("typeReference") { references in
            for person in record.insured {
                references.item { item in
                    item.referenceMembers(to: ModuleTarget("Patient", person, display: person.number), self)
                }
            }
        }
        for (name, start) in [("period" as StaticString, policy.startDate), ("usePeriod", policy.effectiveDate)] {
            asset.array(name) { periods in
                periods.item { period in
                    period.string("start", start?.description)
                    period.string("end", policy.expiryDate?.description)
                }
            }
        }
        asset.array("valuedItem") { items in
            items.item { item in
                if let product = policy.product {
                    item.reference(
                        "entityReference", to: ModuleTarget("InsurancePlan", product, display: product.code), self)
                }
                item.object("net") { net in
                    net.decimal("value", text: record.value.flatMap { Amount(text: $0) }?.moduleText)
                }
            }
        }
    }

    private func write(_ premium: PolicyRecord.Premium, into parts: inout ResourceBuilder) {
        parts.extensionItem("payer") { part in
            part.concept(
                "valueCodeableConcept", system: ModuleURL.premiumPayer, code: "beneficiary", display: "Beneficiary")
        }
        parts.extensionItem("category") { part in
            part.concept(
                "valueCodeableConcept", system: ModuleURL.premiumCategory, code: "C", display: "Contribution and Others"
            )
        }
        parts.extensionItem("amount") { $0.money("valueMoney", Amount(text: premium.amount), self) }
        parts.extensionItem("receipt") { $0.string("valueString", premium.receipt) }
        if let date = premium.date { parts.extensionItem("date") { $0.string("valueDate", date.description) } }
        parts.extensionItem("type") { part in
            part.concept(
                "valueCodeableConcept", system: ModuleURL.premiumType, code: premium.payment,
                display: Self.paymentType(premium.payment))
        }
    }

    private static func paymentType(_ code: String) -> String? {
        switch PaymentType(rawValue: code) {
        case .bankTransfer?: "Bank transfer"
        case .cash?: "Cash"
        case .mobilePhone?: "Mobile phone"
        case .funding?: "Funding"
        case nil: nil
        }
    }

    private static func coverageStatus(_ status: Int?) -> String {
        switch status.flatMap(PolicyStatus.init(rawValue:)) {
        case .active?, .expired?: "active"
        case .suspended?: "cancelled"
        // The module has no word for a policy that waits for its start, and fails on it.
        case .idle?, .ready?, nil: "draft"
        }
    }

    private static func contractStatus(_ status: Int?) -> String? {
        switch status.flatMap(PolicyStatus.init(rawValue:)) {
        case .idle?: "Offered"
        case .active?: "Policy"
        case .suspended?: "Disputed"
        case .expired?: "Terminated"
        case .ready?, nil: status.map(String.init)
        }
    }
}
