import FHIRDefinitions
import FHIRModel
import FHIRValidation
import Foundation

/// Answers the conformance category `validator`: reads a resource, loads what the request names, and validates.
struct ValidatorCategory {
    /// The core definitions; what a request loads goes on top of them for that request alone.
    let core: DefinitionStore
    let base: Validator

    /// - Throws: `DefinitionError` when the core definitions are not complete.
    init(core: DefinitionStore) throws(DefinitionError) {
        self.core = core
        base = try Validator(definitions: core)
    }

    /// The OperationOutcome for a request.
    func outcome(_ request: Node) -> [UInt8] { OperationOutcomeWriter.bytes(of: report(request)) }

    /// The findings for a request.
    func report(_ request: Node) -> Report {
        guard let file = request["file"]?.string else {
            return Report([Issue(.unreadable, "the request names no file")])
        }
        let reader = ResourceReader(facts: core.elementFacts)
        var options = ValidationOptions(request: request["options"])
        options.reportsWarnings = true
        do {
            let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: file)))
            let format: ResourceFormat = request["resourceFormat"]?.string == "xml" ? .xml : .json
            let document: Document
            var report = Report()
            if format == .xml {
                let resource = try reader.read(xml: bytes)
                document = resource.document
                report = resource.report
            } else {
                document = try LenientJSON.document(bytes, allowsComments: options.allowsJSONComments, into: &report)
            }
            let validator = try validator(for: request, options, reader)
            let profiles = request["profile"]?.string.map { [$0] } ?? []
            report.add(validator.validate(document, profiles: profiles))
            return report
        } catch let error as ParseError {
            return Report([Issue(error)])
        } catch {
            return Report([Issue(.unreadable, "\(error)")])
        }
    }

    /// The validator with the definitions a request brings.
    private func validator(
        for request: Node, _ options: ValidationOptions, _ reader: ResourceReader
    ) throws -> Validator {
        var images: [DefinitionImage] = []
        let loading = DefinitionLoader.Options(keepsSources: true)
        for name in packages(request) {
            let archive = try [UInt8](Data(contentsOf: URL(fileURLWithPath: name)))
            images.append(try DefinitionLoader.image(of: PackageContent(archive: archive), options: loading).image)
        }
        var resources: [Node] = []
        var documents: [Document] = []
        for key in ["supporting", "profiles"] {
            for item in request[key].map({ Array($0.elements) }) ?? [] {
                guard let path = item.string, let document = read(path, reader) else { continue }
                documents.append(document)
                resources.append(document.root)
            }
        }
        if !resources.isEmpty { images.append(try DefinitionLoader.image(of: resources, options: loading).image) }
        var targets: [String: String] = [:]
        for (_, value) in request["resolvable"]?.members ?? request.members where request["resolvable"] != nil {
            if let path = value.string { targets[value.nameText] = path }
        }
        let resolver: @Sendable (String) -> Document? = { [targets, reader] reference in
            targets[reference].flatMap { ValidatorCategory.read($0, reader) }
        }
        guard !images.isEmpty else { return base.with(options: options, resolver: resolver) }
        return try Validator(definitions: core.adding(images), options: options, resolver: resolver)
    }

    private func packages(_ request: Node) -> [String] {
        (request["packages"].map { Array($0.elements) } ?? []).compactMap(\.string)
    }

    private func read(_ path: String, _ reader: ResourceReader) -> Document? { Self.read(path, reader) }

    private static func read(_ path: String, _ reader: ResourceReader) -> Document? {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return nil }
        let bytes = [UInt8](data)
        let isXML = bytes.first { $0 > 32 && $0 < 0x80 } == UInt8(ascii: "<")
        return isXML ? (try? reader.read(xml: bytes))?.document : try? Document(json: bytes)
    }
}
