import OpenIMIS
import SQLInterface

/// The rows of the claim's items and services (`tblItems`, `tblServices`).
struct MedicalTermsQuery: Query {
    let items: [Int]
    let services: [Int]

    var sql: SQL {
        """
        SELECT 0, "ItemID", "ItemPrice", "ItemCareType", "ItemPatCat", "ItemFrequency", NULL, "ValidityFrom", \
        "ValidityTo", \(false) FROM "tblItems" WHERE "ItemID" IN \(SQL.ids(items)) \
        UNION ALL SELECT 1, "ServiceID", "ServPrice", "ServCareType", "ServPatCat", "ServFrequency", "ServCategory", \
        "ValidityFrom", "ValidityTo", "manualPrice" FROM "tblServices" WHERE "ServiceID" IN \(SQL.ids(services))
        """
    }

    func decode(_ row: any Row) throws(RowError) -> (key: MedicalKey, terms: MedicalTerms) {
        let terms = MedicalTerms(
            price: try row.amount(2), careType: try row.optionalString(3), patientCategories: try row.integer(4),
            frequency: try row.optionalInteger(5),
            category: try row.optionalString(6).flatMap(ClaimCategory.init(rawValue:)),
            validity: try row.validity(from: 7, to: 8), hasManualPrice: try row.optionalBoolean(9) ?? false)
        return (try row.medicalKey(0, 1), terms)
    }
}

/// The rows of the facility's price lists for the claim's items and services (`tblPLItemsDetail`, `tblPLServicesDetail`).
struct PriceListLinesQuery: Query {
    let itemList: Int?
    let serviceList: Int?
    let items: [Int]
    let services: [Int]

    /// `nil` when there is nothing to look for.
    init?(itemList: Int?, serviceList: Int?, items: [Int], services: [Int]) {
        guard itemList != nil && !items.isEmpty || serviceList != nil && !services.isEmpty else { return nil }
        self.itemList = itemList
        self.serviceList = serviceList
        self.items = items
        self.services = services
    }

    var sql: SQL {
        """
        SELECT 0, "ItemID", "PriceOverule", "ValidityFrom", "ValidityTo" FROM "tblPLItemsDetail" \
        WHERE "PLItemID" = \(itemList) AND "ItemID" IN \(SQL.ids(items)) \
        UNION ALL SELECT 1, "ServiceID", "PriceOverule", "ValidityFrom", "ValidityTo" FROM "tblPLServicesDetail" \
        WHERE "PLServiceID" = \(serviceList) AND "ServiceID" IN \(SQL.ids(services))
        """
    }

    func decode(_ row: any Row) throws(RowError) -> (key: MedicalKey, line: PriceListLine) {
        let line = PriceListLine(overrule: try row.optionalAmount(2), validity: try row.validity(from: 3, to: 4))
        return (try row.medicalKey(0, 1), line)
    }
}

extension Row {
    /// An item or service: 0 or 1 in one column, its id in another.
    func medicalKey(_ kind: Int, _ id: Int) throws(RowError) -> MedicalKey {
        MedicalKey(try integer(kind) == 0 ? .item : .service, try integer(id))
    }
}
