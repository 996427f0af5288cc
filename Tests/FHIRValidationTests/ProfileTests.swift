import FHIRDefinitions
import FHIRModel
import FHIRValidation
import Testing

@Suite struct ProfileTests {
    private static let url = "http://example.org/StructureDefinition/test"

    /// A validator that knows a profile on Patient with a differential.
    private static func validator(_ differential: String) throws -> Validator {
        let definition = """
            {"resourceType":"StructureDefinition","url":"\(url)","name":"Test","status":"active","kind":"resource",
            "abstract":false,"type":"Patient","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient",
            "derivation":"constraint","differential":{"element":[{"id":"Patient","path":"Patient"},\(differential)]}}
            """
        let document = try Document(json: definition)
        let image = try DefinitionLoader.image(of: [document.root], options: .init(keepsSources: true)).image
        return try Validator(definitions: CoreValidator.definitions.get().adding([image]))
    }

    private static func errors(_ differential: String, _ patient: String) throws -> [String] {
        let document = try Document(json: #"{"resourceType":"Patient",\#(patient)}"#)
        return try validator(differential).validate(document, profiles: [url]).issues.filter(\.isError)
            .map { "\($0.kind.id) \($0.expression)" }
    }

    @Test(arguments: [
        (#"{"id":"Patient.name","path":"Patient.name","min":1}"#, #""active":true"#, "minimum-cardinality Patient"),
        (
            #"{"id":"Patient.name","path":"Patient.name","max":"0"}"#, #""name":[{"family":"A"}]"#,
            "maximum-cardinality Patient"
        ),
        (
            #"{"id":"Patient.gender","path":"Patient.gender","fixedCode":"other"}"#, #""gender":"male""#,
            "fixed-value-differs Patient.gender"
        ),
        (
            #"{"id":"Patient.identifier","path":"Patient.identifier","patternIdentifier":{"system":"urn:a"}}"#,
            #""identifier":[{"system":"urn:b","value":"1"}]"#, "pattern-differs Patient.identifier[0].system"
        ),
        (
            #"{"id":"Patient.name.family","path":"Patient.name.family","maxLength":3}"#, #""name":[{"family":"ABCD"}]"#,
            "value-too-long Patient.name[0].family"
        ),
        (
            #"{"id":"Patient.deceased[x]","path":"Patient.deceased[x]","type":[{"code":"boolean"}]}"#,
            #""deceasedDateTime":"2020""#, "type-not-allowed Patient.deceased.ofType(dateTime)"
        ),
        (
            #"{"id":"Patient.name","path":"Patient.name","constraint":[{"key":"t-1","severity":"error","human":"x","expression":"family.exists()"}]}"#,
            #""name":[{"text":"A"}]"#, "invariant-failed Patient.name[0]"
        ),
    ])
    func reportsWhatAProfileForbids(_ differential: String, _ patient: String, _ expected: String) throws {
        #expect(try Self.errors(differential, patient) == [expected])
    }

    private static let slices = """
        {"id":"Patient.identifier","path":"Patient.identifier",
        "slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"closed"}},
        {"id":"Patient.identifier:a","path":"Patient.identifier","sliceName":"a","min":1,"max":"1"},
        {"id":"Patient.identifier:a.system","path":"Patient.identifier.system","min":1,"fixedUri":"urn:a"},
        {"id":"Patient.identifier:a.value","path":"Patient.identifier.value","min":1}
        """

    @Test(arguments: [
        (#""identifier":[{"system":"urn:a","value":"1"}]"#, []),
        (#""active":true"#, ["slice-missing Patient"]),
        (#""identifier":[{"system":"urn:a"}]"#, ["minimum-cardinality Patient.identifier[0]"]),
        (
            #""identifier":[{"system":"urn:a","value":"1"},{"system":"urn:a","value":"2"}]"#,
            ["maximum-cardinality Patient"]
        ),
        (
            #""identifier":[{"system":"urn:a","value":"1"},{"system":"urn:b"}]"#,
            ["no-matching-slice Patient.identifier[1]"]
        ),
    ])
    func sortsValuesIntoSlices(_ patient: String, _ expected: [String]) throws {
        #expect(try Self.errors(Self.slices, patient) == expected)
    }

    @Test func saysThatAProfileIsNotKnown() throws {
        let errors = try CoreValidator.errors(#"{"resourceType":"Patient","active":true}"#, profiles: ["urn:none"])
        #expect(errors == ["unknown-profile Patient"])
    }
}
