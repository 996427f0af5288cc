import OpenIMIS
import SQLInterface

/// The live rows of products for the claim's items and services (`tblProductItems`, `tblProductServices`).
struct ProductLinesQuery: Query {
    let products: [Int]
    let items: [Int]
    let services: [Int]

    private static let columns: SQL = """
        "ProdID", "PriceOrigin", "LimitationType", "LimitAdult", "LimitChild", "LimitationTypeR", "LimitAdultR", \
        "LimitChildR", "LimitationTypeE", "LimitAdultE", "LimitChildE", "WaitingPeriodAdult", "WaitingPeriodChild", \
        "LimitNoAdult", "LimitNoChild", "CeilingExclusionAdult"
        """

    var sql: SQL {
        """
        SELECT 0, "ItemID", "ProdItemID", \(Self.columns) FROM "tblProductItems" WHERE "ValidityTo" IS NULL \
        AND "ProdID" IN \(SQL.ids(products)) AND "ItemID" IN \(SQL.ids(items)) \
        UNION ALL SELECT 1, "ServiceID", "ProdServiceID", \(Self.columns) FROM "tblProductServices" \
        WHERE "ValidityTo" IS NULL AND "ProdID" IN \(SQL.ids(products)) AND "ServiceID" IN \(SQL.ids(services)) \
        ORDER BY 1, 3
        """
    }

    func decode(_ row: any Row) throws(RowError) -> (key: MedicalKey, line: ProductLine) {
        let line = ProductLine(
            id: try row.integer(2), productID: try row.integer(3), priceOrigin: try row.optionalString(4),
            other: try limitation(row, 5), referral: try limitation(row, 8), emergency: try limitation(row, 11),
            waitingPeriodAdult: try row.optionalInteger(14), waitingPeriodChild: try row.optionalInteger(15),
            quantityLimitAdult: try row.optionalInteger(16), quantityLimitChild: try row.optionalInteger(17),
            ceilingExclusionAdult: try row.optionalString(18))
        return (try row.medicalKey(0, 1), line)
    }

    private func limitation(_ row: any Row, _ index: Int) throws(RowError) -> ProductLine.Limitation {
        ProductLine.Limitation(
            type: try row.optionalString(index).flatMap { $0.isEmpty ? nil : $0 },
            adult: try row.optionalAmount(index + 1), child: try row.optionalAmount(index + 2))
    }
}
