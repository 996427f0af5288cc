import Foundation

/// Where a command writes its result.
enum OutputFile {
    /// Writes to standard output at once, whatever its length.
    static func writeToStandardOutput(_ bytes: [UInt8]) throws {
        do { try FileHandle.standardOutput.write(contentsOf: bytes) } catch {
            throw FileFault(name: "standard output", message: FileFault.lastSystemMessage)
        }
    }

    /// Puts a file in place whole or not at all.
    static func write(_ bytes: [UInt8], to path: String) throws {
        do { try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw FileFault(name: path, message: error.localizedDescription)
        }
    }

    /// Writes a line of diagnostics.
    static func complain(_ text: String) {
        // Nobody is left to tell when standard error is gone.
        try? FileHandle.standardError.write(contentsOf: Array((text + "\n").utf8))
    }
}
