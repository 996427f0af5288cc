import FHIRDefinitions
import FHIRModel
import FHIRTerminology
import Foundation
import Testing

@Suite struct TerminologyTests {
    static let terminology: Result<Terminology, any Error> = Result {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return Terminology(definitions: try DefinitionStore.core(in: root.appendingPathComponent("Profiles").path))
    }

    private static let gender = "http://hl7.org/fhir/ValueSet/administrative-gender"

    @Test func tellsMembersFromOthers() throws {
        let valueSet = try #require(try Self.terminology.get().valueSet(Self.gender))
        let system = "http://hl7.org/fhir/administrative-gender"
        #expect(valueSet.contains("male", system: system) == .member)
        #expect(valueSet.contains("male", system: nil) == .member)
        #expect(valueSet.contains("Male", system: system) == .notMember)
        #expect(valueSet.contains("male", system: "urn:other") == .notMember)
    }

    @Test func saysWhenASystemIsNotKnown() throws {
        let terminology = try Self.terminology.get()
        #expect(terminology.check(system: "http://snomed.info/sct", code: "1") == .unknownSystem)
        #expect(terminology.check(system: "http://hl7.org/fhir/administrative-gender", code: "x") == .unknownCode)
        #expect(terminology.check(system: Self.gender, code: "male") == .isValueSet)
    }

    @Test func comparesDisplaysWithoutRegardToCase() throws {
        let terminology = try Self.terminology.get()
        let system = "http://hl7.org/fhir/administrative-gender"
        #expect(terminology.check(system: system, code: "male", display: "MALE") == .valid)
        #expect(
            terminology.check(system: system, code: "male", display: "Female") == .wrongDisplay(expected: ["Male"]))
    }

    @Test(arguments: [
        ("urn:ietf:bcp:13", "application/fhir+json; charset=utf-8", true), ("urn:ietf:bcp:13", "[%x%]", false),
        ("urn:ietf:bcp:47", "zh-Hans-CN", true), ("urn:ietf:bcp:47", "en_US", false),
        ("urn:ietf:bcp:47", "x-private", true), ("urn:iso:std:iso:4217", "EUR", true),
        ("urn:iso:std:iso:4217", "EUX", false), ("urn:iso:std:iso:3166", "NPL", true),
        ("urn:iso:std:iso:3166", "XQX", false), ("urn:iso:std:iso:3166:-2", "US-CA", true),
    ])
    func knowsGrammarsAndStandardLists(_ system: String, _ code: String, _ isValid: Bool) throws {
        let verdict = try Self.terminology.get().check(system: system, code: code)
        #expect(verdict == (isValid ? .valid : .unknownCode))
    }

    @Test(arguments: [
        ("a+b", ["aab"]), ("(a+)+c", []), ("[a-z]{3}|x.*", ["aab", "x-1"]), ("a", []),
    ])
    func filtersByPatternOverTheWholeValue(_ pattern: String, _ expected: [String]) throws {
        let long = String(repeating: "a", count: 5000)
        let system = #"""
            {"resourceType":"CodeSystem","url":"urn:codes","status":"active","content":"complete",
            "concept":[{"code":"aab"},{"code":"x-1"},{"code":"\#(long)"}]}
            """#
        let valueSet = #"""
            {"resourceType":"ValueSet","url":"urn:some","status":"active","compose":{"include":[{"system":"urn:codes",
            "filter":[{"property":"code","op":"regex","value":"\#(pattern)"}]}]}}
            """#
        let documents = [try Document(json: Array(system.utf8)), try Document(json: Array(valueSet.utf8))]
        let image = try DefinitionLoader.image(of: documents.map(\.root)).image
        let terminology = Terminology(definitions: try Self.terminology.get().definitions.adding([image]))
        #expect(try terminology.expand("urn:some").map(\.code) == expected)
    }

    @Test func expandsAndComparesHierarchies() throws {
        let terminology = try Self.terminology.get()
        #expect(try terminology.expand(Self.gender).map(\.code).sorted() == ["female", "male", "other", "unknown"])
        #expect(throws: ExpansionError.self) { try terminology.expand("urn:none") }
        let system = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
        #expect(terminology.subsumption(system: system, of: "_ActEncounterCode", and: "AMB") == .subsumes)
        #expect(terminology.subsumption(system: system, of: "AMB", and: "_ActEncounterCode") == .subsumedBy)
        #expect(terminology.subsumption(system: system, of: "AMB", and: "AMB") == .equivalent)
        #expect(terminology.subsumption(system: system, of: "AMB", and: "none") == nil)
    }
}
