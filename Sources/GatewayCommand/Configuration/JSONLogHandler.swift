import FHIRModel
import Foundation
import Logging

/// Writes each log entry as one line of JSON on standard error.
struct JSONLogHandler: LogHandler {
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.mapValues(\.description)
        fields["time"] = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)).text
        fields["level"] = event.level.rawValue
        fields["message"] = event.message.description
        FileHandle.standardError.write(Self.line(fields))
    }

    /// One object of texts, its names in order, and the end of the line.
    static func line(_ fields: [String: String]) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts alone can always be encoded; an entry must not be lost over it either.
        return ((try? encoder.encode(fields)) ?? Data("{}".utf8)) + Data("\n".utf8)
    }
}
