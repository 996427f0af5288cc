import OpenIMIS
import SQLInterface

/// Everything that a new claim names, looked up in one statement: whether its code is taken, the patient, the facility,
/// the administrator, the diagnoses, the items and the services.
struct ClaimNamesQuery: Query {
    enum Kind: Int {
        case claim
        case patient
        case facility
        case administrator
        case diagnosis
        case item
        case service
    }

    /// A row that one of the names leads to.
    struct Found: Sendable {
        let kind: Kind
        let key: Int
        /// In lower case; empty for rows without one.
        let uuid: String
        let code: String
        /// `nil` for a current row.
        let closed: Instant?
        /// The district of a facility, or 1 for a service with a price of its own.
        let detail: Int?
        /// Items and services: the greatest quantity of a line, and the price.
        let maximum: Amount?
        let price: Amount?
    }

    let draft: ClaimDraft
    /// The code of the claim administrator that stands for one who is not named.
    let standIn: String?

    var sql: SQL {
        let items = draft.lines.filter { $0.kind == .item }.map(\.medical.name)
        let services = draft.lines.filter { $0.kind == .service }.map(\.medical.name)
        let parts: [SQL?] = [
            claim, patient, facility, administrator, diagnoses,
            medical(
                items, .item, "tblItems", key: "ItemID", uuid: "ItemUUID", code: "ItemCode", detail: "0",
                price: "ItemPrice"),
            medical(
                services, .service, "tblServices", key: "ServiceID", uuid: "ServiceUUID", code: "ServCode",
                detail: #"CASE WHEN "manualPrice" THEN 1 ELSE 0 END"#, price: "ServPrice"),
        ]
        return parts.compactMap(\.self).joined(separator: "\nUNION ALL\n")
    }

    func decode(_ row: any Row) throws(RowError) -> Found {
        guard let kind = Kind(rawValue: try row.integer(0)) else {
            throw RowError(column: "kind", type: "integer", reason: .mismatch)
        }
        return try Found(
            kind: kind, key: row.integer(1), uuid: (row.optionalString(2) ?? "").lowercased(),
            code: row.optionalString(3) ?? "", closed: row.optionalTimestamp(4), detail: row.optionalInteger(5),
            maximum: row.optionalAmount(6), price: row.optionalAmount(7))
    }

    // MARK: Parts

    /// Kind, key, uuid, code, end of validity, detail, maximum, price.
    private func select(
        _ kind: Kind, _ table: String, key: SQL, uuid: SQL, code: SQL, detail: SQL = Self.noInteger,
        maximum: SQL = Self.noDecimal, price: SQL = Self.noDecimal, where condition: SQL
    ) -> SQL {
        """
        SELECT \(raw: String(kind.rawValue)), \(key), \(uuid), \(code), "ValidityTo", \(detail), \(maximum), \(price)
        FROM \(identifier: table) WHERE \(condition)
        """
    }

    private static let noInteger = SQL(sqlite: "NULL", postgresql: "CAST(NULL AS integer)")
    private static let noDecimal = SQL(sqlite: "NULL", postgresql: "CAST(NULL AS numeric)")

    private var claim: SQL {
        select(
            .claim, "tblClaim", key: #""ClaimID""#, uuid: #""ClaimUUID""#, code: #""ClaimCode""#,
            where: #""ClaimCode" = \#(draft.code) AND "ValidityTo" IS NULL"#)
    }

    /// Closed persons are found too, since the rules judge them; old versions of rows are not.
    private var patient: SQL {
        let isRecord: SQL = #"("LegacyID" IS NULL OR "ValidityTo" IS NULL)"#
        let name = match([draft.patient.name], uuid: "InsureeUUID", code: "CHFID")
        return select(
            .patient, "tblInsuree", key: #""InsureeID""#, uuid: #""InsureeUUID""#, code: #""CHFID""#,
            where: "\(name) AND \(isRecord)")
    }

    private var facility: SQL {
        select(
            .facility, "tblHF", key: #""HfID""#, uuid: #""HfUUID""#, code: #""HFCode""#, detail: #""LocationId""#,
            where: current(match([draft.facility.name], uuid: "HfUUID", code: "HFCode")))
    }

    private var administrator: SQL? {
        guard let name = draft.administrator?.name ?? standIn.map(EntityKey.Name.code) else { return nil }
        return select(
            .administrator, "tblClaimAdmin", key: #""ClaimAdminId""#, uuid: #""ClaimAdminUUID""#,
            code: #""ClaimAdminCode""#, where: current(match([name], uuid: "ClaimAdminUUID", code: "ClaimAdminCode")))
    }

    /// openIMIS writes ICD-10 without the point; both spellings are looked for.
    private var diagnoses: SQL {
        let codes = draft.diagnoses.flatMap { [$0.code, Self.withoutPoint($0.code)] }
        return select(
            .diagnosis, "tblICDCodes", key: #""ICDID""#, uuid: SQL(sqlite: "NULL", postgresql: "CAST(NULL AS varchar)"),
            code: #""ICDCode""#, where: current(#""ICDCode" IN \#(Self.padded(codes))"#))
    }

    static func withoutPoint(_ code: String) -> String { String(code.filter { $0 != "." }) }

    private func medical(
        _ names: [EntityKey.Name], _ kind: Kind, _ table: String, key: String, uuid: String, code: String,
        detail: SQL, price: String
    ) -> SQL? {
        guard !names.isEmpty else { return nil }
        return select(
            kind, table, key: .identifier(key), uuid: .identifier(uuid), code: .identifier(code), detail: detail,
            maximum: .identifier("MaximumAmount"), price: .identifier(price),
            where: current(match(names, uuid: uuid, code: code)))
    }

    private func current(_ condition: SQL) -> SQL { #"(\#(condition)) AND "ValidityTo" IS NULL"# }

    /// Uuids in both spellings that old rows may have, so that the column's own index answers.
    private func match(_ names: [EntityKey.Name], uuid: String, code: String) -> SQL {
        var uuids: [String] = []
        var codes: [String] = []
        for name in names {
            switch name {
            case .uuid(let uuid): uuids += [uuid.lowercased(), uuid.uppercased()]
            case .code(let code): codes.append(code)
            }
        }
        var tests: [SQL] = []
        if !uuids.isEmpty { tests.append("\(identifier: uuid) IN \(Self.padded(uuids))") }
        if !codes.isEmpty { tests.append("\(identifier: code) IN \(Self.padded(codes))") }
        return tests.joined(separator: " OR ")
    }

    /// A list filled up to a power of two, so that claims of any number of lines share a few statement texts.
    private static func padded(_ values: [String]) -> SQL {
        var size = 1
        while size < values.count { size *= 2 }
        let filling = values.last.map { Array(repeating: $0, count: size - values.count) } ?? []
        return .list((values + filling).map(SQLValue.text))
    }
}
