package import FHIRDefinitions
public import FHIRModel
package import FHIRPath
package import FHIRTerminology

/// Checks FHIR R4 resources against the base specification and profiles.
///
/// Make one and share it: what it compiles of the definitions is kept for all threads.
public final class Validator: Sendable {
    package let definitions: DefinitionStore
    package let terminology: Terminology
    package let schemas: SchemaStore
    /// The types of the definitions as FHIRPath needs them.
    package let types: PathTypes
    /// How validations are done unless asked otherwise.
    package let options: ValidationOptions
    /// Finds a resource outside of the instance by the text of a reference.
    let resolver: (@Sendable (String) -> Document?)?

    /// Makes a validator over definitions.
    ///
    /// `resolver` finds a resource outside of the instance by the text of a reference to it; it is used when the
    /// options ask to follow references.
    /// - Throws: `DefinitionError` when the definitions do not have R4's base types.
    package init(
        definitions: DefinitionStore, options: ValidationOptions = ValidationOptions(),
        resolver: (@Sendable (String) -> Document?)? = nil
    ) throws(DefinitionError) {
        self.definitions = definitions
        self.options = options
        self.resolver = resolver
        terminology = Terminology(definitions: definitions)
        schemas = try SchemaStore(definitions: definitions, terminology: terminology)
        types = PathTypes(SchemaTypeModel(schemas))
    }

    private init(_ other: Validator, options: ValidationOptions, resolver: (@Sendable (String) -> Document?)?) {
        definitions = other.definitions
        terminology = other.terminology
        schemas = other.schemas
        types = other.types
        self.options = options
        self.resolver = resolver
    }

    /// Makes a validator over the bundled R4 core in a folder of definitions, the one that holds `r4`.
    ///
    /// - Throws: an error that says what is wrong when the definitions cannot be read.
    public convenience init(definitionsIn folder: String, options: ValidationOptions = ValidationOptions()) throws {
        try self.init(definitions: DefinitionStore.core(in: folder), options: options)
    }

    /// A validator with other options that shares what this one compiled.
    public func sharing(options: ValidationOptions) -> Validator { with(options: options) }

    /// The same definitions with other options; what was compiled is shared.
    package func with(
        options: ValidationOptions, resolver: (@Sendable (String) -> Document?)? = nil
    ) -> Validator {
        Validator(self, options: options, resolver: resolver)
    }

    /// Checks a document.
    ///
    /// `profiles`: canonical URLs of profiles it must meet besides those it claims.
    public func validate(_ document: Document, profiles: [String] = []) -> Report {
        validate(document.root, profiles: profiles)
    }

    /// Checks a resource that is a document's root.
    public func validate(_ node: Node, profiles: [String] = []) -> Report {
        let run = ValidationRun(validator: self, options: options)
        run.subject = node
        run.checkResource(node, parent: nil, profiles: profiles)
        return run.finished()
    }
}
