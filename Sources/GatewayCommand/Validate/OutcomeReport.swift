import FHIRModel

/// Findings as FHIR: an OperationOutcome, or of several files a Bundle with one for each.
enum OutcomeReport {
    static func render(_ results: [FileResult]) -> [UInt8] {
        if results.count == 1, let only = results.first {
            return OperationOutcomeWriter.bytes(of: only.issues) + [UInt8(ascii: "\n")]
        }
        var bundle = ResourceBuilder(resourceType: "Bundle")
        bundle.string("type", constant: "collection")
        bundle.array("entry") { entries in
            for result in results {
                entries.item { entry in
                    entry.array("link") { links in
                        links.item { link in
                            link.string("relation", constant: "describes")
                            link.string("url", result.name)
                        }
                    }
                    entry.raw("resource", json: OperationOutcomeWriter.bytes(of: result.issues))
                }
            }
        }
        return bundle.finish() + [UInt8(ascii: "\n")]
    }
}
