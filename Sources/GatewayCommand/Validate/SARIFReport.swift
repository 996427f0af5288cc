import FHIRModel

/// Findings in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0).
enum SARIFReport {
    static func render(_ results: [FileResult]) -> [UInt8] {
        var log = ResourceBuilder(capacity: 4_096)
        log.string("$schema", constant: "https://json.schemastore.org/sarif-2.1.0.json")
        log.string("version", constant: "2.1.0")
        log.array("runs") { runs in
            runs.item { run in
                run.object("tool") { tool in
                    tool.object("driver") { driver in
                        driver.string("name", constant: "fhir-gateway validate")
                        driver.array("rules") { rules in write(results, rules: &rules) }
                    }
                }
                run.array("results") { list in
                    for result in results { for issue in result.issues { write(issue, result.name, to: &list) } }
                }
            }
        }
        return log.finish() + [UInt8(ascii: "\n")]
    }

    private static func write(_ results: [FileResult], rules: inout ResourceBuilder) {
        let ids = Set(results.flatMap { $0.issues.map(\.kind.id) }).sorted()
        for id in ids { rules.item { $0.string("id", id) } }
    }

    private static func write(_ issue: Issue, _ name: String, to list: inout ResourceBuilder) {
        list.item { item in
            item.string("ruleId", issue.kind.id)
            item.string("level", level(issue.severity))
            item.object("message") { $0.string("text", issue.diagnostics) }
            item.array("locations") { locations in
                locations.item { location in
                    location.object("physicalLocation") { physical in
                        physical.object("artifactLocation") { $0.string("uri", name) }
                        physical.object("region") { region in
                            region.integer("startLine", issue.line)
                            region.integer("startColumn", issue.column)
                        }
                    }
                    location.array("logicalLocations") { logical in
                        logical.item { $0.string("fullyQualifiedName", issue.expression) }
                    }
                }
            }
        }
    }

    private static func level(_ severity: IssueSeverity) -> String {
        switch severity {
        case .fatal, .error: "error"
        case .warning: "warning"
        case .information: "note"
        }
    }
}
