import OpenIMISDemo
import SQLInterface

/// The made-up scheme of the demonstration store.
enum DemonstrationData {
    /// The password of the demonstration account.
    static let password = Demonstration.password

    static func fill(_ database: any SQLDatabase, families: Int, tell: (String) -> Void) async throws {
        tell("Making a demonstration store of \(families) families …")
        try await Demonstration(families: families).write(to: database) { _ in }
    }
}
