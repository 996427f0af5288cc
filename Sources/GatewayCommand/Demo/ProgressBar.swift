import Foundation

/// A line of progress on standard error; without a terminal, a line for every tenth.
struct ProgressBar {
    private let unit: String
    private let isTerminal = isatty(2) != 0
    private let start = ContinuousClock.now
    private var lastTenth = 0
    private var lastShown: ContinuousClock.Instant?

    init(unit: String) {
        self.unit = unit
    }

    mutating func show(_ done: Int, of all: Int, count: Int) {
        let share = all > 0 ? Double(done) / Double(all) : 1
        let rate = Int(Double(count) / max(start.duration(to: .now) / .seconds(1), 0.001))
        let tenth = Int(share * 10)
        if isTerminal {
            // Ten times a second is as much as one can read.
            if let lastShown, lastShown.duration(to: .now) < .milliseconds(100), done < all { return }
            lastShown = .now
            let filled = Int(share * 30)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            write("\r\u{1b}[K\(bar) \(Int(share * 100)) %  \(count) \(unit), \(rate)/s")
        } else if tenth > lastTenth {
            lastTenth = tenth
            write("\(Int(share * 100)) %, \(count) \(unit), \(rate)/s\n")
        }
    }

    func finish() {
        if isTerminal { write("\r\u{1b}[K") }
    }

    /// Seconds with one decimal.
    func rounded(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
