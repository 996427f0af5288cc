package import FHIRModel

/// What a write did.
package struct WriteOutcome: Sendable {
    package enum Effect: Sendable, Hashable {
        case created
        case updated
        /// The content was the stored one already, so there is no new version.
        case unchanged
    }

    /// The resource as it is stored now.
    package var resource: StoredResource
    package var effect: Effect
    /// Other resources that came of the write, such as the ClaimResponse to a Claim.
    package var accompanying: [StoredResource]
    /// Warnings and information for the client; a write with errors throws instead.
    package var issues: [Issue]

    package init(
        resource: StoredResource, effect: Effect, accompanying: [StoredResource] = [], issues: [Issue] = []
    ) {
        self.resource = resource
        self.effect = effect
        self.accompanying = accompanying
        self.issues = issues
    }
}
