import FHIRModel

/// One category of conformance cases: what the program answers to a request of it.
protocol ConformanceCategory: Sendable {
    /// What requests call it.
    static var name: String { get }

    init(_ engine: ConformanceEngine)

    /// Adds the answer's members to an object that has the request's `id` already.
    ///
    /// No state is kept from one request to the next.
    /// - Throws: what becomes the answer's `error`.
    func answer(_ request: Node, into answer: inout ResourceBuilder) throws
}

extension ConformanceCategory {
    /// A member of the request that must be a string.
    func text(_ name: String, of request: Node) throws -> String {
        guard let text = request[name]?.string else { throw ConformanceFault(message: "the request has no '\(name)'") }
        return text
    }
}

/// A request that cannot be answered.
struct ConformanceFault: Error, CustomStringConvertible {
    let message: String

    var description: String { message }
}
