import FHIRModel
import FHIRService
import OpenIMIS

/// A search over all kinds of records that serve a type, as one list.
///
/// Its order is by the sort keys, then by kind, then by primary key. A cursor holds them in that order, so a page needs
/// nothing but its cursor.
struct TypeSearch {
    /// A kind of record with the criteria on it.
    struct Part {
        let handler: any ResourceHandler
        let criteria: [Criterion]
        let sort: [RecordQuery.SortKey]
    }

    let parts: [Part]
    let limit: Int
    let total: RecordQuery.Total

    private struct Found {
        let part: Int
        let entry: ResourcePage.Entry
    }

    func page(_ cursor: PageCursor?) async throws -> SearchResult {
        let start = try cursor.map { try position($0) }
        let isBackward = cursor?.direction == .backward
        var found: [Found] = []
        var counted = 0
        let isSorted = parts.contains { !$0.sort.isEmpty }
        let order = isBackward ? Array(parts.indices.reversed()) : Array(parts.indices)
        for index in order {
            // Without sort keys kinds follow each other, so those beyond a full page are not asked.
            if !isSorted, found.count > limit, total == .none { break }
            let isFull = !isSorted && found.count > limit
            guard let query = query(index, start, isBackward, isFull: isFull) else {
                if total != .none { counted += try await count(index) }
                continue
            }
            let page = try await parts[index].handler.page(query)
            found += (isBackward ? page.entries.reversed() : page.entries).map { Found(part: index, entry: $0) }
            counted += page.total ?? 0
        }
        if isSorted, parts.count > 1 { merge(&found, isBackward) }
        let hasMore = found.count > limit
        if hasMore { found.removeLast(found.count - limit) }
        if isBackward { found.reverse() }
        return SearchResult(
            resources: found.map(\.entry.resource), total: total == .none ? nil : counted,
            next: isBackward || hasMore ? found.last.map { self.cursor($0, .forward) } : nil,
            previous: (isBackward ? hasMore : cursor != nil) ? found.first.map { self.cursor($0, .backward) } : nil)
    }

    /// All that match, without a page.
    func count() async throws -> Int {
        var counted = 0
        for index in parts.indices { counted += try await count(index) }
        return counted
    }

    private func count(_ index: Int) async throws -> Int {
        let part = parts[index]
        let query = RecordQuery(
            part.handler.schema, criteria: part.criteria, limit: 0, total: total == .none ? .accurate : total)
        return try await part.handler.page(query).total ?? 0
    }

    /// `nil` when none of the kind's records can be on the page.
    private func query(_ index: Int, _ start: Start?, _ isBackward: Bool, isFull: Bool) -> RecordQuery? {
        let part = parts[index]
        if isFull { return nil }
        var position: RecordQuery.Position?
        if let start {
            let isPast = isBackward ? index > start.part : index < start.part
            let isOther = index != start.part
            // Without sort keys a kind lies wholly before or after another.
            if start.keys.isEmpty, isPast { return nil }
            if isOther {
                if !start.keys.isEmpty {
                    let edge = Self.edge(part.handler.schema.source.table.keyKind, isHighest: index < start.part)
                    position = RecordQuery.Position(keys: start.keys + [edge], isBackward: isBackward)
                }
            } else {
                position = RecordQuery.Position(keys: start.keys + [start.primary], isBackward: isBackward)
            }
        }
        if position == nil, isBackward {
            // From the very end.
            return RecordQuery(
                part.handler.schema, criteria: part.criteria, sort: part.sort, limit: limit + 1,
                position: lastPosition(part), total: total)
        }
        return RecordQuery(
            part.handler.schema, criteria: part.criteria, sort: part.sort, limit: limit + 1, position: position,
            total: total)
    }

    /// A position behind every record of a kind; used only without sort keys.
    private func lastPosition(_ part: Part) -> RecordQuery.Position {
        RecordQuery.Position(
            keys: [Self.edge(part.handler.schema.source.table.keyKind, isHighest: true)], isBackward: true)
    }

    /// A primary key above or below all there are.
    private static func edge(_ kind: Column.Kind, isHighest: Bool) -> String {
        switch kind {
        case .uuid, .textUUID:
            isHighest ? "ffffffff-ffff-ffff-ffff-ffffffffffff" : "00000000-0000-0000-0000-000000000000"
        default: isHighest ? String(Int32.max) : String(Int32.min)
        }
    }

    // MARK: Cursors

    private struct Start {
        let keys: [String?]
        let part: Int
        let primary: String
    }

    private func cursor(_ found: Found, _ direction: PageCursor.Direction) -> PageCursor {
        var keys = found.entry.keys
        let primary = keys.popLast() ?? nil
        return PageCursor(direction: direction, keys: keys + [String(found.part), primary])
    }

    private func position(_ cursor: PageCursor) throws(ServiceError) -> Start {
        let sorted = parts.first?.sort.count ?? 0
        guard cursor.keys.count == sorted + 2, let part = cursor.keys[sorted].flatMap({ Int($0) }),
            parts.indices.contains(part), let primary = cursor.keys[sorted + 1]
        else {
            throw ServiceError(.invalid, "The page link does not belong to this search.", code: .value)
        }
        return Start(keys: Array(cursor.keys[..<sorted]), part: part, primary: primary)
    }

    // MARK: Order

    private func merge(_ found: inout [Found], _ isBackward: Bool) {
        found.sort { left, right in
            isBackward ? isBefore(right, left) : isBefore(left, right)
        }
    }

    private func isBefore(_ left: Found, _ right: Found) -> Bool {
        let sort = parts[left.part].sort
        for (index, key) in sort.enumerated() {
            let column = parts[left.part].handler.schema.sortColumn(key.parameter)
            switch Self.order(left.entry.keys[index], right.entry.keys[index], column?.kind ?? .text) {
            case 0: continue
            case let order: return key.isDescending && !Self.hasNull(left, right, index) ? order > 0 : order < 0
            }
        }
        if left.part != right.part { return left.part < right.part }
        let kind = parts[left.part].handler.schema.source.table.keyKind
        return Self.order(left.entry.keys.last ?? nil, right.entry.keys.last ?? nil, kind) < 0
    }

    private static func hasNull(_ left: Found, _ right: Found, _ index: Int) -> Bool {
        left.entry.keys[index] == nil || right.entry.keys[index] == nil
    }

    /// Below zero when `left` comes first; records without a value come last.
    private static func order(_ left: String?, _ right: String?, _ kind: Column.Kind) -> Int {
        switch (left, right) {
        case (nil, nil): return 0
        case (nil, _): return 1
        case (_, nil): return -1
        case (let left?, let right?):
            switch kind {
            case .integer, .timestamp:
                let (first, second) = (Int64(left) ?? 0, Int64(right) ?? 0)
                return first < second ? -1 : first > second ? 1 : 0
            case .decimal:
                let (first, second) = (ExactDecimal(text: left) ?? .zero, ExactDecimal(text: right) ?? .zero)
                return first < second ? -1 : first > second ? 1 : 0
            default:
                if left == right { return 0 }
                return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
            }
        }
    }
}
