/// A named step of a schema.
///
/// Once released its name and scripts never change; what comes later is another step.
package struct Migration: Sendable, Hashable {
    package let name: String
    private let sqlite: String
    private let postgresql: String

    /// The same step in both dialects, each as statements separated by semicolons.
    package init(_ name: String, sqlite: String, postgresql: String) {
        self.name = name
        self.sqlite = sqlite
        self.postgresql = postgresql
    }

    package func script(for dialect: SQLDialect) -> String {
        switch dialect {
        case .sqlite: sqlite
        case .postgresql: postgresql
        }
    }
}
