/// Reads records of one kind.
package protocol RecordStore<Record>: Sendable {
    associatedtype Record: Sendable

    /// The record with a logical id, closed (deleted) ones included; history rows have no id of their own.
    func find(_ id: RecordID, in schema: ResourceSchema) async throws -> FoundRecord<Record>?

    /// A page of current records.
    func page(_ query: RecordQuery) async throws -> RecordPage<Record>
}

/// A logical id, taken apart.
package struct RecordID: Sendable, Hashable {
    /// In lower case.
    package let uuid: String
    /// The number after the dot, for resources that have one.
    package let member: Int?

    /// Reads `<uuid>` and `<uuid>.<number>`; nothing else is an id of a stored record.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, Self.isUUID(first) else { return nil }
        uuid = first.lowercased()
        guard parts.count == 2 else {
            member = nil
            return
        }
        // Int32 is what the key columns hold; a sign or leading zeros would make two ids of one record.
        guard let number = Int32(parts[1]), String(number) == parts[1] else { return nil }
        member = Int(number)
    }

    /// Whether the text is a UUID with hyphens.
    package static func isUUID(_ text: some StringProtocol) -> Bool {
        var index = 0
        for byte in text.utf8 {
            switch index {
            case 8, 13, 18, 23:
                guard byte == UInt8(ascii: "-") else { return false }
            default:
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                    UInt8(ascii: "A")...UInt8(ascii: "F"):
                    break
                default: return false
                }
            }
            index += 1
        }
        return index == 36
    }
}

/// A record, and whether it was closed.
package struct FoundRecord<Record: Sendable>: Sendable {
    package let record: Record
    package let isClosed: Bool

    package init(record: Record, isClosed: Bool) {
        self.record = record
        self.isClosed = isClosed
    }
}
