/// Renders findings as an `OperationOutcome` (FHIR R4, 2.24).
public enum OperationOutcomeWriter {
    /// Compact JSON of an OperationOutcome.
    ///
    /// A report without findings says so in one informational issue, for `issue` is `1..*`. Line, column and the
    /// rule's stable id go into the standard extensions for them.
    public static func bytes(of issues: [Issue]) -> [UInt8] {
        var outcome = ResourceBuilder(resourceType: "OperationOutcome", capacity: 256 + issues.count * 384)
        outcome.array("issue") { list in
            for issue in issues { list.item { write(issue, to: &$0) } }
            if issues.isEmpty {
                list.item { item in
                    item.string("severity", constant: "information")
                    item.string("code", constant: "informational")
                    item.object("details") { $0.string("text", constant: "All OK") }
                }
            }
        }
        return outcome.finish()
    }

    /// Compact JSON of an OperationOutcome of a report.
    public static func bytes(of report: Report) -> [UInt8] { bytes(of: report.issues) }

    private static func write(_ issue: Issue, to item: inout ResourceBuilder) {
        item.array("extension") { extensions in
            number(issue.line, "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line", &extensions)
            number(issue.column, "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col", &extensions)
            extensions.item { item in
                item.string(
                    "url", constant: "http://hl7.org/fhir/StructureDefinition/operationoutcome-message-id")
                item.string("valueCode", issue.kind.id)
            }
        }
        item.string("severity", issue.severity.rawValue)
        item.string("code", issue.code.rawValue)
        item.object("details") { $0.string("text", issue.details ?? issue.diagnostics) }
        item.string("diagnostics", issue.diagnostics)
        if !issue.expression.isEmpty {
            item.array("expression") { $0.itemString(issue.expression) }
        }
    }

    private static func number(_ value: Int?, _ url: StaticString, _ extensions: inout ResourceBuilder) {
        guard let value else { return }
        extensions.item { item in
            item.string("url", constant: url)
            item.integer("valueInteger", value)
        }
    }
}
