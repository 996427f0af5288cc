/// The SQL a store speaks.
///
/// Statements that differ keep both texts side by side (`SQL(sqlite:postgresql:)`).
package enum SQLDialect: Sendable, Hashable, CaseIterable {
    case sqlite
    case postgresql
}
