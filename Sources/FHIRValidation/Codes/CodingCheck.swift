import FHIRModel
import FHIRTerminology

extension ValidationRun {
    /// Checks a Coding by itself: that its system is one, has the code, and shows it rightly.
    func checkCoding(_ node: Node, _ place: Place) {
        guard !options.checksStructureOnly, let systemNode = node[.system], systemNode.kind == .string else { return }
        guard let system = systemNode.string, !system.isEmpty else { return }
        if !PrimitiveGrammar.isAbsolute(system) {
            report(.invalidURI, at: systemNode, "Coding.system must be an absolute URI, not '\(system)'")
            return
        }
        if !options.allowsExampleURLs, ExampleURLs.contains(system) {
            report(.exampleURL, at: systemNode, "example URLs are not allowed here: \(system)")
        }
        guard let codeNode = node[.code], let code = codeNode.string, !code.isEmpty else {
            if case .isValueSet = validator.terminology.check(system: system, code: "") {
                reportNoSystem(systemNode, system)
            }
            return
        }
        let display = node[.display]
        let verdict = validator.terminology.check(
            system: system, version: node[.version]?.string, code: code, display: display?.string,
            language: options.language)
        switch verdict {
        case .valid, .unknownSystem: return
        case .unknownCode:
            report(.unknownCode, at: codeNode, "the code system '\(system)' has no code '\(code)'")
        case .wrongDisplay(let expected):
            guard let display else { return }
            let list = expected.prefix(5).map { "'\($0)'" }.joined(separator: " or ")
            report(
                .wrongDisplay, at: display, severity: options.wrongDisplays,
                "the display of '\(system)#\(code)' is \(list), not '\(display.string ?? "")'")
        case .isValueSet: reportNoSystem(systemNode, system)
        case .supplement:
            report(
                .notACodeSystem, at: systemNode,
                "'\(system)' is a supplement, which has no codes of its own; name the code system it adds to")
        }
    }

    private func reportNoSystem(_ node: Node, _ system: String) {
        report(.notACodeSystem, at: node, "'\(system)' is a value set, not a code system")
    }
}
