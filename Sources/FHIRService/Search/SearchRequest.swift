/// A search, parsed once: what the backend must answer, and how the answer is to look.
package struct SearchRequest: Sendable, Hashable {
    /// `_total` (R4 3.1.1.5.2).
    package enum TotalMode: String, Sendable {
        case none
        case estimate
        case accurate
    }

    /// One key of `_sort`.
    package struct SortKey: Sendable, Hashable {
        package var parameter: String
        package var isDescending: Bool

        package init(_ parameter: String, isDescending: Bool = false) {
            self.parameter = parameter
            self.isDescending = isDescending
        }
    }

    package var type: String
    /// Every parameter that selects resources, in order; those that shape the answer are in the fields below.
    package var parameters: [SearchParameterValue]
    /// Resources a page, already held to the server's limit.
    ///
    /// 0 asks for the total only.
    package var count: Int
    package var sort: [SortKey]
    /// `nil` leaves it to the backend.
    package var total: TotalMode?
    package var includes: [IncludeDirective]
    package var shape: ResponseShape
    /// Where the page starts; `nil` for the first page.
    package var cursor: PageCursor?

    package init(
        type: String, parameters: [SearchParameterValue] = [], count: Int = 20, sort: [SortKey] = [],
        total: TotalMode? = nil, includes: [IncludeDirective] = [], shape: ResponseShape = ResponseShape(),
        cursor: PageCursor? = nil
    ) {
        self.type = type
        self.parameters = parameters
        self.count = count
        self.sort = sort
        self.total = total
        self.includes = includes
        self.shape = shape
        self.cursor = cursor
    }
}

/// Which parts of a resource the client wants (`_summary`, `_elements`).
package struct ResponseShape: Sendable, Hashable {
    /// `_summary` (R4 3.1.1.5.8).
    package enum Summary: String, Sendable {
        case `true`
        case text
        case data
        case count
        case `false`
    }

    package var summary: Summary
    /// The names of `_elements`; empty for all.
    package var elements: [String]

    package init(summary: Summary = .false, elements: [String] = []) {
        self.summary = summary
        self.elements = elements
    }

    /// True when resources are given whole.
    package var isComplete: Bool { summary == .false && elements.isEmpty }
}

/// One `_include` or `_revinclude` (R4 3.1.1.5.4).
package struct IncludeDirective: Sendable, Hashable {
    /// The type that holds the reference.
    package var source: String
    /// The search parameter, or `*` for all.
    package var parameter: String
    /// Only references to this type, when given.
    package var target: String?
    /// True for `_revinclude`.
    package var isReverse: Bool
    /// True with `:iterate` (or its old name `:recurse`).
    package var isIterative: Bool

    package init(
        source: String, parameter: String, target: String? = nil, isReverse: Bool = false, isIterative: Bool = false
    ) {
        self.source = source
        self.parameter = parameter
        self.target = target
        self.isReverse = isReverse
        self.isIterative = isIterative
    }
}
