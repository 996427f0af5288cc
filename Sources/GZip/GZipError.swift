/// Why bytes could not be inflated or deflated.
package struct GZipError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong.
    package enum Kind: Sendable, Equatable {
        /// The bytes are no valid stream of the format.
        case malformed
        /// The stream ends before its trailer.
        case truncated
        /// The inflated bytes would be more than `GZipLimits.maximumBytes`.
        case tooLarge
        /// The inflated bytes are more than `GZipLimits.maximumRatio` times the compressed ones.
        case ratioTooHigh
        /// zlib could not get memory or was called wrongly.
        case library
    }

    package let kind: Kind
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
