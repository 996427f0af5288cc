/// Code systems that are grammars, not lists.
package enum CodeGrammar: Sendable, Equatable {
    /// MIME types (BCP 13, RFC 6838, section 4.2; parameters by RFC 2045, section 5.1).
    case mimeType
    /// Language tags (BCP 47, RFC 5646, section 2.1).
    case languageTag

    /// The grammar of a code system, `nil` when it is none.
    package init?(system: String) {
        switch system {
        case "urn:ietf:bcp:13": self = .mimeType
        case "urn:ietf:bcp:47": self = .languageTag
        default: return nil
        }
    }

    /// Whether a code follows the grammar.
    package func accepts(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .mimeType: MIMETypeGrammar.accepts(code)
        case .languageTag: LanguageTagGrammar.accepts(code)
        }
    }
}
