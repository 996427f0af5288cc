import FHIRModel
import Foundation
import Testing

/// Cases whose expectation is wrong by the specification, each with the section that proves it, in `Scores`.
struct LeftOutCases {
    private let entries: [(id: String, level: Int?)]

    static func load(_ category: String) throws -> LeftOutCases {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Scores/left-out.json")
        let list = try Document(json: [UInt8](Data(contentsOf: file))).root
        let entries = list.elements.filter { $0["category"]?.string == category }
            .map { (id: $0["case"]?.string ?? "", level: $0["level"]?.integer) }
        return LeftOutCases(entries: entries)
    }

    /// Whether a case does not count on a level; one that is left out on level 1 is so on level 2 too.
    func contains(_ id: String, level: Int) -> Bool {
        entries.contains { $0.id == id && ($0.level ?? 1) <= level }
    }
}
