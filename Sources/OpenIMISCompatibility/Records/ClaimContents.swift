import FHIRService
import OpenIMIS
import OpenIMISBackend

/// The resources that a claim carries inside when a request asks for that.
struct ClaimContents: Sendable {
    private let patients: ModuleHandler<InsureeRecord>
    private let families: ModuleHandler<FamilyRecord>
    private let facilities: ModuleHandler<FacilityRecord>
    private let practitioners: [ModuleHandler<PractitionerRecord>]
    private let roles: [ModuleHandler<PractitionerRecord>]
    private let items: ModuleHandler<MedicalRecord>
    private let services: ModuleHandler<MedicalRecord>
    private let insurees: any RecordStore<InsureeRecord>

    init(_ dialect: ModuleDialect) {
        patients = dialect.patients
        families = dialect.families
        facilities = dialect.facilities
        practitioners = [dialect.administrators]
        roles = [dialect.administratorRoles]
        items = dialect.items
        services = dialect.services
        insurees = dialect.stores.insurees
    }

    /// Person, family, facility, administrator with the role, items and services, each once.
    func resources(of claim: ClaimRecord) async throws -> [StoredResource] {
        var found: [StoredResource] = []
        if let patient = claim.patient, let id = RecordID(patient.uuid) {
            if let resource = try await patients.find(patient.uuid)?.resource { found.append(resource) }
            if let family = try await insurees.find(id, in: patients.schema)?.record.family,
                let resource = try await families.find(family.uuid)?.resource
            {
                found.append(resource)
            }
        }
        if let facility = claim.facility, let resource = try await facilities.find(facility.uuid)?.resource {
            found.append(resource)
        }
        if let administrator = claim.administrator {
            for handler in practitioners + roles {
                if let resource = try await handler.find(administrator.uuid)?.resource { found.append(resource) }
            }
        }
        var seen: Set<String> = []
        for line in claim.lines where seen.insert(line.medical.uuid).inserted {
            let resource =
                switch line.kind {
                case .item: try await items.find(line.medical.uuid)?.resource
                case .service: try await services.find(line.medical.uuid)?.resource
                }
            if let resource { found.append(resource) }
        }
        return found
    }
}
