import FHIRModel
package import FHIRService

/// What a server tells of itself besides what its backend offers.
package struct ServerIdentity: Sendable, Hashable {
    package var softwareName: String
    package var version: String
    /// What this installation is, for people.
    package var description: String
    /// When what is offered last changed, as FHIR `dateTime`.
    package var date: String

    package init(
        softwareName: String = "openIMIS FHIR Gateway", version: String,
        description: String = "HL7 FHIR R4 on the tables of openIMIS", date: String
    ) {
        self.softwareName = softwareName
        self.version = version
        self.description = description
        self.date = date
    }
}

/// Writes the CapabilityStatement of a backend (R4 5.2): nothing in it is kept by hand.
package struct CapabilityStatementWriter: Sendable {
    let capabilities: BackendCapabilities
    let identity: ServerIdentity
    let asksForCredentials: Bool
    let offersXML: Bool

    package init(
        capabilities: BackendCapabilities, identity: ServerIdentity, asksForCredentials: Bool, offersXML: Bool
    ) {
        self.offersXML = offersXML
        self.capabilities = capabilities
        self.identity = identity
        self.asksForCredentials = asksForCredentials
    }

    package func bytes(baseURL: String) -> [UInt8] {
        var statement = ResourceBuilder(resourceType: "CapabilityStatement", capacity: 32 * 1024)
        statement.string("url", baseURL + "/metadata")
        statement.string("version", identity.version)
        statement.string("name", constant: "OpenIMISFHIRGateway")
        statement.string("title", identity.softwareName)
        statement.string("status", constant: "active")
        statement.string("date", identity.date)
        statement.string("description", identity.description)
        statement.string("kind", constant: "instance")
        statement.object("software") { software in
            software.string("name", identity.softwareName)
            software.string("version", identity.version)
        }
        statement.object("implementation") { implementation in
            implementation.string("description", identity.description)
            implementation.string("url", baseURL)
        }
        statement.string("fhirVersion", constant: "4.0.1")
        statement.array("format") { formats in
            formats.itemString("application/fhir+json")
            formats.itemString("json")
            if offersXML {
                formats.itemString("application/fhir+xml")
                formats.itemString("xml")
            }
        }
        if capabilities.resources.contains(where: { $0.interactions.contains(.patch) }) {
            statement.array("patchFormat") { formats in
                formats.itemString("application/json-patch+json")
                formats.itemString("application/merge-patch+json")
                formats.itemString("application/fhir+json")
                if offersXML { formats.itemString("application/fhir+xml") }
            }
        }
        statement.array("rest") { list in list.item(writeREST) }
        return statement.finish()
    }

    private func writeREST(_ rest: inout ResourceBuilder) {
        rest.string("mode", constant: "server")
        rest.object("security") { security in
            if asksForCredentials {
                security.array("service") { services in
                    services.item { service in
                        service.array("coding") { codings in
                            codings.item { coding in
                                coding.string(
                                    "system",
                                    constant: "http://terminology.hl7.org/CodeSystem/restful-security-service")
                                coding.string("code", constant: "Basic")
                            }
                        }
                    }
                    services.item { $0.string("text", constant: "Bearer token from POST login/") }
                }
            }
            security.string(
                "description",
                asksForCredentials
                    ? "The accounts of openIMIS: HTTP Basic, or a token that POST login/ gives. What an account may "
                        + "do follows from its roles."
                    : "Access is open: a demonstration.")
        }
        rest.array("resource") { list in
            for resource in capabilities.resources { list.item { write(resource, to: &$0) } }
        }
    }

    private func write(_ resource: ResourceCapability, to item: inout ResourceBuilder) {
        item.string("type", resource.type)
        item.string("profile", "http://hl7.org/fhir/StructureDefinition/\(resource.type)")
        item.array("supportedProfile") { list in
            for profile in resource.profiles where !profile.hasPrefix("http://hl7.org/fhir/StructureDefinition/") {
                list.itemString(profile)
            }
        }
        item.string("documentation", resource.documentation)
        item.array("interaction") { list in
            for interaction in Interaction.allCases where resource.interactions.contains(interaction) {
                list.item { $0.string("code", interaction.rawValue) }
            }
        }
        let isWritten = resource.interactions.contains(.update)
        item.string("versioning", isWritten ? "versioned-update" : "versioned")
        item.boolean("readHistory", resource.interactions.contains(.vread))
        item.boolean("updateCreate", false)
        item.boolean("conditionalCreate", false)
        item.string("conditionalRead", constant: "full-support")
        item.boolean("conditionalUpdate", false)
        item.string("conditionalDelete", constant: "not-supported")
        item.array("searchInclude") { list in for include in resource.includes { list.itemString(include) } }
        item.array("searchRevInclude") { list in
            for include in resource.reverseIncludes { list.itemString(include) }
        }
        item.array("searchParam") { list in
            for parameter in resource.searchParameters {
                list.item { item in
                    item.string("name", parameter.name)
                    item.string("definition", parameter.definition)
                    item.string("type", parameter.kind.rawValue)
                    item.string("documentation", parameter.documentation)
                }
            }
        }
    }
}
