import Foundation

/// What a command reads: a named file, or standard input.
struct InputFile: Sendable {
    /// `-` means standard input.
    let name: String

    var isStandardInput: Bool { name == "-" }

    /// How messages call it.
    var displayName: String { isStandardInput ? "standard input" : name }

    private func open() throws -> FileHandle {
        if isStandardInput { return .standardInput }
        guard let handle = FileHandle(forReadingAtPath: name) else {
            throw FileFault(name: name, message: FileFault.lastSystemMessage)
        }
        return handle
    }

    /// The whole content.
    /// - Throws: a ``FileFault`` when it cannot be read or is longer than the limit.
    func bytes(atMost limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachChunk { chunk in
            guard bytes.count + chunk.count <= limit else {
                throw FileFault(name: displayName, message: "longer than \(limit) bytes")
            }
            bytes.append(contentsOf: chunk)
        }
        return bytes
    }

    /// Hands the content over piece by piece.
    /// - Throws: a ``FileFault`` when it cannot be read, or what `body` throws.
    func forEachChunk(_ body: (Data) throws -> Void) throws {
        let handle = try open()
        defer { if !isStandardInput { try? handle.close() } }
        while true {
            let chunk: Data?
            do { chunk = try handle.read(upToCount: 1 << 20) } catch {
                throw FileFault(name: displayName, message: FileFault.lastSystemMessage)
            }
            guard let chunk, !chunk.isEmpty else { return }
            try body(chunk)
        }
    }
}
