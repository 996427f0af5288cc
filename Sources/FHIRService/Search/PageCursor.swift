/// Where a page of a search starts: the sort keys of the row beside it (keyset paging).
///
/// Only the backend that made it can read it. Clients see it encrypted.
package struct PageCursor: Sendable, Hashable {
    package enum Direction: UInt8, Sendable {
        /// The page after the row with these keys.
        case forward
        /// The page before it.
        case backward
    }

    package var direction: Direction
    /// The values of the sort keys, the last of them unique; `nil` for a key without a value.
    package var keys: [String?]

    package init(direction: Direction, keys: [String?]) {
        self.direction = direction
        self.keys = keys
    }
}
