import FHIRModel
import FHIRPatch
import Testing

@Suite struct FHIRPathPatchTests {
    /// One operation with its parts as JSON.
    private static func patched(_ document: String, _ operations: String...) throws -> String {
        let list = operations.map { #"{"name":"operation","part":[\#($0)]}"# }.joined(separator: ",")
        let patch = try Document(json: #"{"resourceType":"Parameters","parameter":[\#(list)]}"#)
        let result = try FHIRPathPatch(patch.root).apply(to: Document(json: document), types: Core.types())
        return String(decoding: result.bytes, as: UTF8.self)
    }

    private static func part(_ name: String, _ value: String) -> String { #"{"name":"\#(name)",\#(value)}"# }

    private static func operation(_ type: String, _ path: String, _ parts: String...) -> String {
        ([part("type", #""valueCode":"\#(type)""#), part("path", #""valueString":"\#(path)""#)] + parts)
            .joined(separator: ",")
    }

    private static func name(_ text: String) -> String { part("name", #""valueString":"\#(text)""#) }

    @Test func addsToALeafAListAndAChoice() throws {
        let empty = #"{"resourceType":"Patient"}"#
        #expect(
            try Self.patched(
                empty,
                Self.operation(
                    "add", "Patient", Self.name("birthDate"), Self.part("value", #""valueDate":"1930-01-01""#)),
                Self.operation(
                    "add", "Patient", Self.name("name"), Self.part("value", #""valueHumanName":{"family":"A"}"#)),
                Self.operation(
                    "add", "Patient.name.first()", Self.name("given"), Self.part("value", #""valueString":"B""#)),
                Self.operation(
                    "add", "Patient", Self.name("deceased"),
                    Self.part("value", #""valueDateTime":"2020","_valueDateTime":{"id":"x"}"#)))
                == #"{"resourceType":"Patient","birthDate":"1930-01-01","name":[{"family":"A","given":["B"]}],"deceasedDateTime":"2020","_deceasedDateTime":{"id":"x"}}"#
        )
    }

    @Test func keepsCompanionsBesideTheirValues() throws {
        let patient = #"{"resourceType":"Patient","name":[{"given":["A","B","C"],"_given":[null,{"id":"b"},null]}]}"#
        #expect(
            try Self.patched(patient, Self.operation("delete", "Patient.name.given[0]"))
                == #"{"resourceType":"Patient","name":[{"given":["B","C"],"_given":[{"id":"b"},null]}]}"#)
        #expect(
            try Self.patched(
                patient,
                Self.operation(
                    "move", "Patient.name.given", Self.part("source", #""valueInteger":1"#),
                    Self.part("destination", #""valueInteger":2"#)))
                == #"{"resourceType":"Patient","name":[{"given":["A","C","B"],"_given":[null,null,{"id":"b"}]}]}"#)
        #expect(
            try Self.patched(
                patient,
                Self.operation(
                    "insert", "Patient.name.given", Self.part("index", #""valueInteger":0"#),
                    Self.part("value", #""valueString":"Z""#)))
                == #"{"resourceType":"Patient","name":[{"given":["Z","A","B","C"],"_given":[null,null,{"id":"b"},null]}]}"#
        )
        #expect(
            try Self.patched(patient, Self.operation("delete", "Patient.name.given[1]"))
                == #"{"resourceType":"Patient","name":[{"given":["A","C"]}]}"#)
    }

    @Test func replacesAChoiceByAnotherType() throws {
        let observation = #"{"resourceType":"Observation","valueQuantity":{"value":1.50},"status":"final"}"#
        #expect(
            try Self.patched(
                observation, Self.operation("replace", "Observation.value", Self.part("value", #""valueString":"x""#)))
                == #"{"resourceType":"Observation","status":"final","valueString":"x"}"#)
    }

    @Test func deletesWhatIsLeftEmpty() throws {
        let patient = #"{"resourceType":"Patient","active":true,"contact":[{"name":{"text":"a"}}]}"#
        #expect(
            try Self.patched(patient, Self.operation("delete", "Patient.contact.name.text"))
                == #"{"resourceType":"Patient","active":true}"#)
        #expect(try Self.patched(patient, Self.operation("delete", "Patient.gender")) == patient)
    }

    @Test func makesElementsFromParts() throws {
        let value =
            #""part":[{"name":"name","valueHumanName":{"text":"a"}},{"name":"telecom","part":[{"name":"value","valueString":"1"}]}]"#
        #expect(
            try Self.patched(
                #"{"resourceType":"Patient"}"#,
                Self.operation("add", "Patient", Self.name("contact"), Self.part("value", value)))
                == #"{"resourceType":"Patient","contact":[{"name":{"text":"a"},"telecom":[{"value":"1"}]}]}"#)
    }

    @Test(arguments: [
        (
            operation("add", "Patient.contact", name("gender"), part("value", #""valueCode":"male""#)),
            "finds no element"
        ),
        (operation("add", "Patient", name("active"), part("value", #""valueBoolean":true"#)), "is there already"),
        (
            operation("add", "Patient", name("nothing"), part("value", #""valueBoolean":true"#)),
            "has no element 'nothing'"
        ),
        (
            operation("add", "Patient", name("deceased"), part("value", #""valueInteger":1"#)),
            "cannot be of type Integer"
        ),
        (operation("add", "Patient", name("active")), "has no part 'value'"),
        (operation("delete", "Patient.name"), "finds 2 elements"),
        (operation("delete", "Patient"), "cannot be changed as a whole"),
        (operation("delete", "Patient.name.where("), "syntax error"),
        (operation("delete", "1 + 1"), "values that are no elements"),
        (operation("delete", "Patient.active", part("value", #""valueBoolean":true"#)), "'delete' has no part 'value'"),
        (operation("replace", "Patient.name", part("value", #""valueHumanName":{}"#)), "finds 2 elements"),
        (
            operation(
                "insert", "Patient.name", part("index", #""valueInteger":3"#),
                part("value", #""valueHumanName":{"text":"a"}"#)),
            "has only 2 items"
        ),
        (
            operation(
                "insert", "Patient.active", part("index", #""valueInteger":0"#), part("value", #""valueBoolean":true"#)),
            "single list"
        ),
        (
            operation(
                "move", "Patient.name", part("source", #""valueInteger":0"#), part("destination", #""valueInteger":2"#)),
            "has only 2 items"
        ),
        (
            operation(
                "move", "Patient.name", part("source", #""valueInteger":-1"#), part("destination", #""valueInteger":2"#)
            ),
            "0 or more"
        ),
        (operation("jump", "Patient.name"), "no operation 'jump'"),
    ])
    func refusesWithTheReason(_ operation: String, _ reason: String) throws {
        let patient = #"{"resourceType":"Patient","active":true,"name":[{"family":"A"},{"family":"B"}]}"#
        let error = #expect(throws: PatchError.self) { _ = try Self.patched(patient, operation) }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
        #expect(error?.operation == 0)
    }
}
