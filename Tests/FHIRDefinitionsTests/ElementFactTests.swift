import FHIRDefinitions
import FHIRModel
import Testing

@Suite struct ElementFactTests {
    @Test func tellsHowElementsAreWritten() throws {
        let facts = try CoreDefinitions.store().elementFacts
        let patient = try #require(facts.type(named: "Patient"))
        #expect(facts.isResource(patient))
        #expect(facts.element(.birthDate, of: patient)?.content == .primitive(.date))
        #expect(facts.element(.deceasedDateTime, of: patient)?.content == .primitive(.dateTime))
        #expect(
            facts.element(.deceasedBoolean, of: patient)?.order == facts.element(.deceasedDateTime, of: patient)?.order)
        #expect(facts.element(.deceasedString, of: patient) == nil)
        #expect(facts.element(.contained, of: patient)?.content == .resource)
        #expect(facts.element(.id, of: patient)?.content == .primitive(.id))
        #expect(facts.element(.name, of: patient)?.isRepeating == true)
        #expect(facts.element(.gender, of: patient)?.isRepeating == false)
        let name = try #require(facts.type(named: "HumanName"))
        #expect(facts.element(.name, of: patient)?.content == .complex(name))
        #expect(!facts.isResource(name))
        #expect(facts.element(.id, of: name)?.content == .attribute)
        let narrative = try #require(facts.type(named: "Narrative"))
        #expect(facts.element(.div, of: narrative)?.content == .xhtml)
    }

    @Test func followsContentReferences() throws {
        let facts = try CoreDefinitions.store().elementFacts
        let questionnaire = try #require(facts.type(named: "Questionnaire"))
        guard case .complex(let item) = facts.element(.item, of: questionnaire)?.content else {
            Issue.record("Questionnaire.item is no complex element")
            return
        }
        #expect(facts.element(.item, of: item)?.content == .complex(item))
        #expect(facts.element(.linkId, of: item)?.content == .primitive(.string))
        let bundle = try #require(facts.type(named: "Bundle"))
        #expect(facts.type(named: "DomainResource").map { facts.isResource($0) } == false)
        #expect(facts.element(.entry, of: bundle)?.isRepeating == true)
    }
}
