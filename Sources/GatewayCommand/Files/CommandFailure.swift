/// What ends a command with exit status 1, in words for people.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ text: String) {
        description = text
    }
}
