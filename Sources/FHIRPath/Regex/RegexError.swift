/// Why a regular expression cannot be used.
struct RegexError: Error, Sendable {
    let message: String
}
