/// What a search asks of a record, its values already parsed and checked.
package indirect enum Criterion: Sendable, Hashable {
    /// One of the operands matches the parameter.
    case matches(SearchParameter, SearchOperator, [SearchOperand])
    /// None of the operands matches the parameter (`:not`); records without a value do match.
    case matchesNone(SearchParameter, [SearchOperand])
    /// The parameter has no value at all (`true`), or some.
    case missing(SearchParameter, Bool)
    /// Some record of `schema` that the parameter refers to meets the criterion.
    case chained(SearchParameter, ResourceSchema, Criterion)
    /// Some record of `schema` whose parameter refers to this one meets the criterion.
    case referenced(by: ResourceSchema, SearchParameter, Criterion)
    case all([Criterion])
    case any([Criterion])
}

package enum SearchOperator: Sendable, Hashable {
    /// What the parameter's kind means without a modifier.
    case standard
    /// Texts: equal, in case and accents too.
    case exact
    /// Texts: anywhere inside.
    case contains
}

/// One value of a search.
package enum SearchOperand: Sendable, Hashable {
    case text(String)
    /// `system` is nil where any will do and empty where none may be there; an empty code is any code of the system.
    case token(system: String?, code: String)
    /// An identifier of a type (`:of-type`).
    case identifier(type: String, value: String)
    /// The instants from `low` (included) to `high` (excluded) in microseconds since 1970, UTC.
    case date(Comparison, low: Int64, high: Int64)
    /// The numbers from `low` to `high` that the precision of the value covers, and the value itself, as decimal texts.
    case number(Comparison, value: String, low: String, high: String)
    /// `type` is nil where the value did not name it.
    case reference(type: String?, id: String)
}

/// The prefixes of dates and numbers.
package enum Comparison: Sendable, Hashable {
    case equal
    case notEqual
    case greater
    case less
    case greaterOrEqual
    case lessOrEqual
    case startsAfter
    case endsBefore
    case approximately
}
