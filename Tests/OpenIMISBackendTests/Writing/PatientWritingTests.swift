import FHIRModel
import FHIRService
import OpenIMIS
import OpenIMISBackend
import SQLInterface
import TestSupport
import Testing

@Suite struct PatientWritingTests {
    static let village = "8ed4eb0d-61ae-4022-8b4c-3076a619f957"

    static func patient(_ number: String, given: String = "[\"Ann\"]", more: String = "") -> String {
        """
        {"resourceType":"Patient","identifier":[{"type":{"coding":[{"system":
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/openimis-identifiers","code":"Code"}]},
        "value":"\(number)"}],"name":[{"use":"official","family":"Test","given":\(given)}],"gender":"female",
        "birthDate":"1990-02-03","address":[{"use":"temp","type":"physical","text":"House 1","extension":[{"url":
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/address-location-reference",
        "valueReference":{"reference":"Location/\(village)"}}]}]\(more)}
        """
    }

    static func create(
        _ backend: OpenIMISBackend, _ json: String, _ context: RequestContext = RequestContext()
    ) async throws -> WriteOutcome {
        try await backend.create("Patient", Document(json: json), context)
    }

    @Test(arguments: SQLDialect.allCases)
    func createsReadsAndReplacesWithOneVersionForEachChange(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDemoDatabase(in: dialect) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            let made = try await Self.create(backend, Self.patient("900000001"))
            #expect(made.effect == .created)
            let address = ResourceAddress(type: "Patient", id: made.resource.id)
            #expect(try await backend.read(address, RequestContext()) == made.resource)

            let again = try await backend.update(
                address, Document(json: made.resource.json), ifMatch: made.resource.versionID, RequestContext())
            #expect(again.effect == .unchanged)
            #expect(again.resource == made.resource)

            let changed = try await backend.update(
                address, Document(json: Self.patient("900000001", given: "[\"Beth\"]")),
                ifMatch: made.resource.versionID, RequestContext())
            #expect(changed.effect == .updated)
            #expect(changed.resource.versionID != made.resource.versionID)
            let rows = try await database.read(
                """
                SELECT "OtherNames", "ValidityTo" IS NULL FROM "tblInsuree" WHERE "CHFID" = \("900000001")
                ORDER BY "InsureeID"
                """
            ) { row throws(RowError) in "\(try row.string(0)) \(try row.boolean(1))" }
            #expect(rows == ["Beth true", "Ann false"])

            await #expect {
                try await backend.update(
                    address, Document(json: made.resource.json), ifMatch: made.resource.versionID, RequestContext())
            } throws: { ($0 as? ServiceError)?.kind == .preconditionFailed }
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func refusesANumberThatIsTaken(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDemoDatabase(in: dialect) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            await #expect { try await Self.create(backend, Self.patient("070707070")) } throws: {
                ($0 as? ServiceError)?.kind == .conflict
            }
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func keepsWhatNoColumnHolds(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDemoDatabase(in: dialect) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            let more = """
                ,"meta":{"tag":[{"system":"urn:t","code":"x"}]},"communication":[{"language":{"text":"Nepali"}}],
                "telecom":[{"system":"phone","value":"0700","use":"home"},{"system":"phone","value":"0711","rank":2}]
                """
            let made = try await Self.create(
                backend, Self.patient("900000002", given: "[\"Ann\",\"Mary\"]", more: more))
            let patient = try Document(json: made.resource.json).root
            #expect(patient["communication"]?[0]?["language"]?["text"]?.string == "Nepali")
            #expect(patient["telecom"]?.elements.compactMap { $0["value"]?.string } == ["0700", "0711"])
            #expect(patient["name"]?[0]?["given"]?.elements.compactMap(\.string) == ["Ann", "Mary"])
            #expect(patient["meta"]?["tag"]?[0]?["code"]?.string == "x")
            #expect(patient["meta"]?["versionId"]?.string == made.resource.versionID)

            // openIMIS changes the number: the client's other number stays.
            try await database.transaction { session in
                try session.execute("UPDATE \"tblInsuree\" SET \"Phone\" = \("0722") WHERE \"CHFID\" = \("900000002")")
            }
            let read = try await backend.read(
                ResourceAddress(type: "Patient", id: made.resource.id), RequestContext())
            let phones = try Document(json: read.json).root["telecom"]?.elements.compactMap { $0["value"]?.string }
            #expect(phones == ["0722", "0711"])
            #expect(read.versionID != made.resource.versionID)

            var strict = RequestContext()
            strict.handling = .strict
            await #expect { try await Self.create(backend, Self.patient("900000003", more: more), strict) } throws: {
                ($0 as? ServiceError)?.kind == .unprocessable
            }
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func tellsEveryFaultAtOnce(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDemoDatabase(in: dialect) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            do {
                _ = try await Self.create(backend, #"{"resourceType":"Patient","gender":"unknown"}"#)
                Issue.record("an empty Patient was created")
            } catch let error as ServiceError {
                #expect(
                    error.issues.map(\.expression)
                        == ["Patient.identifier", "Patient.name", "Patient.birthDate", "Patient.gender"])
            }
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func readsADeletedPersonAsGone(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDemoDatabase(in: dialect) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            let closed = try await database.read(
                "SELECT \"InsureeUUID\" FROM \"tblInsuree\" WHERE \"ValidityTo\" IS NOT NULL AND \"LegacyID\" IS NULL"
            ) { row throws(RowError) in try row.string(0) }
            #expect(!closed.isEmpty)
            for uuid in closed {
                await #expect {
                    try await backend.read(ResourceAddress(type: "Patient", id: uuid), RequestContext())
                } throws: { ($0 as? ServiceError)?.kind == .gone }
            }
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func onlyOneOfManyConcurrentCreatesGetsANumber(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDemoDatabase(in: dialect) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            let made = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<10 {
                    group.addTask { (try? await Self.create(backend, Self.patient("900000009"))) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 1)
        }
    }
}
