import FHIRModel
import OpenIMIS
import Testing

@testable import OpenIMISCompatibility

/// What clients of the Django module compare letter by letter.
@Suite struct ModuleFormTests {
    private static let person = PersonReference(
        uuid: "23cf1d3c-d07e-4ac8-a966-87ed502a454e", number: "111111117", lastName: "Manth", otherNames: "Aby")

    private func form(_ style: ModuleForm.KeyStyle = .uuid) throws -> ModuleForm {
        var reference = ReferenceData()
        reference.locations = LocationTree([
            location(1, "R", "R1", "Region 1", nil), location(2, "D", "R1D1", "District 1", 1),
            location(3, "W", "R1D1M1", "Achi", 2), location(4, "V", "R1D1M1V1", "Rachla", 3),
        ])
        return ModuleForm(
            keyStyle: style, reference: reference, currency: "$", photoHost: "localhost",
            today: try #require(CalendarDate(text: "2026-11-21")))
    }

    private func location(
        _ key: Int, _ type: String, _ code: String, _ name: String, _ parent: Int?
    ) -> LocationTree.Location {
        LocationTree.Location(
            key: key, uuid: "00000000-0000-4000-8000-00000000000\(key)", code: code, name: name, type: type,
            parent: parent, isCurrent: true)
    }

    private var insuree: InsureeRecord {
        var insuree = InsureeRecord(
            key: 1, uuid: Self.person.uuid, validityFrom: Moment(microseconds: 0), lastName: "Manth", otherNames: "Aby",
            isHead: false)
        insuree.number = Self.person.number
        insuree.gender = "F"
        insuree.birthDate = CalendarDate(text: "2001-05-17")
        insuree.family = InsureeRecord.Family(
            uuid: "c8e83c86-5868-479a-8c30-b41d16c77cc3", locationKey: 4, address: "Jetset zone 85", head: Self.person)
        return insuree
    }

    private func document(
        _ type: StaticString, _ write: (inout ResourceBuilder) throws -> Void
    ) throws -> Node {
        var builder = ResourceBuilder(resourceType: type)
        try write(&builder)
        return try Document(json: builder.finish()).root
    }

    @Test(arguments: [
        (
            ModuleForm.KeyStyle.uuid, "23cf1d3c-d07e-4ac8-a966-87ed502a454e",
            "Group/c8e83c86-5868-479a-8c30-b41d16c77cc3"
        ),
        (.code, "111111117", "Group/111111117"),
    ])
    func namesEverythingByTheKindOfKeyThatWasAskedWith(
        _ style: ModuleForm.KeyStyle, _ id: String, _ group: String
    ) throws {
        let form = try form(style)
        let patient = try document("Patient") { form.write(insuree, into: &$0) }
        #expect(patient["id"]?.string == id)
        let references = patient["extension"]?.elements.compactMap { $0["valueReference"]?["reference"]?.string }
        #expect(references == [group])
    }

    @Test func tellsTheAddressUpTheTree() throws {
        let form = try form()
        let patient = try document("Patient") { form.write(insuree, into: &$0) }
        let address = try #require(patient["address"]?[0])
        #expect(address["use"]?.string == "home")
        #expect(address["city"]?.string == "Rachla")
        #expect(address["district"]?.string == "District 1")
        #expect(address["state"]?.string == "Region 1")
        #expect(address["extension"]?[0]?["valueString"]?.string == "Achi")
    }

    @Test func takesThePersonsOwnVillageBeforeTheFamilys() throws {
        var insuree = insuree
        insuree.villageKey = 4
        insuree.address = "House 12"
        let form = try form()
        let patient = try document("Patient") { form.write(insuree, into: &$0) }
        #expect(patient["address"]?[0]?["use"]?.string == "temp")
        #expect(patient["address"]?[0]?["text"]?.string == "House 12")
    }

    @Test func keepsTheDoubledSlashOfTheModulesURLs() throws {
        var policy = PolicySummary(key: 1, uuid: "a3df066b-3e23-429a-92ad-cd1ef46daa2f", isCurrent: true)
        policy.status = 8
        policy.enrolmentDate = CalendarDate(text: "2019-08-20")
        policy.head = Self.person
        let record = PolicyRecord(policy: policy, lastUpdated: Moment(microseconds: 0), insured: [], premiums: [])
        let form = try form()
        let coverage = try document("Coverage") { form.writeCoverage(record, into: &$0) }
        #expect(
            coverage["extension"]?[0]?["url"]?.string
                == "https://openimis.github.io/openimis_fhir_r4_ig//StructureDefinition/coverage-date")
        #expect(coverage["id"] == nil)
        #expect(coverage["status"]?.string == "active")
        #expect(coverage["beneficiary"]?["reference"]?.string == "Patient/111111117")
    }

    private var claim: ClaimRecord {
        var claim = ClaimRecord(
            key: 1, uuid: "96c604a1-4d71-4c37-bd5a-867595863102", lastUpdated: Moment(microseconds: 0), code: "C1",
            status: 4)
        var item = ClaimLine(
            kind: .item, key: 1, medical: EntityReference(uuid: "i", code: "0182"), status: 1,
            quantityProvided: Amount(2),
            priceAsked: Amount(10))
        item.priceOrigin = "P"
        var service = ClaimLine(
            kind: .service, key: 2, medical: EntityReference(uuid: "s", code: "A1"), status: 2,
            quantityProvided: Amount(1), priceAsked: Amount(400))
        service.rejectionReason = 2
        claim.lines = [item, service]
        return claim
    }

    @Test func tellsEachStepOfALineAndOneForARefusedLine() throws {
        let form = try form()
        let response = try document("ClaimResponse") { form.writeResponse(claim, into: &$0) }
        let steps = response["item"]?.elements.map { line in
            line["adjudication"]?.elements.compactMap { $0["category"]?["coding"]?[0]?["code"]?.string } ?? []
        }
        #expect(steps == [["2", "4"], ["1"]])
        #expect(response["outcome"]?.string == "partial")
        #expect(response["request"]?["reference"]?.string == "ClaimV2/96c604a1-4d71-4c37-bd5a-867595863102")
        let totals = response["total"]?.elements.compactMap { $0["amount"]?["value"]?.numberText }
        #expect(totals == ["420.0", "20.0"])
        #expect(response["processNote"]?[0]?["text"]?.string == "P")
    }

    @Test(arguments: [("12.50", "12.5"), ("12.00", "12.0"), ("0.05", "0.05"), ("-3.10", "-3.1")])
    func writesNumbersAsPythonDoes(_ amount: String, _ text: String) {
        #expect(Amount(text: amount)?.moduleText == text)
    }
}
