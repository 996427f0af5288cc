import Foundation

/// One line on standard error that says how far a check of many files is.
struct ProgressLine: Sendable {
    let total: Int
    let isShown: Bool

    func show(_ done: Int) {
        guard isShown, done % 10 == 0 || done == total else { return }
        let width = 30
        let filled = total == 0 ? width : done * width / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        write("\r\(bar) \(done)/\(total)")
    }

    func clear() { if isShown { write("\r\u{1B}[K") } }

    private func write(_ text: String) {
        // Progress that cannot be shown is no reason to stop.
        try? FileHandle.standardError.write(contentsOf: Array(text.utf8))
    }
}
