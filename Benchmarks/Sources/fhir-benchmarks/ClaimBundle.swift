import FHIRModel

/// A searchset Bundle of made-up Claims: the same bytes on every run.
struct ClaimBundle {
    private var state: UInt64 = 20_260_101

    /// JSON of a Bundle of about so many bytes.
    static func json(bytes: Int) -> [UInt8] {
        var maker = ClaimBundle()
        var bundle = ResourceBuilder(resourceType: "Bundle", capacity: bytes + 16_384)
        bundle.string("type", constant: "searchset")
        bundle.array("entry") { entries in
            var number = 0
            while entries.byteCount < bytes {
                number += 1
                entries.item { entry in
                    entry.string("fullUrl", "https://gateway.example/fhir/Claim/\(number)")
                    entry.object("resource") { maker.write(number, to: &$0) }
                    entry.object("search") { $0.string("mode", constant: "match") }
                }
            }
        }
        return bundle.finish()
    }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
    }

    private mutating func write(_ number: Int, to claim: inout ResourceBuilder) {
        claim.string("resourceType", constant: "Claim")
        claim.string("id", "0f8fad5b-d9cb-469f-a165-\(number)")
        claim.object("meta") { meta in
            meta.string("versionId", constant: "3")
            meta.string("lastUpdated", "2026-01-\(10 + next(20))T08:\(10 + next(50)):31.123456Z")
            meta.array("profile") {
                $0.itemString("https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-claim")
            }
        }
        claim.array("identifier") { list in
            for code in ["UUID", "Code"] {
                list.item { identifier in
                    identifier.object("type") {
                        Self.coding("http://terminology.hl7.org/CodeSystem/v2-0203", code, &$0)
                    }
                    identifier.string("value", "CLM-\(number)-\(code)")
                }
            }
        }
        claim.string("status", constant: "active")
        claim.object("type") { Self.coding("https://openimis.github.io/CodeSystem/claim-visit-type", "O", &$0) }
        claim.string("use", constant: "claim")
        claim.object("patient") { $0.string("reference", "Patient/9f2d4a3e-0c3b-4e7d-8a8e-\(number)") }
        claim.object("billablePeriod") { period in
            period.string("start", "2026-01-\(10 + next(9))")
            period.string("end", "2026-01-\(20 + next(9))")
        }
        claim.string("created", "2026-01-\(10 + next(20))")
        claim.array("diagnosis") { list in
            for sequence in 1...3 {
                list.item { diagnosis in
                    diagnosis.integer("sequence", sequence)
                    diagnosis.object("diagnosisCodeableConcept") {
                        Self.coding("http://hl7.org/fhir/sid/icd-10", "A\(10 + sequence)", &$0)
                    }
                }
            }
        }
        claim.array("item") { list in
            for sequence in 1...(8 + next(8)) { list.item { writeItem(sequence, to: &$0) } }
        }
        claim.object("total") { total in
            total.decimal("value", text: "\(next(100_000)).\(10 + next(90))")
            total.string("currency", constant: "EUR")
        }
    }

    private mutating func writeItem(_ sequence: Int, to item: inout ResourceBuilder) {
        item.integer("sequence", sequence)
        item.object("category") { $0.string("text", constant: "service") }
        item.object("productOrService") { service in
            Self.coding("https://openimis.github.io/CodeSystem/medical-service", "M\(next(900))", &service)
            service.string("text", "Médicament n° \(next(900)), 500 mg \"forte\"")
        }
        item.string("servicedDate", "2026-01-\(10 + next(20))")
        item.object("quantity") { $0.decimal("value", text: "\(1 + next(9)).00") }
        item.object("unitPrice") { price in
            price.decimal("value", text: "\(next(1_000)).\(10 + next(90))")
            price.string("currency", constant: "EUR")
        }
    }

    private static func coding(_ system: String, _ code: String, _ concept: inout ResourceBuilder) {
        concept.array("coding") { list in
            list.item { coding in
                coding.string("system", system)
                coding.string("code", code)
            }
        }
    }
}
