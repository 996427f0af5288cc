import OpenIMIS
import SQLInterface

/// Comparisons of numbers as R4 defines them (3.1.1.4.6): equality within the value's precision, order exactly.
enum NumberMatch {
    static func condition(_ column: SQL, _ comparison: Comparison, value: String, low: String, high: String) -> SQL {
        // SQLite keeps decimals as text; as numbers they compare in double precision.
        let number = SQL(sqlite: "CAST(\(column) AS REAL)", postgresql: column)
        func bound(_ text: String) -> SQL {
            SQL(sqlite: "CAST(\(decimal: text) AS REAL)", postgresql: "CAST(\(decimal: text) AS numeric)")
        }
        switch comparison {
        case .equal: return "(\(number) >= \(bound(low)) AND \(number) < \(bound(high)))"
        case .notEqual: return "(\(number) < \(bound(low)) OR \(number) >= \(bound(high)))"
        case .greater, .startsAfter: return "\(number) > \(bound(value))"
        case .less, .endsBefore: return "\(number) < \(bound(value))"
        case .greaterOrEqual: return "\(number) >= \(bound(value))"
        case .lessOrEqual: return "\(number) <= \(bound(value))"
        case .approximately:
            return "abs(\(number) - \(bound(value))) <= abs(\(bound(value))) / 10"
        }
    }
}
