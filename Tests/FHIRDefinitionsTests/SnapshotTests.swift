import FHIRDefinitions
import FHIRModel
import Testing

@Suite struct SnapshotTests {
    /// A profile and what its snapshot must contain, or why there can be none.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var type = "Patient"
        var base: String?
        let differential: String
        /// `id min..max` of elements, in the order of the snapshot.
        var elements: [String] = []
        var fault: String?

        var testDescription: String { name }

        var json: String {
            let base = base ?? "http://hl7.org/fhir/StructureDefinition/\(type)"
            return """
                {"resourceType":"StructureDefinition","url":"http://example.org/StructureDefinition/p","name":"P",
                 "status":"draft","kind":"resource","abstract":false,"type":"\(type)","baseDefinition":"\(base)",
                 "derivation":"constraint","differential":{"element":[\(differential)]}}
                """
        }
    }

    private static let byUse = #""slicing":{"discriminator":[{"type":"value","path":"use"}],"rules":"open"}"#

    static let cases: [Case] = [
        Case(
            name: "a cardinality", differential: #"{"path":"Patient.birthDate","min":1}"#,
            elements: ["Patient.birthDate 1..1"]),
        Case(
            name: "slices of a data type's element",
            differential: """
                {"path":"Patient.name",\(byUse)},
                {"path":"Patient.name","sliceName":"official","min":1,"max":"1"},
                {"path":"Patient.name.use","min":1,"fixedCode":"official"},
                {"path":"Patient.name","sliceName":"nick"}
                """,
            elements: [
                "Patient.name 0..*", "Patient.name:official 1..1", "Patient.name:official.use 1..1",
                "Patient.name:official.family 0..1", "Patient.name:nick 0..*",
            ]),
        Case(
            name: "a slice of a slice",
            differential: """
                {"path":"Patient.name",\(byUse)},
                {"path":"Patient.name","sliceName":"a"},
                {"path":"Patient.name","sliceName":"b"},
                {"path":"Patient.name","sliceName":"a/1","max":"1"}
                """,
            elements: ["Patient.name 0..*", "Patient.name:a 0..*", "Patient.name:a/1 0..1", "Patient.name:b 0..*"]),
        Case(
            name: "extensions need no slicing",
            differential: """
                {"path":"Patient.extension","sliceName":"birthPlace","type":[{"code":"Extension",
                 "profile":["http://hl7.org/fhir/StructureDefinition/patient-birthPlace"]}]}
                """,
            elements: ["Patient.extension 0..*", "Patient.extension:birthPlace 0..1", "Patient.modifierExtension 0..*"]),
        Case(
            name: "a type of a choice by its short name", type: "Observation",
            differential: #"{"path":"Observation.valueQuantity.code","min":1}"#,
            elements: [
                "Observation.value[x] 0..1", "Observation.value[x]:valueQuantity 0..1",
                "Observation.value[x]:valueQuantity.code 1..1",
            ]),
        Case(
            name: "a content reference is walked into", type: "Questionnaire",
            differential: #"{"path":"Questionnaire.item.item.text","min":1}"#,
            elements: [
                "Questionnaire.item.text 0..1", "Questionnaire.item.item 0..*", "Questionnaire.item.item.text 1..1",
            ]),
        Case(
            name: "the order of the differential does not matter",
            differential: #"{"path":"Patient.birthDate","min":1},{"path":"Patient.name","min":1}"#,
            elements: ["Patient.name 1..*", "Patient.birthDate 1..1"]),
        Case(
            name: "several levels of types",
            differential: #"{"path":"Patient.identifier.type.coding.system","min":1}"#,
            elements: [
                "Patient.identifier.type 0..1", "Patient.identifier.type.coding 0..*",
                "Patient.identifier.type.coding.system 1..1",
            ]),
        Case(
            name: "an element of a primitive",
            differential: #"{"path":"Patient.birthDate.extension","min":1}"#,
            elements: ["Patient.birthDate 0..1", "Patient.birthDate.extension 1..*"]),
        Case(
            name: "an element that only some types of a choice have", type: "Observation",
            differential: #"{"path":"Observation.value[x].unit","min":1}"#,
            elements: [
                "Observation.value[x] 0..1", "Observation.value[x].extension 0..*", "Observation.value[x].unit 1..1",
            ]
        ),
        Case(
            name: "unknown element", differential: #"{"path":"Patient.wings","min":1}"#,
            fault: "has no element 'wings'"),
        Case(
            name: "another type", differential: #"{"path":"Claim.status","min":1}"#,
            fault: "'Claim' is not the base's 'Patient'"),
        Case(
            name: "a type the base does not have",
            differential: #"{"path":"Patient.birthDate","type":[{"code":"Quantity"}]}"#,
            fault: "Quantity is not one of the base's types"),
        Case(
            name: "more than the base allows", differential: #"{"path":"Patient.gender","max":"2"}"#,
            fault: "max 2 is more than the base's 1"),
        Case(
            name: "less than the base demands", type: "Claim", differential: #"{"path":"Claim.patient","min":0}"#,
            fault: "min 0 is less than the base's 1"),
        Case(
            name: "a weaker binding",
            differential: #"{"path":"Patient.gender","binding":{"strength":"example"}}"#,
            fault: "a required binding cannot be made example"),
        Case(
            name: "slices nobody can tell apart",
            differential: """
                {"path":"Patient.name","sliceName":"a"},{"path":"Patient.name","sliceName":"b"}
                """,
            fault: "nothing says how they are told apart"),
        Case(
            name: "a slice of a choice with a wrong name", type: "Observation",
            differential: """
                {"path":"Observation.value[x]","slicing":{"rules":"open"}},
                {"path":"Observation.value[x]","sliceName":"Quantity","type":[{"code":"Quantity"}]}
                """,
            fault: "must be called 'valueQuantity'"),
        Case(
            name: "an unknown base", base: "http://example.org/none", differential: #"{"path":"Patient"}"#,
            fault: "its base http://example.org/none is not known"),
        Case(
            name: "itself as base", base: "http://example.org/StructureDefinition/p",
            differential: #"{"path":"Patient"}"#, fault: "is made of itself"),
    ]

    @Test(arguments: cases)
    func appliesDifferentials(_ item: Case) throws {
        let core = try CoreDefinitions.store()
        let loaded = try DefinitionLoader.image(of: [Document(json: item.json).root])
        #expect(loaded.failures.isEmpty)
        let store = core.adding([loaded.image])
        do {
            let profile = try #require(try store.profile("http://example.org/StructureDefinition/p"))
            try store.checkDifferential(of: profile)
            let lines = profile.snapshot.map { element in
                let max = element.max == Int.max ? "*" : "\(element.max ?? -1)"
                return "\(element.id) \(element.min ?? -1)..\(max)"
            }
            #expect(item.fault == nil)
            #expect(lines.filter(item.elements.contains) == item.elements)
        } catch let error as DefinitionError {
            #expect(item.fault != nil, "\(error)")
            #expect(error.description.contains(item.fault ?? ""), "\(error)")
        }
    }

    @Test func refusesWhatWouldGrowWithoutBound() throws {
        let core = try CoreDefinitions.store()
        func fault(_ differential: String, _ type: String = "Patient") throws -> String? {
            let document = try Document(json: Case(name: "", type: type, differential: differential).json)
            do throws(DefinitionError) {
                _ = try SnapshotWriter.elementArray(of: document.root, in: core)
                return nil
            } catch {
                return error.description
            }
        }
        let deep = "Questionnaire" + String(repeating: ".item", count: 10_000)
        #expect(try fault(#"{"path":"\#(deep)","min":1}"#, "Questionnaire")?.contains("10001 parts") == true)
        func slices(_ count: Int) -> String {
            let named = (0..<count).map { #"{"path":"Patient.contact","sliceName":"s\#($0)"}"# }
            return #"{"path":"Patient.contact","slicing":{"rules":"open"}},"# + named.joined(separator: ",")
        }
        #expect(try fault(slices(2_001))?.contains("more than 2000 slices") == true)
        #expect(try fault(slices(10_000))?.contains("more than 10000 elements") == true)
        let nested = (1...200).map {
            #"{"path":"Patient.name","sliceName":"\#(Array(repeating: "a", count: $0).joined(separator: "/"))"}"#
        }
        #expect(
            try fault(#"{"path":"Patient.name","slicing":{"rules":"open"}},"# + nested.joined(separator: ",")) == nil)
    }

    @Test func keepsTheOrderWhereItIsAskedFor() throws {
        let core = try CoreDefinitions.store()
        let unsorted = Case(
            name: "", differential: #"{"path":"Patient.birthDate","min":1},{"path":"Patient.name","min":1}"#)
        let document = try Document(json: unsorted.json)
        #expect(throws: DefinitionError.self) {
            try SnapshotWriter.elementArray(of: document.root, in: core, requiresOrder: true)
        }
        let elements = try Document(json: SnapshotWriter.elementArray(of: document.root, in: core))
        #expect(elements.root.count == 45)
        #expect(elements.root[0]?["definition"]?.string?.isEmpty == false)
    }

    @Test func endsWhereProfilesNeedEachOther() throws {
        let url = "http://example.org/StructureDefinition/e"
        let recursive = """
            {"resourceType":"StructureDefinition","url":"\(url)","name":"E","status":"draft","kind":"complex-type",
             "abstract":false,"type":"Extension","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Extension",
             "derivation":"constraint","differential":{"element":[{"path":"Extension.extension","sliceName":"again",
             "type":[{"code":"Extension","profile":["\(url)"]}]},{"path":"Extension.extension.url","min":1}]}}
            """
        let loaded = try DefinitionLoader.image(of: [Document(json: recursive).root])
        let profile = try #require(try CoreDefinitions.store().adding([loaded.image]).profile(url))
        #expect(profile.snapshot.index(ofID: "Extension.extension:again.url") != nil)
    }

    @Test func regeneratesTheCoresOwnProfiles() throws {
        let core = try CoreDefinitions.store()
        let profiles = core.resources(ofType: "StructureDefinition").compactMap(\.structureDefinition)
            .filter { !$0.hasSnapshot }
        #expect(!profiles.isEmpty)
        for profile in profiles {
            let made = try core.withSnapshot(profile)
            #expect(made.hasSnapshot && made.snapshot.count > 10, "\(profile.url)")
        }
    }
}
