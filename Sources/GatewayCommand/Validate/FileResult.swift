import FHIRModel

/// What was found in one file.
struct FileResult: Sendable {
    let name: String
    var issues: [Issue] = []
    /// The text, to show lines of it.
    var source: [UInt8] = []
    /// Whether the file could not be read at all.
    var isUnreadable = false

    init(name: String) { self.name = name }

    var hasErrors: Bool { issues.contains(where: \.isError) }

    /// Adds findings of at least a severity.
    mutating func add(_ found: [Issue], _ level: IssueSeverity) { issues += found.filter { $0.severity >= level } }

    /// A line of the text, from 1, without its line feed; cut where it is long.
    func line(_ number: Int, around column: Int) -> (text: String, column: Int)? {
        var current = 1
        var start = 0
        for (index, byte) in source.enumerated() where byte == 10 {
            if current == number { return cut(source[start..<index], column) }
            current += 1
            start = index + 1
        }
        return current == number && start < source.count ? cut(source[start...], column) : nil
    }

    private func cut(_ bytes: ArraySlice<UInt8>, _ column: Int) -> (text: String, column: Int) {
        var text = Array(String(decoding: bytes, as: UTF8.self))
        while text.last?.isNewline == true { text.removeLast() }
        let width = 100
        guard text.count > width else { return (String(text), column) }
        let start = max(0, min(column - width / 2, text.count - width))
        let end = min(text.count, start + width)
        let prefix = start > 0 ? "…" : ""
        return (prefix + String(text[start..<end]) + (end < text.count ? "…" : ""), column - start + prefix.count)
    }
}
