import FHIRModel
import FHIRService
import OpenIMIS
import OpenIMISBackend
import OpenIMISMapping
import OpenIMISStore
import SQLInterface
import TestSupport
import Testing

/// Claims entered into a small scheme, on both databases.
@Suite struct ClaimCreateTests {
    private func withBackend(
        _ dialect: SQLDialect, _ body: @escaping (OpenIMISBackend, any SQLDatabase) async throws -> Void
    ) async throws {
        try await TestDatabases.withDatabase(dialect) { database in
            try await ClaimScheme.make(in: database)
            let stores = OpenIMISStores(database, schemas: ResourceSchema.all)
            try await body(OpenIMISBackend(.fhir(stores, RenderingSource(stores.reference, currency: "USD"))), database)
        }
    }

    private static func refusal(_ body: () async throws -> Void) async -> (ServiceError.Kind, [String])? {
        do {
            try await body()
            return nil
        } catch let error as ServiceError {
            return (error.kind, error.issues.map(\.expression))
        } catch {
            return (.fault, ["\(error)"])
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func entersAClaimAsOpenIMISDoes(_ dialect: SQLDialect) async throws {
        try await withBackend(dialect) { backend, database in
            let context = RequestContext(principal: ClaimScheme.clerk)
            let outcome = try await backend.create("Claim", try Document(json: ClaimScheme.claim()), context)
            #expect(outcome.effect == .created)
            let claim = try Document(json: outcome.resource.json).root
            #expect(claim["identifier"]?[1]?["value"]?.string == "C-1")
            #expect(claim["patient"]?["reference"]?.string == "Patient/\(ClaimScheme.patient)")
            #expect(claim["enterer"]?["display"]?.string == "CLERK")
            #expect(claim["diagnosis"]?.count == 2)
            #expect(claim["diagnosis"]?[0]?["diagnosisCodeableConcept"]?["coding"]?[0]?["code"]?.string == "A000")
            // The item comes before the service, though the service was sent first.
            #expect(claim["item"]?[0]?["category"]?["text"]?.string == "item")
            #expect(claim["item"]?[0]?["productOrService"]?["text"]?.string == "0001")
            #expect(claim["item"]?[1]?["quantity"]?["value"]?.numberText == "1")
            #expect(claim["total"]?["value"]?.numberText == "125.50")
            #expect(claim["total"]?["currency"]?.string == "USD")
            #expect(claim["supportingInfo"]?.count == 3)
            #expect(
                claim["insurance"]?[0]?["coverage"]?["reference"]?.string == "Coverage/\(ClaimScheme.policy).1")
            let response = try Document(json: try #require(outcome.accompanying.first).json).root
            #expect(response.resourceType == "ClaimResponse")
            #expect(response["outcome"]?.string == "queued")
            #expect(response["total"]?[0]?["amount"]?["value"]?.numberText == "125.50")

            let read = try await backend.read(outcome.resource.address, context)
            #expect(read == outcome.resource)
            let answer = try await backend.read(
                ResourceAddress(type: "ClaimResponse", id: outcome.resource.id), context)
            #expect(answer.json == outcome.accompanying[0].json)
            try await ClaimScheme.checkRows(in: database, uuid: outcome.resource.id)
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func takesReferencesInEveryForm(_ dialect: SQLDialect) async throws {
        try await withBackend(dialect) { backend, _ in
            let forms: [(String, [String: String])] = [
                (
                    "codes",
                    ["patient": #"{"reference":"Patient/100"}"#, "provider": #"{"reference":"Organization/HF1"}"#]
                ),
                (
                    "logical",
                    [
                        "patient": #"{"type":"Patient","identifier":{"value":"100"}}"#,
                        "provider": #"{"identifier":{"type":{"coding":[{"code":"Code"}]},"value":"HF1"}}"#,
                        "enterer": #"{"identifier":{"value":"CLERK"}}"#,
                    ]
                ),
                (
                    "urls",
                    [
                        "patient": "{\"reference\":\"http://x/fhir/Patient/\(ClaimScheme.patient.uppercased())\"}",
                        "enterer": "null",
                    ]
                ),
                (
                    "contained",
                    [
                        "contained":
                            #"[{"resourceType":"Patient","id":"p","identifier":[{"type":{"coding":[{"code":"Code"}]},"value":"100"}]}]"#,
                        "patient": ##"{"reference":"#p"}"##,
                    ]
                ),
            ]
            for (name, members) in forms {
                let body = ClaimScheme.claim(code: name, members)
                let context = RequestContext(principal: ClaimScheme.clerk)
                let outcome = try await backend.create("Claim", try Document(json: body), context)
                let claim = try Document(json: outcome.resource.json).root
                #expect(claim["patient"]?["reference"]?.string == "Patient/\(ClaimScheme.patient)", "\(name)")
                #expect(claim["provider"]?["display"]?.string == "HF1")
                #expect(claim["enterer"]?["display"]?.string == "CLERK")
                #expect(claim["contained"] == nil)
            }
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func refusesWithThePathAndStoresNothing(_ dialect: SQLDialect) async throws {
        try await withBackend(dialect) { backend, database in
            let context = RequestContext(principal: ClaimScheme.clerk)
            _ = try await backend.create("Claim", try Document(json: ClaimScheme.claim()), context)
            let cases: [(String, [String: String], ServiceError.Kind, String)] = [
                ("C-1", [:], .conflict, "Claim.identifier"),
                ("n1", ["patient": #"{"reference":"Patient/404"}"#], .unprocessable, "Claim.patient"),
                ("n2", ["provider": #"{"reference":"Organization/404"}"#], .unprocessable, "Claim.provider"),
                ("n3", ["enterer": #"{"reference":"Practitioner/404"}"#], .unprocessable, "Claim.enterer"),
                ("n4", ["patient": #"{"reference":"Group/100"}"#], .unprocessable, "Claim.patient"),
                (
                    "n5", ["diagnosis": #"[{"sequence":1,"diagnosisCodeableConcept":{"coding":[{"code":"Z999"}]}}]"#],
                    .unprocessable, "Claim.diagnosis[0].diagnosisCodeableConcept"
                ),
                ("n6", ["diagnosis": "[]"], .unprocessable, "Claim.diagnosis"),
                ("n7", ["item": ClaimScheme.item("-1", "10")], .unprocessable, "Claim.item[0].quantity.value"),
                ("n8", ["item": ClaimScheme.item("1", "-0.01")], .unprocessable, "Claim.item[0].unitPrice.value"),
                ("n9", ["item": ClaimScheme.item("0.001", "1")], .unprocessable, "Claim.item[0].quantity.value"),
                ("n10", ["item": ClaimScheme.item("1", "1e30")], .unprocessable, "Claim.item[0].unitPrice.value"),
                ("n11", ["item": ClaimScheme.item("11", "1")], .unprocessable, "Claim.item[0].quantity"),
                (
                    "n12", ["item": ClaimScheme.item("1", "1", code: "404")], .unprocessable,
                    "Claim.item[0].productOrService"
                ),
                (
                    "n13", ["item": ClaimScheme.item("9999999999999999", "9999999999999999", code: "0002")],
                    .unprocessable, "Claim.item"
                ),
                ("n14", ["billablePeriod": "null"], .unprocessable, "Claim.billablePeriod"),
                (
                    "n15", ["billablePeriod": #"{"start":"2026-02-02","end":"2026-02-01"}"#], .unprocessable,
                    "Claim.billablePeriod"
                ),
                ("n16", ["status": #""draft""#], .unprocessable, "Claim.status"),
                ("n17", ["use": #""preauthorization""#], .unprocessable, "Claim.use"),
                ("n18", ["type": #"{"coding":[{"code":"X"}]}"#], .unprocessable, "Claim.type"),
                ("n19", ["identifier": "[]"], .unprocessable, "Claim.identifier"),
                ("n20", ["created": #""2026""#], .unprocessable, "Claim.created"),
                (
                    "n21",
                    [
                        "supportingInfo":
                            #"[{"sequence":1,"category":{"text":"attachment"},"valueAttachment":{"contentType":"video/mp4","data":"AAAA"}}]"#
                    ], .unprocessable, "Claim.supportingInfo[0].valueAttachment.contentType"
                ),
                ("n22", ["provider": #"{"reference":"Organization/HF2"}"#], .unprocessable, "Claim.provider"),
            ]
            for (code, members, kind, path) in cases {
                let refusal = await Self.refusal {
                    let body = try Document(json: ClaimScheme.claim(code: code, members))
                    _ = try await backend.create("Claim", body, context)
                }
                #expect(refusal?.0 == kind, "\(code)")
                #expect(refusal?.1.contains(path) ?? false, "\(code): \(refusal?.1 ?? [])")
            }
            let count = try await database.read(
                RowQuery("SELECT count(*) FROM \"tblClaim\"") { row throws(RowError) in try row.integer(0) })
            #expect(count == [1])
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func needsTheRightToEnter(_ dialect: SQLDialect) async throws {
        try await withBackend(dialect) { backend, _ in
            let reader = Principal(userID: 3, login: "x", rights: [111_001])
            let refusal = await Self.refusal {
                _ = try await backend.create(
                    "Claim", try Document(json: ClaimScheme.claim()), RequestContext(principal: reader))
            }
            #expect(refusal?.0 == .forbidden)
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func keepsWhatHasNoColumn(_ dialect: SQLDialect) async throws {
        try await withBackend(dialect) { backend, _ in
            let body = ClaimScheme.claim(
                code: "kept",
                [
                    "careTeam": #"[{"sequence":1,"provider":{"display":"Dr Who"}}]"#,
                    "insurance": #"[{"sequence":1,"focal":true,"coverage":{"reference":"Coverage/none"}}]"#,
                    "total": #"{"value":7}"#,
                    "item":
                        #"[{"sequence":5,"category":{"text":"service"},"productOrService":{"text":"S1"},"quantity":{"value":1.0},"unitPrice":{"value":100},"servicedDate":"2026-02-01","diagnosisSequence":[9]},{"sequence":7,"category":{"text":"item"},"productOrService":{"text":"0001"},"quantity":{"value":2},"unitPrice":{"value":12.75},"bodySite":{"text":"left arm"}}]"#,
                    "diagnosis":
                        #"[{"sequence":9,"diagnosisCodeableConcept":{"coding":[{"code":"A000"}]},"type":[{"text":"principal"}]}]"#,
                ])
            let context = RequestContext(principal: ClaimScheme.clerk)
            let outcome = try await backend.create("Claim", try Document(json: body), context)
            let claim = try Document(json: outcome.resource.json).root
            #expect(claim["careTeam"]?[0]?["provider"]?["display"]?.string == "Dr Who")
            #expect(claim["item"]?.count == 2)
            #expect(claim["item"]?[0]?["sequence"]?.integer == 1)
            #expect(claim["item"]?[0]?["bodySite"]?["text"]?.string == "left arm")
            #expect(claim["item"]?[1]?["servicedDate"]?.string == "2026-02-01")
            #expect(claim["item"]?[1]?["diagnosisSequence"]?[0]?.integer == 1)
            #expect(claim["diagnosis"]?.count == 1)
            #expect(claim["diagnosis"]?[0]?["type"]?[0]?["text"]?.string == "principal")
            #expect(claim["insurance"]?[0]?["coverage"]?["reference"]?.string == "Coverage/\(ClaimScheme.policy).1")
            #expect(claim["total"]?["value"]?.numberText == "125.50")
            #expect(outcome.issues.map(\.expression) == ["Claim.total"])
            #expect(try await backend.read(outcome.resource.address, context) == outcome.resource)

            let strict = RequestContext(principal: ClaimScheme.clerk, handling: .strict)
            let refusal = await Self.refusal {
                let body = ClaimScheme.claim(code: "strict", ["careTeam": #"[{"sequence":1}]"#])
                _ = try await backend.create("Claim", try Document(json: body), strict)
            }
            #expect(refusal?.1 == ["Claim.careTeam"])
        }
    }
}
