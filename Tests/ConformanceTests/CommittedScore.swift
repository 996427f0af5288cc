import FHIRModel
import Foundation
import Testing

/// How many cases of a category passed when it was last committed: a number that may only rise.
struct CommittedScore {
    let level1: Int
    let level2: Int

    /// Compares what passed with the committed score of a category, in `Scores`.
    ///
    /// Less fails the test. More asks to commit the new number, so that it cannot be lost again.
    static func check(_ category: String, level1: Int, level2: Int, failures: [String]) throws {
        let committed = try load(category)
        let shown = failures.prefix(20).joined(separator: "\n")
        #expect(level1 >= committed.level1, "level 1 of \(category) fell to \(level1):\n\(shown)")
        #expect(level2 >= committed.level2, "level 2 of \(category) fell to \(level2):\n\(shown)")
        if level1 > committed.level1 || level2 > committed.level2 {
            print("\(category) rose to \(level1) and \(level2): write that to Scores/\(category).json")
        }
    }

    private static func load(_ category: String) throws -> CommittedScore {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Scores/\(category).json")
        let root = try Document(json: [UInt8](Data(contentsOf: file))).root
        return CommittedScore(
            level1: try #require(root["level1"]?.integer), level2: try #require(root["level2"]?.integer))
    }
}
