/// A page of the records that meet criteria.
package struct RecordQuery: Sendable, Hashable {
    package struct SortKey: Sendable, Hashable {
        package let parameter: SearchParameter
        package let isDescending: Bool

        package init(_ parameter: SearchParameter, isDescending: Bool) {
            self.parameter = parameter
            self.isDescending = isDescending
        }
    }

    /// Where a page starts: beside the row with these sort keys, the last of them the primary key.
    package struct Position: Sendable, Hashable {
        package let keys: [String?]
        package let isBackward: Bool

        package init(keys: [String?], isBackward: Bool) {
            self.keys = keys
            self.isBackward = isBackward
        }
    }

    package enum Total: Sendable, Hashable {
        case none
        /// The store's guess, or an exact number where it costs nothing.
        case estimate
        /// An exact number that may be as old as the store's bound says.
        case recent
        case accurate
    }

    package var schema: ResourceSchema
    /// All of them must hold.
    package var criteria: [Criterion]
    package var sort: [SortKey]
    /// Records on the page; 0 asks for the total only.
    package var limit: Int
    package var position: Position?
    package var total: Total

    package init(
        _ schema: ResourceSchema, criteria: [Criterion] = [], sort: [SortKey] = [], limit: Int,
        position: Position? = nil, total: Total = .none
    ) {
        self.schema = schema
        self.criteria = criteria
        self.sort = sort
        self.limit = limit
        self.position = position
        self.total = total
    }
}

/// A page of records.
package struct RecordPage<Record: Sendable>: Sendable {
    package struct Entry: Sendable {
        package let record: Record
        /// The row's sort keys, the last of them the primary key.
        package let keys: [String?]

        package init(record: Record, keys: [String?]) {
            self.record = record
            self.keys = keys
        }
    }

    /// In the order that was asked for, whichever way the page was reached.
    package let entries: [Entry]
    /// Whether there are more records after the last, in reading order.
    package let hasNext: Bool
    /// Whether there are records before the first.
    package let hasPrevious: Bool
    package let total: Int?

    package init(entries: [Entry], hasNext: Bool, hasPrevious: Bool, total: Int?) {
        self.entries = entries
        self.hasNext = hasNext
        self.hasPrevious = hasPrevious
        self.total = total
    }
}
