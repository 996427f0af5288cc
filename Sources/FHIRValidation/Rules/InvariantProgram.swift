import FHIRModel
import FHIRPath
import Synchronization

/// A FHIRPath expression of a definition, compiled at first use.
///
/// It is not compiled with the definition, because that happens while the types its names mean are being made.
final class InvariantProgram: Sendable {
    /// The outcome of compiling for a type.
    private final class Compiled: Sendable {
        let type: PathType
        let program: PathProgram?
        let fault: PathError?

        init(_ text: String, _ type: PathType, _ types: PathTypes) {
            self.type = type
            do throws(PathError) {
                program = try PathProgram(text, on: type, types: types)
                fault = nil
            } catch {
                program = nil
                fault = error
            }
        }
    }

    private let text: String
    /// For the type of the first element the expression was evaluated on, which is nearly always the only one.
    private let typed = AtomicLazyReference<Compiled>()
    /// For elements of any other type.
    private let untyped = AtomicLazyReference<Compiled>()

    init(_ text: String) { self.text = text }

    private func compiled(for type: PathType, _ types: PathTypes) -> Compiled {
        let first = typed.load() ?? typed.storeIfNil(Compiled(text, type, types))
        if first.type == type { return first }
        return untyped.load() ?? untyped.storeIfNil(Compiled(text, .unknown, types))
    }

    /// Whether the expression is true for an element.
    /// - Throws: why it cannot be said.
    func holds(for element: PathElement, _ scope: ResourceScope, _ run: ValidationRun) throws(PathError) -> Bool {
        let compiled = compiled(for: element.type, run.validator.types)
        if let fault = compiled.fault { throw fault }
        return try compiled.program?.holds(on: element, in: run.context(of: scope)) ?? true
    }

    /// Whether the expression, evaluated on the resource, finds a value.
    func finds(_ node: Node, _ scope: ResourceScope, _ run: ValidationRun) throws(PathError) -> Bool {
        let context = run.context(of: scope)
        let resource = context.element(scope.node)
        let compiled = compiled(for: resource.type, run.validator.types)
        if let fault = compiled.fault { throw fault }
        guard let found = try compiled.program?.evaluate(on: resource, in: context) else { return true }
        return found.items.contains { item in
            guard case .element(let element) = item else { return false }
            return element.node == node || element.companion == node
        }
    }
}
