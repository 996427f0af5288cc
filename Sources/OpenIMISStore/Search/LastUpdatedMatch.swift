import OpenIMIS
import SQLInterface

/// When a record last changed, as the latest of several stamps: each comparison is made of "changed at or after".
struct LastUpdatedMatch {
    let schema: ResourceSchema

    func condition(_ comparison: Comparison, _ low: Int64, _ high: Int64, in scope: inout PlanScope) -> SQL {
        switch comparison {
        case .equal, .approximately: return "(\(since(low, in: &scope)) AND \(before(high, in: &scope)))"
        case .notEqual: return "(\(before(low, in: &scope)) OR \(since(high, in: &scope)))"
        case .greater, .startsAfter: return since(high, in: &scope)
        case .greaterOrEqual: return since(low, in: &scope)
        case .less, .endsBefore: return before(low, in: &scope)
        case .lessOrEqual: return before(high, in: &scope)
        }
    }

    private func since(_ microseconds: Int64, in scope: inout PlanScope) -> SQL {
        let moment = Instant(microseconds: microseconds)
        var tests: [SQL] = schema.lastUpdated.columns.map { "\(scope.sql($0)) >= \(moment)" }
        if schema.lastUpdated.includesHistory {
            tests += historyTables.map { key, table, legacy in
                """
                \(scope.sql(key)) IN (SELECT \(identifier: legacy) FROM \(identifier: table) \
                WHERE "ValidityTo" >= \(moment) AND \(identifier: legacy) IS NOT NULL)
                """
            }
        }
        return SearchPlanner.any(tests)
    }

    private func before(_ microseconds: Int64, in scope: inout PlanScope) -> SQL {
        "(\(since(microseconds, in: &scope))) IS NOT TRUE"
    }

    /// The tables that the columns belong to, with their history.
    private var historyTables: [(key: Column, table: String, legacy: String)] {
        let aliases = Set(schema.lastUpdated.columns.map(\.alias))
        let own = [(Optional<String>.none, schema.source.table)]
        let joined = schema.source.joins.map { (Optional($0.alias), $0.table) }
        return (own + joined).compactMap { alias, table in
            guard aliases.contains(alias), case .validityTo(let legacy) = table.currency else { return nil }
            return (Column(table.key, table.keyKind, of: alias), table.name, legacy)
        }
    }
}
