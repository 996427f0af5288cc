package import OpenIMIS
package import OpenIMISMapping

/// Serves the few records of a kind that is in no table of its own: they are gathered anew and searched in memory.
package struct FixedHandler<Mapping: ResourceMapping>: ResourceHandler where Mapping.Record: SearchableRecord {
    package let rights: ResourceRights
    package let profiles: [String]
    private let mapping: Mapping
    private let rendering: RenderingSource
    private let records: @Sendable () async throws -> [Mapping.Record]

    /// `records` gives all of them, in a fixed order.
    package init(
        _ mapping: Mapping, _ rendering: RenderingSource, rights: ResourceRights, profiles: [String] = [],
        records: @escaping @Sendable () async throws -> [Mapping.Record]
    ) {
        self.mapping = mapping
        self.rendering = rendering
        self.rights = rights
        self.profiles = profiles
        self.records = records
    }

    package var schema: ResourceSchema { mapping.schema }
    package var writer: (any ResourceWriter)? { nil }

    package func find(_ id: String) async throws -> FoundResource? {
        guard let record = try await records().first(where: { mapping.id(of: $0) == id }) else { return nil }
        return FoundResource(resource: mapping.stored(record, try await rendering.context()), isClosed: false)
    }

    package func page(_ query: RecordQuery) async throws -> ResourcePage {
        let match = RecordMatch(schema: schema)
        var lines: [Line] = []
        for (index, record) in try await records().enumerated() {
            let view = RecordView(
                id: mapping.id(of: record), lastUpdated: mapping.lastUpdated(of: record), value: record.value)
            guard query.criteria.allSatisfy({ match.holds($0, view) }) else { continue }
            let keys = query.sort.map { match.sortKey($0.parameter, view) }
            lines.append(Line(record: record, keys: keys + [String(index)]))
        }
        let total = query.total == .none ? nil : lines.count
        let order = FixedOrder(sort: query.sort)
        lines.sort { order.isBefore($0.keys, $1.keys) }
        guard query.limit > 0 else {
            return ResourcePage(entries: [], hasNext: false, hasPrevious: false, total: total)
        }
        let isBackward = query.position?.isBackward ?? false
        if let position = query.position {
            lines.removeAll { line in
                isBackward
                    ? !order.isBefore(line.keys, position.keys) : !order.isBefore(position.keys, line.keys)
            }
        }
        let hasMore = lines.count > query.limit
        let shown = isBackward ? lines.suffix(query.limit) : lines.prefix(query.limit)
        let context = try await rendering.context()
        return ResourcePage(
            entries: shown.map { ResourcePage.Entry(resource: mapping.stored($0.record, context), keys: $0.keys) },
            hasNext: isBackward || hasMore, hasPrevious: isBackward ? hasMore : query.position != nil, total: total)
    }

    private struct Line {
        let record: Mapping.Record
        /// The sort keys, and the place among all records in the end.
        let keys: [String?]
    }
}

/// The order of records in memory: by sort keys, records without a value last, then by their own place.
private struct FixedOrder {
    let sort: [RecordQuery.SortKey]

    func isBefore(_ left: [String?], _ right: [String?]) -> Bool {
        for (index, key) in sort.enumerated() where left[index] != right[index] {
            guard let first = left[index] else { return false }
            guard let second = right[index] else { return true }
            let isLess = first.utf8.lexicographicallyPrecedes(second.utf8)
            return key.isDescending ? !isLess : isLess
        }
        return place(left) < place(right)
    }

    private func place(_ keys: [String?]) -> Int { keys.last.flatMap { $0.flatMap { Int($0) } } ?? 0 }
}
