/// Where the openIMIS core store is.
enum CoreLocation: Sendable, Hashable {
    /// An embedded store in a file.
    case sqlite(path: String)
    /// A PostgreSQL database, by a libpq URI; what it leaves out libpq takes from the `PG…` variables.
    case postgresql(uri: String)

    init?(_ text: String) {
        if text.hasPrefix("sqlite:") {
            let path = String(text.dropFirst("sqlite:".count))
            guard !path.isEmpty else { return nil }
            self = .sqlite(path: path)
        } else if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
            self = .postgresql(uri: text)
        } else {
            return nil
        }
    }

    /// For people and logs: no password in it.
    var summary: String {
        switch self {
        case .sqlite(let path): return "embedded SQLite store \(path)"
        case .postgresql(let uri):
            let rest = uri.drop { $0 != "/" }.dropFirst(2)
            let authority = rest.prefix { $0 != "/" && $0 != "?" }
            let path = rest.dropFirst(authority.count).prefix { $0 != "?" }
            let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
            return "PostgreSQL \(host)\(path)"
        }
    }
}
