package import FHIRModel
package import OpenIMIS

/// Maps a policy with its insured persons and premiums (`tblPolicy`, `tblInsureePolicy`, `tblPremium`) to a `Contract`.
package struct ContractMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .contract }
    package var resourceType: StaticString { "Contract" }

    package func profile(of record: PolicyRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-contract"
    }

    package func id(of record: PolicyRecord) -> String { record.policy.uuid }

    package func lastUpdated(of record: PolicyRecord) -> Moment { record.lastUpdated }

    package func write(_ record: PolicyRecord, into contract: inout ResourceBuilder, _ context: RenderingContext) {
        let policy = record.policy
        contract.array("identifier") { $0.identifier("UUID", policy.uuid) }
        contract.string("status", constant: ContractStatus.code(policy.status.flatMap(PolicyStatus.init)))
        switch record.stage.flatMap(PolicyStage.init) {
        case .new: contract.concept("legalState", CodeSystemURL.contractLegalState, "offered", "Offered")
        case .renewed: contract.concept("legalState", CodeSystemURL.contractLegalState, "renewed", "Renewed")
        case nil: break
        }
        contract.date("issued", policy.enrolmentDate)
        contract.array("subject") { subjects in
            if let holder = policy.policyHolder {
                subjects.item { $0.reference("Organization", holder.uuid, display: holder.code) }
            }
            if let family = policy.familyUUID {
                subjects.item { $0.reference("Group", family, display: policy.head?.lastName) }
            }
        }
        if let officer = record.officer {
            contract.reference("author", "Practitioner", officer.uuid, display: officer.code)
        }
        contract.object("scope") { scope in
            if policy.policyHolder == nil {
                scope.codings(CodeSystemURL.contractScope, "informal", "Informal Sector")
            } else {
                scope.codings(CodeSystemURL.contractScope, "formal", "Formal Sector")
            }
        }
        contract.array("term") { terms in
            terms.item { term in
                writeOffer(policy.head, into: &term)
                term.array("asset") { assets in
                    assets.item { writeAsset(record, into: &$0, context) }
                }
            }
        }
    }

    private func writeOffer(_ head: PersonReference?, into term: inout ResourceBuilder) {
        guard let head else { return }
        term.object("offer") { offer in
            offer.array("party") { parties in
                parties.item { party in
                    party.array("reference") { references in
                        references.item { $0.reference("Patient", head.uuid, display: head.number) }
                    }
                    party.concept("role", CodeSystemURL.contractPartyRole, "beneficiary", "Beneficiary")
                }
            }
        }
    }

    private func writeAsset(_ record: PolicyRecord, into asset: inout ResourceBuilder, _ context: RenderingContext) {
        let policy = record.policy
        asset.array("extension") { extensions in
            for premium in record.premiums { writePremium(premium, into: &extensions, context) }
        }
        asset.array("typeReference") { references in
            for person in record.insured {
                references.item { $0.reference("Patient", person.uuid, display: person.number) }
            }
        }
        asset.array("period") { periods in
            periods.item { period in
                period.date("start", policy.startDate)
                period.date("end", policy.expiryDate)
            }
        }
        asset.array("usePeriod") { periods in
            guard let effective = policy.effectiveDate else { return }
            periods.item { period in
                period.date("start", effective)
                period.date("end", policy.expiryDate)
            }
        }
        asset.array("valuedItem") { items in
            items.item { item in
                if let product = policy.product {
                    item.reference("entityReference", "InsurancePlan", product.uuid, display: product.code)
                }
                item.money("net", record.value, context)
            }
        }
    }

    private func writePremium(
        _ premium: PolicyRecord.Premium, into extensions: inout ResourceBuilder, _ context: RenderingContext
    ) {
        extensions.item { item in
            item.array("extension") { parts in
                parts.conceptExtension("payer", CodeSystemURL.premiumPayer, "beneficiary", "Beneficiary")
                if premium.isPhotoFee {
                    parts.conceptExtension("category", CodeSystemURL.premiumCategory, "P", "Photo Fee")
                } else {
                    parts.conceptExtension("category", CodeSystemURL.premiumCategory, "C", "Contribution and Others")
                }
                parts.simpleExtension("amount") { $0.money("valueMoney", premium.amount, context) }
                parts.stringExtension("receipt", premium.receipt)
                parts.dateExtension("date", premium.date)
                parts.conceptExtension(
                    "type", CodeSystemURL.premiumType, premium.payment,
                    PaymentType(rawValue: premium.payment).map(ContractStatus.display))
            }
            item.string("url", constant: ExtensionURL.contractPremium)
        }
    }
}

/// Codes of a contract's state and of its payments.
enum ContractStatus {
    /// R4's `contract-status` of a policy.
    static func code(_ status: PolicyStatus?) -> StaticString {
        switch status {
        case .active, .ready: "executed"
        case .suspended: "disputed"
        case .expired: "terminated"
        case .idle, nil: "offered"
        }
    }

    static func display(_ payment: PaymentType) -> String {
        switch payment {
        case .bankTransfer: "Bank Transfer"
        case .cash: "Cash"
        case .mobilePhone: "Mobile Phone"
        case .funding: "Funding"
        }
    }
}
