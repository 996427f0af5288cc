/// The interactions on a resource type, by their codes in `restful-interaction`.
package enum Interaction: String, Sendable, CaseIterable {
    case read
    case vread
    case update
    case patch
    case delete
    case historyInstance = "history-instance"
    case historyType = "history-type"
    case create
    case searchType = "search-type"
}
