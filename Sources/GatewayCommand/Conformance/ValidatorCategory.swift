import FHIRDefinitions
import FHIRModel
import FHIRValidation

/// Validates a resource against the base specification and profiles; answers an OperationOutcome.
struct ValidatorCategory: ConformanceCategory {
    static let name = "validator"

    let engine: ConformanceEngine
    /// The validators of R4 and of R4B's types, whose compiled definitions all requests share.
    private let bases = ValidatorBases()

    init(_ engine: ConformanceEngine) { self.engine = engine }

    func answer(_ request: Node, into answer: inout ResourceBuilder) throws {
        answer.raw("outcome", json: OperationOutcomeWriter.bytes(of: try report(request)))
    }

    /// The findings for a request; what cannot be read is a finding too.
    func report(_ request: Node) throws -> Report {
        let file = try text("file", of: request)
        let options = ValidationOptions(request: request["options"])
        let bytes = try engine.bytes(ofFile: file)
        let validator = try validator(for: request, options)
        let profiles = request["profile"]?.string.map { [$0] } ?? []
        var report = Report()
        do throws(ParseError) {
            let document: Document
            if request["resourceFormat"]?.string == "xml" {
                let resource = try engine.reader.read(xml: bytes)
                document = resource.document
                report = resource.report
            } else {
                document = try LenientJSON.document(bytes, allowsComments: options.allowsJSONComments, into: &report)
            }
            report.add(validator.validate(document, profiles: profiles))
            return report
        } catch {
            return Report([Issue(error)])
        }
    }

    /// The validator with the definitions a request brings.
    private func validator(for request: Node, _ options: ValidationOptions) throws -> Validator {
        let base = try bases.validator(ofVersion: request["fhirVersion"]?.string ?? "4.0", engine)
        var images: [DefinitionImage] = []
        let loading = DefinitionLoader.Options(keepsSources: true)
        for name in request["packages"]?.elements.compactMap(\.string) ?? [] {
            let package = try PackageContent(archive: engine.bytes(ofFile: name))
            images.append(try DefinitionLoader.image(of: package, options: loading).image)
        }
        var documents: [Document] = []
        for key in ["supporting", "profiles"] {
            for path in request[key]?.elements.compactMap(\.string) ?? [] {
                // What cannot be read is missed where it is needed.
                if let resource = try? engine.resource(inFile: path) { documents.append(resource.document) }
            }
        }
        if !documents.isEmpty {
            images.append(try DefinitionLoader.image(of: documents.map(\.root), options: loading).image)
        }
        var targets: [String: String] = [:]
        if let resolvable = request["resolvable"] {
            for (_, value) in resolvable.members { targets[value.nameText] = value.string }
        }
        let resolver: @Sendable (String) -> Document? = { [targets, engine] reference in
            targets[reference].flatMap { try? engine.resource(inFile: $0).document }
        }
        guard !images.isEmpty else { return base.with(options: options, resolver: resolver) }
        return try Validator(
            definitions: base.definitions.adding(images), options: options, resolver: resolver)
    }
}
