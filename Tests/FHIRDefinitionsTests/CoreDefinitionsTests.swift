import FHIRDefinitions
import FHIRModel
import Foundation
import Testing

@Suite struct CoreDefinitionsTests {
    @Test func isWhatTheCorePackageGives() throws {
        guard let package = CoreDefinitions.corePackage() else { return }
        let bundled = try Data(contentsOf: URL(fileURLWithPath: CoreDefinitions.folder + "/" + CoreCompactor.fileName))
        let made = try CoreCompactor.image(ofPackage: package)
        #expect(made == [UInt8](bundled))
        #expect(made.count < 6_000_000)
    }

    @Test(arguments: [
        ("Patient.birthDate", 0, 1, ["date"]),
        ("Patient.name", 0, Int.max, ["HumanName"]),
        ("Patient.deceased[x]", 0, 1, ["boolean", "dateTime"]),
        ("Patient.link.other", 1, 1, ["Reference"]),
        ("Patient.id", 0, 1, ["string"]),
    ])
    func hasElements(_ id: String, _ min: Int, _ max: Int, _ types: [String]) throws {
        let patient = try #require(try CoreDefinitions.store().type(named: "Patient"))
        let index = try #require(patient.snapshot.index(ofID: id))
        let element = patient.snapshot[index]
        #expect(element.min == min)
        #expect(element.max == max)
        #expect(element.types.map(\.typeName) == types)
    }

    @Test func knowsTheTreeOfElements() throws {
        let elements = try #require(try CoreDefinitions.store().type(named: "Patient")).snapshot
        let contact = try #require(elements.index(ofID: "Patient.contact"))
        #expect(
            elements.children(of: contact).map { elements[$0].name } == [
                "id", "extension", "modifierExtension", "relationship", "name", "telecom", "address", "gender",
                "organization", "period",
            ])
        #expect(elements[contact + 1].parent == contact)
        #expect(elements.children(of: 0).first.map { elements[$0].elementName } == .some(ElementName(known: "id")))
    }

    @Test func keepsBindingsConstraintsAndValues() throws {
        let store = try CoreDefinitions.store()
        let patient = try #require(store.type(named: "Patient")).snapshot
        let gender = patient[try #require(patient.index(ofID: "Patient.gender"))]
        #expect(gender.binding?.strength == .required)
        #expect(gender.binding?.valueSet == "http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1")
        let contact = patient[try #require(patient.index(ofID: "Patient.contact"))]
        let rule = try #require(contact.constraints.first { $0.key == "pat-1" })
        #expect(rule.isError)
        #expect(rule.expression == "name.exists() or telecom.exists() or address.exists() or organization.exists()")
        let advice = try #require(patient[0].constraints.first { $0.key == "dom-6" })
        #expect(advice.isBestPractice && !advice.isError)
        let bodyHeight = try #require(store.structureDefinition("http://hl7.org/fhir/StructureDefinition/bodyheight"))
        let unit = try #require(
            bodyHeight.snapshot.index(ofID: "Observation.value[x]:valueQuantity.system"))
        #expect(bodyHeight.snapshot[unit].fixed?.typeName == "uri")
        #expect(bodyHeight.snapshot[unit].fixed?.json == Array("\"http://unitsofmeasure.org\"".utf8))
        let birthTime = try #require(
            store.structureDefinition("http://hl7.org/fhir/StructureDefinition/patient-birthTime"))
        #expect(birthTime.contexts.map(\.expression) == ["Patient.birthDate"])
    }

    @Test func resolvesVersions() throws {
        let store = try CoreDefinitions.store()
        let url = "http://hl7.org/fhir/ValueSet/administrative-gender"
        for canonical in [url, url + "|4.0.1", url + "|4.0", url + "|4"] {
            #expect(store.valueSet(canonical)?.version == "4.0.1", "\(canonical)")
        }
        #expect(store.valueSet(url + "|5.0.0") == nil)
        #expect(store.valueSet(url + "|4.0.10") == nil)
        #expect(store.codeSystem(url) == nil)
    }

    @Test func findsCodesInTheirHierarchy() throws {
        let store = try CoreDefinitions.store()
        let system = try #require(store.codeSystem("http://hl7.org/fhir/administrative-gender"))
        #expect(system.content == .complete)
        #expect(system.concepts.map(\.code) == ["male", "female", "other", "unknown"])
        #expect(system.concept("other")?.display == "Other")
        #expect(system.concept("Other") == nil)
        let roles = try #require(store.codeSystem("http://terminology.hl7.org/CodeSystem/v3-RoleCode"))
        let father = try #require(roles.concept("FTH"))
        #expect(father.parent?.code == "PRN")
        #expect(father.children.map(\.code).contains("NFTH"))
        for concept in roles.concepts { #expect(roles.concept(concept.code) != nil) }
    }

    @Test func givesSearchParametersWithInheritedOnes() throws {
        let store = try CoreDefinitions.store()
        let codes = Set(store.searchParameters(for: "Claim").map(\.code))
        #expect(codes.isSuperset(of: ["_id", "_lastUpdated", "_text", "patient", "status", "use", "insurer"]))
        let patient = try #require(store.searchParameter("patient", for: "Claim"))
        #expect(patient.type == .reference)
        #expect(patient.targets == ["Patient"])
        #expect(store.searchParameter("_text", for: "Bundle") == nil)
        let compartment = try #require(store.compartment("Patient"))
        #expect(compartment.members.first { $0.resourceType == "Claim" }?.parameters == ["patient", "payee"])
    }

    @Test func refusesDamagedFiles() throws {
        let bytes = [UInt8](
            try Data(contentsOf: URL(fileURLWithPath: CoreDefinitions.folder + "/" + CoreCompactor.fileName)))
        var damaged = bytes
        damaged[bytes.count / 2] ^= 1
        let folder = FileManager.default.temporaryDirectory.appending(path: "definitions-\(UUID().uuidString)/r4")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        for content in [damaged, Array(bytes.prefix(bytes.count - 4)), Array(bytes.prefix(20)), [], [1, 2, 3, 4]] {
            try Data(content).write(to: folder.appending(path: "core.fhirdef"))
            #expect(throws: DefinitionError.self) {
                try DefinitionStore.core(in: folder.deletingLastPathComponent().path)
            }
        }
        #expect(throws: DefinitionError.self) { try DefinitionStore.core(in: folder.path) }
    }
}
