import FHIRModel
import FHIRService
import OpenIMIS
import OpenIMISBackend
import SQLInterface
import TestSupport
import Testing

@Suite struct GroupWritingTests {
    static func group(_ head: String, members: [String], address: String = "Road 1", more: String = "") -> String {
        let entities = members.map { "{\"entity\":{\"reference\":\"Patient/\($0)\"}}" }.joined(separator: ",")
        return """
            {"resourceType":"Group","type":"person","actual":true,"identifier":[{"type":{"coding":[{"code":"Code"}]},
            "value":"\(head)"}],"member":[\(entities)]\(more),"extension":[{"url":
            "https://openimis.github.io/openimis_fhir_r4_ig//StructureDefinition/group-address","valueAddress":{
            "use":"home","text":"\(address)","extension":[{"url":
            "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/address-location-reference",
            "valueReference":{"reference":"Location/\(PatientWritingTests.village)"}}]}}]}
            """
    }

    @Test(arguments: SQLDialect.allCases)
    func makesAFamilyOfPersonsAndChangesIt(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDemoDatabase(in: dialect) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            var ids: [String] = []
            for number in ["900000011", "900000012", "900000013"] {
                ids.append(
                    try await PatientWritingTests.create(backend, PatientWritingTests.patient(number)).resource.id)
            }
            let body = try Document(json: Self.group("900000011", members: Array(ids[..<2])))
            let made = try await backend.create("Group", body, RequestContext())
            let group = try Document(json: made.resource.json).root
            #expect(group["quantity"]?.integer == 2)
            #expect(group["name"]?.string == "Test")
            #expect(group["member"]?[0]?["entity"]?["reference"]?.string == "Patient/\(ids[0])")
            let head = try await backend.read(ResourceAddress(type: "Patient", id: ids[0]), RequestContext())
            let isHead = try Document(json: head.json).root["extension"]?[0]?["valueBoolean"]?.boolean
            #expect(isHead == true)

            let address = ResourceAddress(type: "Group", id: made.resource.id)
            let same = try await backend.update(
                address, Document(json: made.resource.json), ifMatch: made.resource.versionID, RequestContext())
            #expect(same.effect == .unchanged)

            // The second person becomes the head, the third joins, the first leaves.
            let changed = try await backend.update(
                address, Document(json: Self.group("900000012", members: [ids[1], ids[2]], address: "Road 2")),
                ifMatch: nil, RequestContext())
            let after = try Document(json: changed.resource.json).root
            #expect(
                after["member"]?.elements.compactMap { $0["entity"]?["display"]?.string }
                    == ["900000012", "900000013"])
            let rows = try await database.read(
                """
                SELECT "CHFID", "IsHead", "FamilyID" IS NULL FROM "tblInsuree" WHERE "ValidityTo" IS NULL
                AND "CHFID" LIKE '90000001%' ORDER BY "CHFID"
                """
            ) { row throws(RowError) in
                "\(try row.string(0)) \(try row.boolean(1)) \(try row.boolean(2))"
            }
            #expect(rows == ["900000011 false true", "900000012 true false", "900000013 false false"])
        }
    }

    @Test(arguments: [
        (group("070707070", members: ["070707070"]), ServiceError.Kind.conflict),
        (group("070707081", members: ["070707092"]), .unprocessable),
        (group("070707081", members: ["070707081", "none"]), .unprocessable),
        (group("070707081", members: []), .unprocessable),
        (#"{"resourceType":"Group","type":"animal","actual":false}"#, .unprocessable),
    ])
    func refusesWhatBreaksTheRules(_ json: String, _ kind: ServiceError.Kind) async throws {
        try await TestDatabases.withDemoDatabase(in: .sqlite) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            await #expect { try await backend.create("Group", Document(json: json), RequestContext()) } throws: {
                ($0 as? ServiceError)?.kind == kind
            }
            let count = try await database.read("SELECT count(*) FROM \"tblFamilies\"") { row throws(RowError) in
                try row.integer(0)
            }
            #expect(count == [30])
        }
    }
}
