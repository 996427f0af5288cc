package import OpenIMIS
import SQLInterface

/// Creates and changes families as openIMIS does (`tblFamilies`, and `tblInsuree` for who moves).
package struct FamilyWriter: RecordWriter {
    private let shared: SQLStores
    private let schema: ResourceSchema

    package init(_ shared: SQLStores, schema: ResourceSchema) {
        self.shared = shared
        self.schema = schema
    }

    package func create(
        _ draft: FamilyDraft, _ terms: WriteTerms<FamilyRecord>
    ) async throws -> WrittenRecord<FamilyRecord> {
        let schema = schema
        return try await shared.write { session in
            try FamilyWork(session: session, schema: schema, draft: draft, terms: terms).create()
        }
    }

    package func update(
        _ id: RecordID, _ draft: FamilyDraft, _ terms: WriteTerms<FamilyRecord>
    ) async throws -> WrittenRecord<FamilyRecord>? {
        let schema = schema
        return try await shared.write { session in
            try FamilyWork(session: session, schema: schema, draft: draft, terms: terms).update(id)
        } changed: { written in
            written?.isChanged ?? false
        }
    }
}

/// One write of a family within its transaction.
private struct FamilyWork {
    let session: any SQLSession
    let schema: ResourceSchema
    let draft: FamilyDraft
    let terms: WriteTerms<FamilyRecord>

    static let history = HistoryCopy(
        table: .families, uuidColumn: "FamilyUUID",
        columns: [
            "Poverty", "FamilyAddress", "isOffline", "Ethnicity", "ConfirmationNo", "ValidityFrom", "AuditUserID",
            "ConfirmationType", "FamilyType", "InsureeID", "LocationId", "JsonExt",
        ])

    // MARK: Create

    func create() throws -> WrittenRecord<FamilyRecord> {
        let head = try PersonLookup.person(draft.head, session)
        guard !head.isHead else {
            throw StoreError(.conflict, "This person is the head of a family already.", path: draft.head.path)
        }
        let members = try people(head: head)
        let uuid = RandomUUID.make()
        let now = Instant.now()
        var change = columns(from: nil)
        change.set("FamilyUUID", .text(uuid))
        change.set("InsureeID", .integer(Int64(head.key)))
        change.set("isOffline", .boolean(false))
        change.set("ValidityFrom", .timestamp(now))
        change.set("AuditUserID", .integer(Int64(terms.actor)))
        let key = try session.insert(change, into: .families)
        for person in members { try place(person, in: key, isHead: person.key == head.key, now) }
        return try finish(uuid, key: key)
    }

    // MARK: Update

    func update(_ id: RecordID) throws -> WrittenRecord<FamilyRecord>? {
        guard let found = try current(id) else { return nil }
        let family = found.record
        guard !found.isClosed else { throw StoreError(.gone, "Group/\(family.uuid) was deleted.") }
        try terms.expecting(family)
        let head = try PersonLookup.person(draft.head, session)
        guard !head.isHead || head.familyKey == family.key else {
            throw StoreError(.conflict, "This person is the head of another family.", path: draft.head.path)
        }
        let members = try people(head: head)
        let keys = Set(members.map(\.key))
        let leaving = try currentMembers(of: family.key).filter { !keys.contains($0.key) }
        if let former = leaving.first(where: { $0.isHead }), former.key != head.key, keys.isEmpty {
            throw StoreError(.rule, "A family cannot be without its head.", path: "Group.member")
        }
        var change = columns(from: family)
        if head.uuid != family.head?.uuid { change.set("InsureeID", .integer(Int64(head.key))) }
        let moving = members.filter { $0.familyKey != family.key || $0.isHead != ($0.key == head.key) }
        let now = max(Instant.now(), Instant(microseconds: family.validityFrom.microseconds + 1))
        if change.isEmpty, moving.isEmpty, leaving.isEmpty {
            guard try terms.kept(family) != family.keptElements else {
                return WrittenRecord(record: family, isChanged: false)
            }
        }
        try session.execute(Self.history.statement(of: family.key, closedAt: now))
        change.set("ValidityFrom", .timestamp(now))
        change.set("AuditUserID", .integer(Int64(terms.actor)))
        try session.execute(change.update(.families, key: family.key))
        for person in moving { try place(person, in: family.key, isHead: person.key == head.key, now) }
        for person in leaving { try place(person, in: nil, isHead: false, now) }
        return try finish(family.uuid, key: family.key)
    }

    private func columns(from current: FamilyRecord?) -> RowChange {
        var change = RowChange()
        func value(_ name: String, _ value: SQLValue, _ old: SQLValue?) {
            if let old { change.set(name, value, was: old) } else { change.set(name, value) }
        }
        value("LocationId", SQLValue(draft.locationKey), current.map { SQLValue($0.locationKey) })
        value("FamilyAddress", SQLValue(draft.address), current.map { SQLValue($0.address) })
        value("Poverty", SQLValue(draft.isPoor ?? (current == nil ? false : nil)), current.map { SQLValue($0.isPoor) })
        value("FamilyType", SQLValue(draft.familyType), current.map { SQLValue($0.familyType) })
        value("ConfirmationNo", SQLValue(draft.confirmationNumber), current.map { SQLValue($0.confirmationNumber) })
        value("ConfirmationType", SQLValue(draft.confirmationType), current.map { SQLValue($0.confirmationType) })
        return change
    }

    private func current(_ id: RecordID) throws -> FoundRecord<FamilyRecord>? {
        guard let statement = FindStatement<FamilySelection>(id, in: schema, forUpdate: true) else { return nil }
        return try session.first(statement)
    }

    private func finish(_ uuid: String, key: Int) throws -> WrittenRecord<FamilyRecord> {
        guard let id = RecordID(uuid), let found = try current(id) else {
            throw StoreError(.fault, "the family that was written cannot be read")
        }
        var record = found.record
        let kept = try terms.kept(record)
        if kept != record.keptElements {
            try session.keep(kept, in: .families, key: key)
            record.keptElements = kept
        }
        return WrittenRecord(record: record, isChanged: true)
    }

    // MARK: Members

    /// The persons the draft names, each once; the head must be one of them, and nobody the head of another family.
    private func people(head: PersonLookup.Person) throws -> [PersonLookup.Person] {
        var people: [PersonLookup.Person] = []
        for key in draft.members {
            let person = try PersonLookup.person(key, session)
            guard !people.contains(where: { $0.key == person.key }) else {
                throw StoreError(.rule, "The same person is named twice.", path: key.path)
            }
            if person.isHead, person.key != head.key, person.familyKey != head.familyKey {
                throw StoreError(
                    .rule, "The head of another family cannot become a member of this one.", path: key.path)
            }
            people.append(person)
        }
        guard people.contains(where: { $0.key == head.key }) else {
            throw StoreError(
                .rule, "The head, whose insurance number is the Group's identifier, must be one of the members.",
                path: "Group.member")
        }
        return people
    }

    private func currentMembers(of key: Int) throws -> [PersonLookup.Person] {
        let query: SQL = """
            SELECT "InsureeID", "InsureeUUID", "CHFID", "IsHead", "FamilyID" FROM "tblInsuree" \
            WHERE "FamilyID" = \(key) AND "ValidityTo" IS NULL
            """
        return try session.rows(
            RowQuery(query) { row throws(RowError) in
                var columns = ColumnReader(row)
                return PersonLookup.Person(
                    key: try columns.integer(), uuid: try columns.uuid(), number: try columns.text(),
                    isHead: try columns.boolean(), familyKey: try columns.optionalInteger())
            })
    }

    /// Moves a person, with a history row of the person as any change of one.
    private func place(_ person: PersonLookup.Person, in family: Int?, isHead: Bool, _ now: Instant) throws {
        try session.execute(InsureeRows.history.statement(of: person.key, closedAt: now))
        var change = RowChange()
        change.set("FamilyID", SQLValue(family))
        change.set("IsHead", .boolean(isHead))
        change.set("ValidityFrom", .timestamp(now))
        change.set("AuditUserID", .integer(Int64(terms.actor)))
        try session.execute(change.update(.insurees, key: person.key))
    }
}
