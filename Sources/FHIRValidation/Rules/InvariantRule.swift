import FHIRDefinitions
import FHIRModel
import FHIRPath

/// A constraint of a definition (`ElementDefinition.constraint`), its expression compiled once.
final class InvariantRule: Sendable {
    let key: String
    /// The FHIRPath expression.
    let text: String
    let human: String
    let isError: Bool
    let isBestPractice: Bool
    let native: NativeInvariant?
    private let program: InvariantProgram?

    /// `nil` when there is nothing to evaluate, or the rule is part of another check.
    init?(_ constraint: ElementConstraint) {
        guard let stated = constraint.expression else { return nil }
        let expression = InvariantErrata.corrected(stated)
        native = NativeInvariant(expression: expression)
        if case .checkedElsewhere = native { return nil }
        key = constraint.key
        text = expression
        human = constraint.human
        isError = constraint.isError
        isBestPractice = constraint.isBestPractice
        program = native == nil ? InvariantProgram(expression) : nil
    }

    /// An expression that is no constraint of an element, such as an extension's context.
    init(expression: String) {
        native = nil
        key = ""
        text = expression
        human = expression
        isError = true
        isBestPractice = false
        program = InvariantProgram(expression)
    }

    /// Whether the rule holds for an element; one that cannot be evaluated is taken to hold.
    func holds(at element: PathElement, _ scope: ResourceScope, _ run: ValidationRun) -> Bool {
        if let native { return native.holds(element.node) }
        guard let program else { return true }
        do throws(PathError) {
            return try program.holds(for: element, scope, run)
        } catch {
            tellUnchecked(at: element.node, error, run)
            return true
        }
    }

    /// Whether the expression, evaluated on a resource, gives an element among others; one that cannot be evaluated is
    /// taken to.
    func selects(_ node: Node, in scope: ResourceScope, _ run: ValidationRun) -> Bool {
        guard let program else { return true }
        do throws(PathError) {
            return try program.finds(node, scope, run)
        } catch {
            tellUnchecked(at: node, error, run)
            return true
        }
    }

    private func tellUnchecked(at node: Node, _ error: PathError, _ run: ValidationRun) {
        guard run.options.reportsWarnings else { return }
        let name = key.isEmpty ? "" : "\(key): "
        run.report(.uncheckedInvariant, at: node, "\(name)the expression '\(text)' cannot be evaluated: \(error)")
    }
}

extension ValidationRun {
    /// What expressions on a resource see around it.
    func context(of scope: ResourceScope) -> PathContext {
        if let context = scope.context { return context }
        let context = PathContext(types: validator.types)
        context.resource = context.element(scope.node)
        context.rootResource = scope.isContained ? context.element(scope.container.node) : context.resource
        let host = ValidationHost(self, scope)
        context.host = host
        scope.context = context
        return context
    }

    /// Checks invariants of an element.
    func check(
        _ rules: [InvariantRule], at element: PathElement, _ scope: ResourceScope, profile: String? = nil
    ) {
        guard !options.checksStructureOnly else { return }
        for rule in rules {
            var severity: IssueSeverity = rule.isError ? .error : .warning
            if rule.isBestPractice {
                guard let stated = options.bestPractice else { continue }
                severity = stated
            }
            if severity < .error, !options.reportsWarnings { continue }
            guard !rule.holds(at: element, scope, self) else { continue }
            report(
                .brokenInvariant, at: element.node, severity: severity, profile: profile,
                "\(rule.key): \(rule.human)")
        }
    }
}
