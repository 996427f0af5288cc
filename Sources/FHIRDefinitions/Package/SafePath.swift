/// Says which paths a package may contain.
enum SafePath {
    /// The path in plain form, without `.` parts and doubled or final slashes.
    /// - Throws: `DefinitionError` of kind `package` for a path that is absolute, leaves its folder, or cannot be meant.
    static func plain(_ path: String, limits: PackageLimits) throws(DefinitionError) -> String {
        func refuse(_ reason: String) -> DefinitionError {
            DefinitionError(.package, "'\(printable(path))' \(reason)")
        }
        guard path.utf8.count <= limits.pathBytes else { throw refuse("is too long") }
        guard !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { throw refuse("has control characters") }
        // A backslash separates folders on some systems, so it could hide what is checked below.
        guard !path.contains("\\") else { throw refuse("has a backslash") }
        guard !path.hasPrefix("/") else { throw refuse("is absolute") }
        let parts = path.split(separator: "/").filter { $0 != "." }
        guard !parts.contains("..") else { throw refuse("leaves the package") }
        if let first = parts.first, first.utf8.count == 2, first.hasSuffix(":") { throw refuse("is absolute") }
        guard !parts.isEmpty else { throw refuse("names nothing") }
        return parts.joined(separator: "/")
    }

    /// A path for a message: cut, and without control characters.
    static func printable(_ path: String) -> String {
        String(path.unicodeScalars.prefix(120).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) })
    }
}
