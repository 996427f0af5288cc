import OpenIMIS
import SQLInterface

/// What the names in a draft lead to; making it checks that all of them lead somewhere.
struct ClaimNames {
    struct Line {
        let key: Int
        let price: Amount
        let hasManualPrice: Bool
    }

    let patientKey: Int
    let facilityKey: Int
    /// The facility's district.
    let districtKey: Int?
    let administratorKey: Int?
    /// In the draft's order.
    let diagnosisKeys: [Int]
    /// One for each of the draft's lines, in their order.
    let lines: [Line]

    init(_ draft: ClaimDraft, _ found: [ClaimNamesQuery.Found]) throws(StoreError) {
        func all(_ kind: ClaimNamesQuery.Kind) -> [ClaimNamesQuery.Found] { found.filter { $0.kind == kind } }
        guard all(.claim).isEmpty else {
            throw StoreError(.conflict, "A claim with this code exists already.", path: "Claim.identifier")
        }
        // A current row first, else the one that was closed last.
        let patients = all(.patient).sorted { left, right in
            guard let first = left.closed else { return right.closed != nil }
            return right.closed.map { first > $0 } ?? false
        }
        guard let patient = patients.first else { throw Self.unresolved("insured person (Patient)", draft.patient) }
        guard let facility = all(.facility).first else {
            throw Self.unresolved("health facility (Organization)", draft.facility)
        }
        let administrator = all(.administrator).first
        if administrator == nil, let key = draft.administrator {
            throw Self.unresolved("claim administrator (Practitioner)", key)
        }
        patientKey = patient.key
        facilityKey = facility.key
        districtKey = facility.detail
        administratorKey = administrator?.key
        diagnosisKeys = try Self.diagnoses(draft, all(.diagnosis))
        lines = try Self.lines(draft, items: all(.item), services: all(.service))
    }

    private static func diagnoses(
        _ draft: ClaimDraft, _ found: [ClaimNamesQuery.Found]
    ) throws(StoreError) -> [Int] {
        var keys: [Int] = []
        for diagnosis in draft.diagnoses {
            let row =
                found.first { $0.code == diagnosis.code }
                ?? found.first { $0.code == ClaimNamesQuery.withoutPoint(diagnosis.code) }
            guard let row else {
                throw StoreError(
                    .unresolvedReference, "openIMIS has no current diagnosis with this code.", path: diagnosis.path)
            }
            keys.append(row.key)
        }
        return keys
    }

    private static func lines(
        _ draft: ClaimDraft, items: [ClaimNamesQuery.Found], services: [ClaimNamesQuery.Found]
    ) throws(StoreError) -> [Line] {
        var lines: [Line] = []
        for line in draft.lines {
            let rows = line.kind == .item ? items : services
            let row = rows.first { row in
                switch line.medical.name {
                case .uuid(let uuid): row.uuid == uuid
                case .code(let code): row.code == code
                }
            }
            guard let row else {
                throw unresolved(
                    line.kind == .item ? "item (Medication)" : "service (ActivityDefinition)", line.medical)
            }
            // openIMIS cuts the decimals of the maximum, and takes zero for none.
            if let maximum = row.maximum, !maximum.isZero, ExactDecimal(line.quantity) > ExactDecimal(maximum).truncated
            {
                throw StoreError(
                    .rule, "The quantity is above the greatest that openIMIS allows for this line, \(maximum).",
                    path: line.path + ".quantity")
            }
            lines.append(Line(key: row.key, price: row.price ?? .zero, hasManualPrice: row.detail == 1))
        }
        return lines
    }

    private static func unresolved(_ kind: String, _ key: EntityKey) -> StoreError {
        StoreError(.unresolvedReference, "There is no current \(kind) that this refers to.", path: key.path)
    }
}
