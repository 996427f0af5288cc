import FHIRDefinitions
import FHIRModel
import FHIRPath
import FHIRService
import FHIRValidation
import Foundation
import Synchronization

/// The validator of a running gateway, made on the first write so that a start stays quick.
///
/// Breaches of R4 itself keep a resource from being stored. Breaches of a profile that the resource claims do so at
/// profile level `error` only: general clients know nothing of openIMIS's profiles.
final class ValidationEngine: WriteValidator {
    enum ProfileLevel: String, Sendable, CaseIterable {
        case warn
        case error
    }

    private let definitions: DefinitionStore
    private let folder: String
    private let profileLevel: ProfileLevel
    private let validator = Mutex<Validator?>(nil)

    /// `definitions` is the R4 core, `folder` the one that has openIMIS's own definitions in `openimis`.
    init(definitions: DefinitionStore, folder: String, profileLevel: ProfileLevel) {
        self.definitions = definitions
        self.folder = folder
        self.profileLevel = profileLevel
    }

    func report(on resource: Document) -> Report {
        do {
            let validator = try shared()
            let report = validator.validate(resource)
            guard report.hasErrors, profileLevel == .warn, resource.root[.meta]?[.profile] != nil else { return report }
            return try withoutProfileErrors(report, resource, validator)
        } catch {
            return Report([Issue(ServiceError.Kind.fault.issueKind, "The definitions cannot be used: \(error)")])
        }
    }

    /// The types of the definitions, for FHIRPath.
    func pathTypes() throws -> PathTypes { try shared().types }

    /// Errors stay when the resource has them without its claims too; the others become warnings.
    private func withoutProfileErrors(_ report: Report, _ resource: Document, _ validator: Validator) throws -> Report {
        var edits = EditList()
        edits.remove(.meta, .profile)
        let plain = try Document(json: JSONWriter(edits: edits).write(resource))
        let base = Set(validator.validate(plain).issues.filter(\.isError).map(Self.key))
        return Report(
            report.issues.map { issue in
                guard issue.isError, !base.contains(Self.key(issue)) else { return issue }
                var issue = issue
                issue.severity = .warning
                return issue
            })
    }

    /// What makes two findings the same; lines differ between the two texts.
    private static func key(_ issue: Issue) -> [String] { [issue.kind.id, issue.expression, issue.diagnostics] }

    private func shared() throws -> Validator {
        try validator.withLock { validator in
            if let validator { return validator }
            var options = ValidationOptions()
            options.unknownExtensions = .information
            options.wrongDisplays = .warning
            let made = try Validator(definitions: definitions.adding(ownDefinitions()), options: options)
            validator = made
            return made
        }
    }

    private func ownDefinitions() throws -> [DefinitionImage] {
        let own = folder + "/openimis"
        guard FileManager.default.fileExists(atPath: own) else { return [] }
        let source = DefinitionSource(facts: definitions.elementFacts, options: .init(keepsSources: true))
        return [try source.load(own).image]
    }
}
