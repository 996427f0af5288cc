import FHIRModel
import FHIRService
import OpenIMIS

/// A list request in the module's parameters, told in FHIR's.
struct ModuleQuery {
    /// What the FHIR side is asked.
    let standard: QueryString
    let pageSize: Int
    /// Counted from 1.
    let page: Int
    let isContaining: Bool

    private static let defaultPageSize = 10
    private static let maximumPageSize = 1_000

    /// - Throws: ``ServiceError`` of kind `invalid` for a date or page number that is none, where the module does not
    ///   ignore such.
    init(_ query: QueryString, type: String) throws(ServiceError) {
        var pairs: [QueryString.Pair] = []
        var page = 1
        var isContaining = false
        for pair in query.pairs {
            switch pair.key {
            case "page-offset":
                guard let number = Int(pair.value), number > 0 else { throw ModuleRefusal.invalidPage }
                page = number
            case "_count", "resourceType", "physicalType", "_format", "_pretty": break
            case "type" where type == "Organization": break
            case "contained": isContaining = !pair.value.isEmpty
            case "refDate", "refEndDate", "claimDateFrom":
                guard let converted = try Self.dated(pair, type) else { continue }
                pairs.append(converted)
            default: pairs.append(pair)
            }
        }
        standard = QueryString(pairs)
        self.page = page
        self.isContaining = isContaining
        // A count that is no positive number is ignored.
        let count = query["_count"].flatMap { Int($0) } ?? 0
        pageSize = count > 0 ? min(count, Self.maximumPageSize) : Self.defaultPageSize
    }

    private static func dated(_ pair: QueryString.Pair, _ type: String) throws(ServiceError) -> QueryString.Pair? {
        guard let date = CalendarDate(text: pair.value) else {
            // Patient's list ignores such a date here.
            if type == "Patient", pair.key == "refDate" { return nil }
            throw ServiceError(
                .invalid, "'\(pair.key)' is a day, YYYY-MM-DD.", code: .value, expression: "http.\(pair.key)")
        }
        switch pair.key {
        case "refDate": return QueryString.Pair(key: ResourceSchema.validityFromName, value: "ge\(date)")
        case "refEndDate": return QueryString.Pair(key: ResourceSchema.validityFromName, value: "lt\(date)")
        default: return QueryString.Pair(key: "_has:Claim:patient:created", value: "ge\(date)")
        }
    }
}
