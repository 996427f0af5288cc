package import OpenIMIS

extension SearchTarget {
    /// Identifiers of a type of the guide.
    ///
    /// They have no `system` of their own, so `|value` finds them; the system of their types is taken for theirs too,
    /// since clients have no other to name.
    package static func identifier(_ type: String, path: [Step] = [], _ column: Column) -> SearchTarget {
        SearchTarget(
            path: path,
            .token(
                TokenContent(
                    systems: Canonical.spellings(ofCodeSystem: "openimis-identifiers"), identifierType: type,
                    .column(column))))
    }
}
