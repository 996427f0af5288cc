package import OpenIMIS
import SQLInterface

/// Reads the records of a selection from a database.
package struct SQLRecordStore<Selection: RecordSelection>: RecordStore {
    private let database: any SQLDatabase
    private let schemas: [String: ResourceSchema]
    private let counts: CountCache

    package init(_ selection: Selection.Type = Selection.self, in shared: SQLStores) {
        database = shared.database
        schemas = shared.schemas
        counts = shared.counts
    }

    package func find(_ id: RecordID, in schema: ResourceSchema) async throws -> FoundRecord<Selection.Record>? {
        guard let statement = FindStatement<Selection>(id, in: schema) else { return nil }
        return try await translatingFailures {
            let rows = try await read(statement)
            // A row that was closed and written anew may share its id with the current one.
            return rows.first { !$0.isClosed } ?? rows.first
        }
    }

    package func page(_ query: RecordQuery) async throws -> RecordPage<Selection.Record> {
        try await translatingFailures {
            guard query.limit > 0 else {
                return RecordPage(entries: [], hasNext: false, hasPrevious: false, total: try await count(query))
            }
            let statement = try PageStatement<Selection>(
                query, schemas: schemas, limit: query.limit + 1, withTotal: query.total == .accurate)
            var lines = try await read(statement)
            let isBackward = query.position?.isBackward ?? false
            let hasMore = lines.count > query.limit
            if hasMore { lines.removeLast() }
            if isBackward { lines.reverse() }
            let isWhole = query.position == nil && !hasMore
            return RecordPage(
                entries: lines.map { RecordPage.Entry(record: $0.record, keys: $0.keys) },
                hasNext: isBackward || hasMore,
                hasPrevious: isBackward ? hasMore : query.position != nil,
                total: isWhole ? lines.count : try await total(of: query, counted: lines.first?.total))
        }
    }

    private func total(of query: RecordQuery, counted: Int?) async throws -> Int? {
        switch query.total {
        case .none: nil
        case .accurate: if let counted { counted } else { try await count(query) }
        case .estimate, .recent: try await recentCount(query)
        }
    }

    private func recentCount(_ query: RecordQuery) async throws -> Int {
        let statement = CountStatement(query, schemas: schemas)
        return try await counts.total(statement.sql.rendered(for: database.dialect)) { [database] in
            try await database.read(statement).first ?? 0
        }
    }

    private func count(_ query: RecordQuery) async throws -> Int {
        try await read(CountStatement(query, schemas: schemas)).first ?? 0
    }

    private func read<Q: Query>(_ query: Q) async throws -> [Q.Result] { try await database.read(query) }
}
