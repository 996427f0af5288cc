/// Creates and changes records of one kind, each call in a transaction of its own.
package protocol RecordWriter<Record, Draft>: Sendable {
    associatedtype Record: Sendable
    associatedtype Draft: Sendable

    func create(_ draft: Draft, _ terms: WriteTerms<Record>) async throws -> WrittenRecord<Record>

    /// `nil` when there is no such record.
    func update(
        _ id: RecordID, _ draft: Draft, _ terms: WriteTerms<Record>
    ) async throws -> WrittenRecord<Record>?
}

/// What holds for a write besides the draft.
package struct WriteTerms<Record: Sendable>: Sendable {
    /// The `tblUsers` id that the change is noted under; -1 for nobody known.
    package let actor: Int
    package let reference: ReferenceData
    /// Throws unless the record is in the version that the client changed; asked inside the transaction.
    package let expecting: @Sendable (Record) throws -> Void
    /// What is to be kept of the client's resource beside the record as it will stand; `nil` for nothing.
    package let kept: @Sendable (Record) throws -> String?

    package init(
        actor: Int, reference: ReferenceData, expecting: @escaping @Sendable (Record) throws -> Void = { _ in },
        kept: @escaping @Sendable (Record) throws -> String? = { _ in nil }
    ) {
        self.actor = actor
        self.reference = reference
        self.expecting = expecting
        self.kept = kept
    }
}

/// A record as it stands after a write, and whether the write changed anything.
package struct WrittenRecord<Record: Sendable>: Sendable {
    package let record: Record
    package let isChanged: Bool

    package init(record: Record, isChanged: Bool) {
        self.record = record
        self.isChanged = isChanged
    }
}
