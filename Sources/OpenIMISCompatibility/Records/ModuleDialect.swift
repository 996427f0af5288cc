import FHIRModel
import FHIRService
package import OpenIMIS
package import OpenIMISBackend
import OpenIMISMapping

/// The kinds of records that the module serves, in its spelling, over the same stores as FHIR's.
package struct ModuleDialect: Sendable {
    let forms: ModuleFormSource
    let stores: OpenIMISStores

    package init(_ stores: OpenIMISStores, _ forms: ModuleFormSource) {
        self.stores = stores
        self.forms = forms
    }

    /// Everything but the kinds that a request asks for by a parameter of its own.
    package var dialect: ResourceDialect {
        ResourceDialect([
            patients, families, coverages, contracts, claims(isContaining: false), claimResponses, facilities,
            policyHolders,
            ModuleInsurerHandler(), locations, sites, administrators, officers, administratorRoles, officerRoles, items,
            services, products,
        ])
    }

    var patients: ModuleHandler<InsureeRecord> {
        ModuleHandler("Patient", .patient, stores.insurees, forms, rights: .insurees, key: \.uuid) {
            $0.write($1, into: &$2)
        }
    }

    var families: ModuleHandler<FamilyRecord> {
        ModuleHandler("Group", .group, stores.families, forms, rights: .families, key: \.uuid) {
            $0.write($1, into: &$2)
        }
    }

    /// One for each policy.
    var coverages: ModuleHandler<PolicyRecord> {
        ModuleHandler(
            "Coverage", .contract.renamed("moduleCoverage", type: "Coverage"), stores.policies, forms,
            rights: .policies,
            key: \.policy.uuid
        ) { $0.writeCoverage($1, into: &$2) }
    }

    var contracts: ModuleHandler<PolicyRecord> {
        ModuleHandler("Contract", .contract, stores.policies, forms, rights: .policies, key: \.policy.uuid) {
            $0.writeContract($1, into: &$2)
        }
    }

    var claimResponses: ModuleHandler<ClaimRecord> {
        ModuleHandler("ClaimResponse", .claimResponse, stores.claims, forms, rights: .claims, key: \.uuid) {
            $0.writeResponse($1, into: &$2)
        }
    }

    func claims(isContaining: Bool) -> ModuleHandler<ClaimRecord> {
        let contents = isContaining ? ClaimContents(self) : nil
        return ModuleHandler("Claim", .claim, stores.claims, forms, rights: .claims, key: \.uuid) {
            form, claim, builder in
            guard let contents else { return form.write(claim, into: &builder) }
            let resources = try await contents.resources(of: claim)
            var form = form
            form.isContaining = true
            builder.array("contained") { array in
                for resource in resources { array.item(json: resource.json) }
            }
            form.write(claim, into: &builder)
        }
    }

    var facilities: ModuleHandler<FacilityRecord> {
        ModuleHandler("Organization", .facility, stores.facilities, forms, rights: .loginOnly, key: \.uuid) {
            $0.write($1, into: &$2)
        }
    }

    var policyHolders: ModuleHandler<PolicyHolderRecord> {
        ModuleHandler(
            "Organization", .policyHolder, stores.policyHolders, forms, rights: .policyHolders, key: \.uuid
        ) { $0.write($1, into: &$2) }
    }

    var locations: ModuleHandler<LocationRecord> {
        ModuleHandler("Location", .location, stores.locations, forms, rights: .loginOnly, key: \.uuid) {
            $0.write($1, into: &$2)
        }
    }

    var sites: ModuleHandler<FacilityRecord> {
        ModuleHandler("Location", .site, stores.facilities, forms, rights: .loginOnly, key: \.uuid) {
            $0.writeSite($1, into: &$2)
        }
    }

    var administrators: ModuleHandler<PractitionerRecord> {
        ModuleHandler(
            "Practitioner", .claimAdministrator, stores.claimAdministrators, forms, rights: .loginOnly, key: \.uuid
        ) { $0.write($1, into: &$2) }
    }

    var officers: ModuleHandler<PractitionerRecord> {
        ModuleHandler("Practitioner", .officer, stores.officers, forms, rights: .loginOnly, key: \.uuid) {
            $0.write($1, into: &$2)
        }
    }

    var administratorRoles: ModuleHandler<PractitionerRecord> {
        ModuleHandler(
            "PractitionerRole", .claimAdministratorRole, stores.claimAdministrators, forms, rights: .loginOnly,
            key: \.uuid
        ) { $0.writeRole($1, into: &$2) }
    }

    var officerRoles: ModuleHandler<PractitionerRecord> {
        ModuleHandler("PractitionerRole", .officerRole, stores.officers, forms, rights: .loginOnly, key: \.uuid) {
            $0.writeRole($1, into: &$2)
        }
    }

    var items: ModuleHandler<MedicalRecord> {
        ModuleHandler("Medication", .item, stores.items, forms, rights: .loginOnly, key: \.uuid) {
            $0.writeItem($1, into: &$2)
        }
    }

    var services: ModuleHandler<MedicalRecord> {
        ModuleHandler("ActivityDefinition", .service, stores.services, forms, rights: .loginOnly, key: \.uuid) {
            $0.writeService($1, into: &$2)
        }
    }

    var products: ModuleHandler<ProductRecord> {
        ModuleHandler("InsurancePlan", .product, stores.products, forms, rights: .loginOnly, key: \.uuid) {
            $0.write($1, into: &$2)
        }
    }
}

extension ResourceSchema {
    fileprivate func renamed(_ name: String, type: String) -> ResourceSchema {
        ResourceSchema(
            name: name, type: type, source: source, identity: identity, lastUpdated: lastUpdated,
            parameters: parameters.filter { $0.name != "_id" && $0.name != "_lastUpdated" })
    }
}
