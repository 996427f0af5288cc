/// Why a store did not do what was asked.
///
/// No message holds a stored value.
package struct StoreError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The database cannot take the work at present; the same request may succeed a little later.
        case busy
        /// The work took longer than it may.
        case timeout
        /// The request that wanted it is gone.
        case cancelled
        /// The database holds what the gateway cannot read, or refuses what it asks.
        case fault
        /// There is no such record.
        case notFound
        /// The record was closed (deleted).
        case gone
        /// The record is not in the version that the client changed.
        case versionMismatch
        /// The change contradicts what is stored, such as a number that is taken.
        case conflict
        /// The change breaks a rule of openIMIS.
        case rule
        /// A reference leads to no current record.
        case unresolvedReference
    }

    package let kind: Kind
    /// What is told to the client.
    package let message: String
    /// The place in the resource, as FHIRPath, where it is known.
    package let path: String?

    package init(_ kind: Kind, _ message: String, path: String? = nil) {
        self.kind = kind
        self.message = message
        self.path = path
    }
}
