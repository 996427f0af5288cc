/// A media type with its parameters (RFC 9110 8.3.1), names in lower case.
package struct MediaTypeValue: Sendable, Hashable {
    /// Type and subtype, such as `application/fhir+json`.
    package var essence: String
    package var parameters: [String: String]

    package init?(_ text: some StringProtocol) {
        let pieces = text.split(separator: ";", omittingEmptySubsequences: false)
        guard let first = pieces.first else { return nil }
        essence = Self.trimmed(first).lowercased()
        guard essence.split(separator: "/", omittingEmptySubsequences: false).count == 2 else { return nil }
        parameters = [:]
        for piece in pieces.dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            parameters[Self.trimmed(pair[0]).lowercased()] =
                Self.trimmed(pair[1]).filter { $0 != "\"" }
        }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = text[...]
        while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }

    /// The weight of an `Accept` entry, 1 where none is given; something that is no weight counts as 1.
    package var quality: Double { parameters["q"].flatMap { Double($0) } ?? 1 }
}
