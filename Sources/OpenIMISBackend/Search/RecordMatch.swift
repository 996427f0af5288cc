import OpenIMIS

/// A record whose columns can be asked for by name.
package protocol SearchableRecord: Sendable {
    /// The value of a column of the record's schema, as text.
    func value(_ column: String) -> String?
}

/// What a search in memory looks at.
struct RecordView {
    let id: String
    let lastUpdated: Moment
    let value: (String) -> String?
}

/// Tells whether a record in memory meets criteria, with the same meaning as the search over tables.
struct RecordMatch {
    let schema: ResourceSchema

    func holds(_ criterion: Criterion, _ record: RecordView) -> Bool {
        switch criterion {
        case .matches(let parameter, let test, let operands):
            operands.contains { matches(parameter, test, $0, record) }
        case .matchesNone(let parameter, let operands):
            !operands.contains { matches(parameter, .standard, $0, record) }
        case .missing(let parameter, let isMissing):
            parameter.targets.allSatisfy { !hasValue($0, record) } == isMissing
        case .chained, .referenced:
            // Nothing refers to these records through a table, nor they to others.
            false
        case .all(let criteria):
            criteria.allSatisfy { holds($0, record) }
        case .any(let criteria):
            criteria.contains { holds($0, record) }
        }
    }

    /// What a page is sorted by.
    func sortKey(_ parameter: SearchParameter, _ record: RecordView) -> String? {
        switch parameter.targets.first?.content {
        case .identity: record.id
        case .lastUpdated: record.lastUpdated.description
        case .text(let columns): columns.first.flatMap { record.value($0.name) }?.lowercased()
        case .token(let token):
            if case .column(let column) = token.codes { record.value(column.name)?.lowercased() } else { nil }
        default: nil
        }
    }

    private func matches(
        _ parameter: SearchParameter, _ test: SearchOperator, _ operand: SearchOperand, _ record: RecordView
    ) -> Bool {
        parameter.targets.contains { target in
            switch (target.content, operand) {
            case (.text(let columns), .text(let text)):
                columns.contains { column in record.value(column.name).map { holds(test, text, $0) } ?? false }
            case (.token(let token), .token(let system, let code)):
                accepts(token, system) && codes(token, record).contains { code.isEmpty || $0 == code }
            case (.token(let token), .identifier(let type, let value)):
                token.identifierType == type && codes(token, record).contains(value)
            case (.identity, .token(_, let code)):
                record.id == code
            case (.lastUpdated, .date(let comparison, let low, let high)):
                holds(comparison, record.lastUpdated.microseconds, low, high)
            default:
                false
            }
        }
    }

    private func hasValue(_ target: SearchTarget, _ record: RecordView) -> Bool {
        switch target.content {
        case .text(let columns): columns.contains { record.value($0.name) != nil }
        case .token(let token): !codes(token, record).isEmpty
        case .identity, .lastUpdated: true
        default: false
        }
    }

    private func accepts(_ token: TokenContent, _ system: String?) -> Bool {
        guard let system else { return true }
        return system.isEmpty ? token.systems.isEmpty || token.identifierType != nil : token.systems.contains(system)
    }

    private func codes(_ token: TokenContent, _ record: RecordView) -> [String] {
        switch token.codes {
        case .column(let column): [record.value(column.name)].compactMap(\.self)
        case .constant(let code): [code]
        case .mapped, .conditions: []
        }
    }

    private func holds(_ test: SearchOperator, _ wanted: String, _ value: String) -> Bool {
        switch test {
        case .exact: value == wanted
        case .contains: value.lowercased().contains(wanted.lowercased())
        case .standard: value.lowercased().hasPrefix(wanted.lowercased())
        }
    }

    private func holds(_ comparison: Comparison, _ value: Int64, _ low: Int64, _ high: Int64) -> Bool {
        switch comparison {
        case .equal, .approximately: value >= low && value < high
        case .notEqual: value < low || value >= high
        case .greater, .startsAfter: value >= high
        case .less, .endsBefore: value < low
        case .greaterOrEqual: value >= low
        case .lessOrEqual: value < high
        }
    }
}
