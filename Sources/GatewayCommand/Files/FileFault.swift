import Foundation

/// A file that cannot be read or written.
struct FileFault: Error, CustomStringConvertible {
    let name: String
    let message: String

    var description: String { "\(name): \(message)" }

    /// What the operating system said last.
    static var lastSystemMessage: String { String(cString: strerror(errno)) }
}
