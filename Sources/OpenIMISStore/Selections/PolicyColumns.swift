import OpenIMIS
import SQLInterface

/// The columns of a policy that covers and contracts both show, with its product, family, head and policy holder.
enum PolicyColumns {
    /// The columns for the policy's table joined as `alias`; `product`, `family` and `head` are joined.
    static func columns(_ alias: String) -> SQL {
        let policy = #""\#(alias)""#
        return """
            \(raw: policy)."PolicyID", \(raw: policy)."PolicyUUID", \(raw: policy)."ValidityTo",
            \(raw: policy)."PolicyStatus", \(raw: policy)."EnrollDate", \(raw: policy)."StartDate",
            \(raw: policy)."EffectiveDate", \(raw: policy)."ExpiryDate",
            "product"."ProdUUID", "product"."ProductCode", "product"."ProductName",
            "head"."InsureeUUID", "head"."CHFID", "head"."LastName", "head"."OtherNames", "family"."FamilyUUID"
            """
    }

    static func decode(_ columns: inout ColumnReader) throws(RowError) -> PolicySummary {
        var policy = PolicySummary(
            key: try columns.integer(), uuid: try columns.uuid(), isCurrent: try columns.optionalMoment() == nil)
        policy.status = try columns.optionalInteger()
        policy.enrolmentDate = try columns.date()
        policy.startDate = try columns.date()
        policy.effectiveDate = try columns.date()
        policy.expiryDate = try columns.date()
        policy.product = try columns.entity()
        policy.head = try columns.person()
        policy.familyUUID = try columns.optionalUUID()
        return policy
    }

    /// The latest moment at which a row changed: its own stamp, or the closing of an old version of it.
    static func lastUpdated(_ alias: String, _ table: Table) -> SQL {
        let legacy: String
        switch table.currency {
        case .validityTo(let column): legacy = column
        case .notDeleted, .always: return .column(alias, "ValidityFrom")
        }
        let history: SQL = """
            (SELECT max("h"."ValidityTo") FROM \(identifier: table.name) "h"
            WHERE "h".\(identifier: legacy) = \(SQL.column(alias, table.key)))
            """
        let own = SQL.column(alias, "ValidityFrom")
        return SQL(sqlite: "max(\(own), coalesce(\(history), \(own)))", postgresql: "greatest(\(own), \(history))")
    }
}
