package import OpenIMIS
import SQLInterface

/// Creates and changes insured persons as openIMIS does (`tblInsuree`, `tblPhotos`, `tblFamilies` for a new head).
package struct InsureeWriter: RecordWriter {
    private let shared: SQLStores
    private let schema: ResourceSchema

    package init(_ shared: SQLStores, schema: ResourceSchema) {
        self.shared = shared
        self.schema = schema
    }

    package func create(
        _ draft: InsureeDraft, _ terms: WriteTerms<InsureeRecord>
    ) async throws -> WrittenRecord<InsureeRecord> {
        let schema = schema
        return try await shared.write { session in
            try InsureeWork(session: session, schema: schema, draft: draft, terms: terms).create()
        }
    }

    package func update(
        _ id: RecordID, _ draft: InsureeDraft, _ terms: WriteTerms<InsureeRecord>
    ) async throws -> WrittenRecord<InsureeRecord>? {
        let schema = schema
        return try await shared.write { session in
            try InsureeWork(session: session, schema: schema, draft: draft, terms: terms).update(id)
        } changed: { written in
            written?.isChanged ?? false
        }
    }
}

/// One write of a person within its transaction.
private struct InsureeWork {
    let session: any SQLSession
    let schema: ResourceSchema
    let draft: InsureeDraft
    let terms: WriteTerms<InsureeRecord>

    // MARK: Create

    func create() throws -> WrittenRecord<InsureeRecord> {
        try requireFree(draft.number, except: nil)
        let uuid = RandomUUID.make()
        let now = Instant.now()
        let family = try draft.family.map { try PersonLookup.family($0, session) }
        if draft.isHead ?? false, draft.family != nil {
            throw StoreError(
                .rule, "A new person cannot be the head of a family that exists; change the Group's head instead.",
                path: "Patient.extension")
        }
        var change = InsureeRows.change(draft, from: nil)
        change.set("InsureeUUID", .text(uuid))
        change.set("IsHead", .boolean(draft.isHead ?? false))
        change.set("isOffline", .boolean(false))
        change.set("FamilyID", SQLValue(family?.key))
        setAddress(&change, family: family, current: nil)
        try setRelationship(&change, isMember: family != nil, current: nil)
        try setStatus(&change, current: nil)
        try setFacility(&change, current: nil)
        change.set("ValidityFrom", .timestamp(now))
        change.set("AuditUserID", .integer(Int64(terms.actor)))
        let key = try session.insert(change, into: .insurees)
        if draft.isHead ?? false { try createFamily(head: key, now) }
        try writePhoto(key: key, current: nil, now)
        return try finish(uuid, key: key, isChanged: true)
    }

    /// A family of its own for a new head, where the person lives.
    private func createFamily(head key: Int, _ now: Instant) throws {
        var family = RowChange()
        family.set("FamilyUUID", .text(RandomUUID.make()))
        family.set("InsureeID", .integer(Int64(key)))
        family.set("LocationId", SQLValue(draft.address?.locationKey))
        family.set("FamilyAddress", SQLValue(draft.address?.text))
        family.set("Poverty", .boolean(false))
        family.set("isOffline", .boolean(false))
        family.set("ValidityFrom", .timestamp(now))
        family.set("AuditUserID", .integer(Int64(terms.actor)))
        let familyKey = try session.insert(family, into: .families)
        try session.execute("UPDATE \"tblInsuree\" SET \"FamilyID\" = \(familyKey) WHERE \"InsureeID\" = \(key)")
    }

    // MARK: Update

    func update(_ id: RecordID) throws -> WrittenRecord<InsureeRecord>? {
        guard let found = try current(id) else { return nil }
        let current = found.record
        guard !found.isClosed else { throw StoreError(.gone, "Patient/\(current.uuid) was deleted.") }
        try terms.expecting(current)
        if draft.number != current.number { try requireFree(draft.number, except: current.key) }
        var change = InsureeRows.change(draft, from: current)
        let family = try family(of: current, &change)
        setAddress(&change, family: family, current: current)
        try setRelationship(&change, isMember: family != nil, current: current)
        try setStatus(&change, current: current)
        try setFacility(&change, current: current)
        let photo = try photoChange(from: current)
        let becomesHead = (draft.isHead ?? current.isHead) && !current.isHead
        if change.isEmpty, photo == .same, !becomesHead {
            return try finishUnchanged(current)
        }
        let now = max(Instant.now(), Instant(microseconds: current.validityFrom.microseconds + 1))
        try session.execute(InsureeRows.history.statement(of: current.key, closedAt: now))
        if becomesHead { change.set("IsHead", .boolean(true)) }
        change.set("ValidityFrom", .timestamp(now))
        change.set("AuditUserID", .integer(Int64(terms.actor)))
        try session.execute(change.update(.insurees, key: current.key))
        if becomesHead { try createFamily(head: current.key, now) }
        if photo != .same { try writePhoto(key: current.key, current: current, now) }
        return try finish(current.uuid, key: current.key, isChanged: true)
    }

    private func current(_ id: RecordID) throws -> FoundRecord<InsureeRecord>? {
        guard let statement = FindStatement<InsureeSelection>(id, in: schema, forUpdate: true) else { return nil }
        return try session.first(statement)
    }

    /// The content of the row is as it was; what is kept beside it may still differ.
    private func finishUnchanged(_ current: InsureeRecord) throws -> WrittenRecord<InsureeRecord> {
        guard try terms.kept(current) != current.keptElements else {
            return WrittenRecord(record: current, isChanged: false)
        }
        let now = max(Instant.now(), Instant(microseconds: current.validityFrom.microseconds + 1))
        try session.execute(InsureeRows.history.statement(of: current.key, closedAt: now))
        var change = RowChange()
        change.set("ValidityFrom", .timestamp(now))
        change.set("AuditUserID", .integer(Int64(terms.actor)))
        try session.execute(change.update(.insurees, key: current.key))
        return try finish(current.uuid, key: current.key, isChanged: true)
    }

    /// Reads what was stored, and keeps what no column holds.
    private func finish(_ uuid: String, key: Int, isChanged: Bool) throws -> WrittenRecord<InsureeRecord> {
        guard let id = RecordID(uuid), let found = try current(id) else {
            throw StoreError(.fault, "the person that was written cannot be read")
        }
        var record = found.record
        let kept = try terms.kept(record)
        if kept != record.keptElements {
            try session.keep(kept, in: .insurees, key: key)
            record.keptElements = kept
        }
        return WrittenRecord(record: record, isChanged: isChanged)
    }

    // MARK: Rules

    /// Insurance numbers are unique among current persons by openIMIS's rule alone.
    private func requireFree(_ number: String, except key: Int?) throws {
        try session.lock("tblInsuree.CHFID \(number)")
        let others: SQL = """
            SELECT "InsureeID" FROM "tblInsuree" WHERE "CHFID" = \(number) AND "ValidityTo" IS NULL \
            AND "InsureeID" <> \(key ?? -1)
            """
        let taken = try session.first(RowQuery(others) { row throws(RowError) in try row.integer(0) })
        guard taken == nil else {
            throw StoreError(
                .conflict, "Another person has this insurance number already.", path: "Patient.identifier")
        }
    }

    /// The family the person will be in, noted in the change.
    private func family(of current: InsureeRecord, _ change: inout RowChange) throws -> PersonLookup.Family? {
        let own = try current.family.map {
            try PersonLookup.family(EntityKey(.uuid($0.uuid), path: "Patient.extension"), session)
        }
        let wanted = try draft.family.map { try PersonLookup.family($0, session) }
        if current.isHead {
            // A head stays one until the Group names another.
            guard draft.isHead != false, wanted == nil || wanted?.key == own?.key else {
                throw StoreError(
                    .rule,
                    "The head of a family cannot leave it or cease to be its head; change the Group's head first.",
                    path: draft.family?.path ?? "Patient.extension")
            }
            return own
        }
        if draft.isHead ?? false {
            guard wanted == nil else {
                throw StoreError(
                    .rule, "The family has another head; change the Group's head instead.",
                    path: draft.family?.path ?? "Patient.extension")
            }
            return nil
        }
        if wanted?.key != own?.key { change.set("FamilyID", SQLValue(wanted?.key)) }
        return wanted
    }

    private func setAddress(_ change: inout RowChange, family: PersonLookup.Family?, current: InsureeRecord?) {
        var village = draft.address?.locationKey
        var text = draft.address?.text
        if let address = draft.address, address.isHome, let family, family.locationKey == address.locationKey,
            family.address == address.text
        {
            // It is the family's own, shown because the person has none.
            village = nil
            text = nil
        }
        if let current {
            change.set("CurrentVillage", SQLValue(village), was: SQLValue(current.villageKey))
            change.set("CurrentAddress", SQLValue(text), was: SQLValue(current.address))
        } else {
            change.set("CurrentVillage", SQLValue(village))
            change.set("CurrentAddress", SQLValue(text))
        }
    }

    /// What the person is to the head of the family; nothing outside one.
    private func setRelationship(_ change: inout RowChange, isMember: Bool, current: InsureeRecord?) throws {
        let isHead = draft.isHead ?? current?.isHead ?? false
        guard isMember, !isHead else {
            if current == nil { change.set("Relationship", .null) }
            return
        }
        let value = SQLValue(draft.relationship)
        if let current {
            change.set("Relationship", value, was: SQLValue(current.relationship))
        } else {
            change.set("Relationship", value)
        }
    }

    private func setStatus(_ change: inout RowChange, current: InsureeRecord?) throws {
        let status: InsureeStatus
        var date = current?.statusDate
        switch draft.state {
        case .unstated:
            if current?.status != nil { return }
            status = .active
        case .active:
            status = .active
        case .inactive:
            status = .inactive
        case .dead(let day):
            status = .dead
            date = day
        }
        if status.rawValue == current?.status, status != .dead || date == current?.statusDate { return }
        change.set("status", .text(status.rawValue))
        guard status != .active else {
            change.set("status_date", .null)
            change.set("StatusReason", .null)
            return
        }
        guard let reason = terms.reference.codes.statusReasons.first(where: { $0.status == status.rawValue }) else {
            throw StoreError(
                .rule,
                "openIMIS has no reason for persons being \(status == .dead ? "dead" : "inactive") "
                    + "(tblInsureeStatusReason), and asks for one.",
                path: status == .dead ? "Patient.deceased" : "Patient.active")
        }
        change.set("status_date", SQLValue(date ?? Moment(Instant.now()).date))
        change.set("StatusReason", .integer(Int64(reason.key)))
    }

    private func setFacility(_ change: inout RowChange, current: InsureeRecord?) throws {
        guard let facility = draft.facility else {
            if current == nil {
                change.set("HFID", .null)
            } else if current?.facility != nil {
                change.set("HFID", .null)
            }
            return
        }
        if let current = current?.facility, facility.names(current) { return }
        change.set("HFID", .integer(Int64(try PersonLookup.facility(facility, session))))
    }

    // MARK: Photo

    private enum PhotoChange {
        case same
        case removed
        case replaced
    }

    private func photoChange(from current: InsureeRecord) throws -> PhotoChange {
        guard let photo = draft.photo else { return current.photo == nil ? .same : .removed }
        guard let content = photo.content else {
            // Where the photo lies was given back as it was read.
            guard current.photo != nil else {
                throw StoreError(.rule, "A photo must carry its content in 'data'.", path: photo.path)
            }
            return .same
        }
        return content == current.photo?.content && photo.date == current.photo?.date
            && photo.title == current.photo?.fileName ? .same : .replaced
    }

    private func writePhoto(key: Int, current: InsureeRecord?, _ now: Instant) throws {
        guard let photo = draft.photo else {
            if current?.photo != nil {
                try session.execute(
                    "UPDATE \"tblInsuree\" SET \"PhotoID\" = NULL, \"PhotoDate\" = NULL WHERE \"InsureeID\" = \(key)")
            }
            return
        }
        guard let content = photo.content else {
            throw StoreError(.rule, "A photo must carry its content in 'data'.", path: photo.path)
        }
        let date = photo.date ?? Moment(now).date
        var change = RowChange()
        change.set("CHFID", .text(draft.number))
        change.set("PhotoFolder", .null)
        change.set("PhotoFileName", SQLValue(photo.title))
        change.set("PhotoDate", SQLValue(date))
        change.set("photo", .text(content))
        change.set("ValidityFrom", .timestamp(now))
        change.set("AuditUserID", .integer(Int64(terms.actor)))
        let photoKey: Int
        if let old = try photoKeyOf(key) {
            try session.execute(InsureeRows.photoHistory.statement(of: old, closedAt: now))
            try session.execute(change.update(.photos, key: old))
            photoKey = old
        } else {
            change.set("PhotoUUID", .text(RandomUUID.make()))
            change.set("InsureeID", .integer(Int64(key)))
            photoKey = try session.insert(change, into: .photos)
        }
        try session.execute(
            """
            UPDATE "tblInsuree" SET "PhotoID" = \(photoKey), "PhotoDate" = \(SQLValue(date)) \
            WHERE "InsureeID" = \(key)
            """)
    }

    private func photoKeyOf(_ key: Int) throws -> Int? {
        let query: SQL = """
            SELECT p."PhotoID" FROM "tblInsuree" i JOIN "tblPhotos" p ON p."PhotoID" = i."PhotoID" \
            WHERE i."InsureeID" = \(key) AND p."ValidityTo" IS NULL
            """
        return try session.first(RowQuery(query) { row throws(RowError) in try row.integer(0) })
    }
}

extension EntityKey {
    /// Whether it is the record that a reference shows.
    func names(_ entity: EntityReference) -> Bool {
        switch name {
        case .uuid(let uuid): uuid == entity.uuid
        case .code(let code): code == entity.code
        }
    }
}
