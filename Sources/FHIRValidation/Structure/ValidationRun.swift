import FHIRDefinitions
import FHIRModel
import FHIRPath
import FHIRTerminology

/// One validation from start to end: what is being checked, what was found, and what was looked up on the way.
///
/// Not shared between threads; everything it uses of the validator is immutable or locked there.
final class ValidationRun {
    let validator: Validator
    let options: ValidationOptions
    var schemas: SchemaStore { validator.schemas }

    /// What was found so far.
    private(set) var findings: [Finding] = []
    /// Whether findings beyond the limit were dropped.
    private(set) var isCutShort = false

    /// The resource the validation is about.
    var subject: Node?
    /// Profiles being applied right now, to end profiles that lead back to themselves.
    var activeProfiles: Set<ActiveProfile> = []
    /// Verdicts of profiles on elements, so that a discriminator and a type rule ask only once.
    var conformance: [ActiveProfile: Bool] = [:]
    /// Documents that references outside of the instance led to.
    var resolved: [String: Document?] = [:]
    /// Indexes of the Bundles met, by the Bundle's place.
    var bundleIndexes: [Node: BundleIndex] = [:]
    /// How deep elements are nested where the check is now.
    var depth = 0
    /// The day relative limits refer to, as `YYYY-MM-DD`.
    private(set) lazy var today: String = options.today ?? Clock.today()

    /// A profile applied to an element.
    struct ActiveProfile: Hashable {
        let profile: ObjectIdentifier
        let node: Node
    }

    init(validator: Validator, options: ValidationOptions) {
        self.validator = validator
        self.options = options
    }

    /// Something found, before its place is put into words.
    struct Finding {
        let kind: IssueKind
        let severity: IssueSeverity
        let node: Node
        /// What follows the path of `node`: the name of an element that is missing.
        let suffix: String
        let text: String
        let profile: String?
    }

    /// Reports a fault at an element.
    ///
    /// Here `suffix` is the name of a missing child the fault is about, if the place should name it;
    /// `profile` is the URL of the profile whose rule is broken, where it is not the base specification.
    func report(
        _ kind: IssueKind, at node: Node, suffix: String = "", severity: IssueSeverity? = nil, profile: String? = nil,
        _ text: @autoclosure () -> String
    ) {
        let severity = severity ?? kind.severity
        guard findings.count < options.maximumIssues else {
            isCutShort = true
            return
        }
        findings.append(
            Finding(
                kind: kind, severity: severity, node: node, suffix: suffix, text: text(), profile: profile))
    }

    /// Runs checks whose findings do not count by themselves, and says whether there were errors.
    func trial(_ body: () -> Void) -> [Finding] {
        let kept = findings
        let wasCutShort = isCutShort
        findings = []
        body()
        let found = findings
        findings = kept
        isCutShort = wasCutShort
        return found
    }

    /// Whether checks find no error; nothing is reported.
    func succeeds(_ body: () -> Void) -> Bool {
        !trial(body).contains { $0.severity == .error || $0.severity == .fatal }
    }

    /// Takes over findings of a trial.
    func adopt(_ found: [Finding]) {
        for finding in found where findings.count < options.maximumIssues { findings.append(finding) }
    }
}

extension ValidationRun {
    /// The findings as issues, each once, in the order they were made.
    func finished() -> Report {
        guard !findings.isEmpty else { return Report() }
        var seen: Set<String> = []
        var issues: [Issue] = []
        // Lines are counted from the start of the text each time, so of a long text only the first findings get one.
        let isLong = (findings.first?.node.document.withBytes { $0.count } ?? 0) > 1_000_000
        for finding in findings {
            if finding.severity < .error, !options.reportsWarnings { continue }
            if options.suppressed.contains(where: finding.text.contains) { continue }
            var expression = SchemaPath.expression(of: finding.node, schemas)
            if !finding.suffix.isEmpty { expression += "." + finding.suffix }
            let text = finding.profile.map { "\(finding.text) (profile \($0))" } ?? finding.text
            guard seen.insert("\(expression) \(finding.kind.id) \(finding.text)").inserted else { continue }
            let position = isLong && issues.count >= 50 ? nil : finding.node.position
            issues.append(
                Issue(
                    finding.kind, severity: finding.severity, at: expression, text, line: position?.line,
                    column: position?.column))
        }
        if isCutShort {
            issues.append(
                Issue(.issuesCutShort, "more than \(options.maximumIssues) findings; the others are left out"))
        }
        return Report(issues)
    }
}
