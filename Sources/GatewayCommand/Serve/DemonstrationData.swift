import SQLInterface

/// The made-up scheme of the demonstration store.
enum DemonstrationData {
    /// The password of the demonstration account.
    static let password = "admin123"

    static func fill(_ database: any SQLDatabase, families: Int, tell: (String) -> Void) async throws {
        throw SettingsError(["The demonstration store cannot be filled; name a store with --core."])
    }
}
