import FHIRModel

/// How a report compares with what the reference validator found.
struct ValidatorVerdict {
    /// Whether both find errors, or both none.
    let agrees: Bool
    /// Whether the errors stand at the same places as well.
    let agreesOnPlaces: Bool
    let text: String

    init(_ report: Report, expected: Node?) {
        let isValid = expected?["valid"]?.boolean ?? true
        let issues = expected?["issues"].map { Array($0.elements) } ?? []
        let errors = issues.filter { ["error", "fatal"].contains($0["severity"]?.string ?? "") }
        let wanted = Set(errors.map { Self.place($0["expression"]?.string ?? "") })
        let found = Set(report.issues.filter(\.isError).map { Self.place($0.expression) })
        agrees = found.isEmpty == isValid
        // Of input that cannot be read it does not matter where that is said.
        let isUnreadable = errors.contains { $0["severity"]?.string == "fatal" }
        agreesOnPlaces = agrees && (isUnreadable || wanted == found)
        text = "missing \(wanted.subtracting(found).sorted()), unexpected \(found.subtracting(wanted).sorted())"
    }

    /// A place without what does not tell it from others: comments, types of choices, the first of several.
    static func place(_ expression: String) -> String {
        var text = expression.replacing(/\/\*.*?\*\//, with: "").replacing(/\[url='[^']*'\]/, with: "")
        if text.hasPrefix("/") {
            text = text.replacing(/\[(\d+)\]/) { "[\((Int($0.1) ?? 1) - 1)]" }
            text = text.split(separator: "/").map { $0.split(separator: ":").last.map(String.init) ?? "" }
                .joined(separator: ".")
        }
        text = text.replacing("/f:", with: ".").replacing(/\.ofType\([^)]*\)/, with: "")
        text = text.replacing("[0]", with: "").replacing("[x]", with: "").filter { !$0.isWhitespace }
        return ["$", "(document)", "(root)", "(syntax)", "(unknown)", "(xml)", "(json)"].contains(text) ? "" : text
    }
}
