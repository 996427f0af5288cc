import FHIRModel

/// Findings for people: one line each, below it the line of the source.
struct TextReport {
    let isColored: Bool
    /// Whether files without findings are named too.
    let showsAll: Bool

    func render(_ results: [FileResult]) -> String {
        var text = ""
        for result in results {
            if result.issues.isEmpty {
                if showsAll { text += "\(paint("ok", "32"))  \(result.name)\n" }
                continue
            }
            text += "\(paint(result.name, "1"))\n"
            for issue in result.issues { text += render(issue, result) }
        }
        return text + summary(results)
    }

    private func render(_ issue: Issue, _ result: FileResult) -> String {
        let place = issue.line.map { line in "\(line):\(issue.column ?? 1) " } ?? ""
        let expression = issue.expression.isEmpty ? "" : paint(issue.expression, "36") + ": "
        var text =
            "  \(place)\(label(issue.severity)) \(expression)\(issue.diagnostics) \(paint("[\(issue.kind.id)]", "2"))\n"
        if let number = issue.line, let line = result.line(number, around: issue.column ?? 1) {
            text += "    \(paint("│", "2")) \(line.text)\n"
            text +=
                "    \(paint("│", "2")) \(String(repeating: " ", count: max(0, line.column - 1)))\(paint("^", "31"))\n"
        }
        return text
    }

    private func label(_ severity: IssueSeverity) -> String {
        switch severity {
        case .fatal, .error: paint(severity.rawValue, "31;1")
        case .warning: paint("warning", "33;1")
        case .information: paint("information", "34")
        }
    }

    private func paint(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    private func summary(_ results: [FileResult]) -> String {
        let issues = results.flatMap(\.issues)
        let errors = issues.filter(\.isError).count
        let warnings = issues.filter { $0.severity == .warning }.count
        let files = results.count == 1 ? "1 file" : "\(results.count) files"
        let verdict = errors == 0 ? paint("no errors", "32") : paint("\(errors) error\(errors == 1 ? "" : "s")", "31")
        return "\(files): \(verdict), \(warnings) warning\(warnings == 1 ? "" : "s")\n"
    }
}
