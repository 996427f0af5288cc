package import FHIRModel

/// One page of a search.
package struct SearchResult: Sendable {
    /// The matches, in order.
    package var resources: [StoredResource]
    /// What `_include` and `_revinclude` add; none of them is a match of this page.
    package var included: [StoredResource]
    /// How many match in all, or `nil` where it was not counted.
    package var total: Int?
    /// The page after this one, when there is one.
    package var next: PageCursor?
    /// The page before this one, when there is one.
    package var previous: PageCursor?
    /// Parameters (their keys as sent) that had no part in the search.
    package var ignored: [String]
    /// Warnings and information for the client.
    package var issues: [Issue]

    package init(
        resources: [StoredResource], included: [StoredResource] = [], total: Int? = nil, next: PageCursor? = nil,
        previous: PageCursor? = nil, ignored: [String] = [], issues: [Issue] = []
    ) {
        self.resources = resources
        self.included = included
        self.total = total
        self.next = next
        self.previous = previous
        self.ignored = ignored
        self.issues = issues
    }
}
