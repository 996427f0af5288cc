import Synchronization

/// Names requests: the client's `X-Request-Id` when it is a short plain word, else one of the server's own.
package final class RequestIdentity: Sendable {
    private let prefix: String
    private let counter = Atomic<UInt64>(0)

    /// - Parameter prefix: tells one process from another.
    package init(prefix: String) { self.prefix = prefix }

    package func identify(_ stated: String?) -> String {
        if let stated, Self.isPlain(stated) { return stated }
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        return prefix + String(number, radix: 36)
    }

    /// True for what may go into a log line and a header as it is.
    private static func isPlain(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: ":"):
                true
            default: false
            }
        }
    }
}
