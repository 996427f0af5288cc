/// URLs of openIMIS's implementation guide and of the standard, as they are written.
package enum Canonical {
    /// The base of the guide's URLs, without a slash at its end.
    package static let base: StaticString = "https://openimis.github.io/openimis_fhir_r4_ig"

    /// What follows the guide's base in a URL; `nil` for other URLs.
    ///
    /// Clients spell it with one or two slashes, with `http`, as a page (`CodeSystem-x.html`), or relative.
    package static func tail(of url: String) -> Substring? {
        var rest = Substring(url)
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
            guard rest.hasPrefix("openimis.github.io/openimis_fhir_r4_ig/") else { return nil }
            rest = rest.dropFirst("openimis.github.io/openimis_fhir_r4_ig".count)
        }
        while rest.first == "/" { rest = rest.dropFirst() }
        if rest.hasSuffix(".html") { rest = rest.dropLast(5) }
        return rest
    }

    /// Whether a URL is the guide's `kind/name`.
    package static func matches(_ url: String?, _ kind: String, _ name: String) -> Bool {
        guard let url, let tail = tail(of: url), tail.hasPrefix(kind), tail.hasSuffix(name) else { return false }
        // The page form has a hyphen where the canonical one has a slash.
        let separator = tail.dropFirst(kind.count).dropLast(name.count)
        return separator == "/" || separator == "-"
    }

    /// The spellings of a code system of the guide that searches accept.
    package static func spellings(ofCodeSystem name: String) -> [String] {
        [
            "\(base)/CodeSystem/\(name)", "\(base)//CodeSystem/\(name)", "\(base)/CodeSystem-\(name).html",
            "CodeSystem/\(name)",
        ]
    }
}

/// Code systems that resources name.
package enum CodeSystemURL {
    package static let identifiers: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/openimis-identifiers"
    package static let educationLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/patient-education-level"
    package static let profession: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/patient-profession"
    package static let identificationType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/patient-identification-type"
    package static let contactRelationship: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/patient-contact-relationship"
    package static let groupType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/group-type"
    package static let groupConfirmationType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/group-confirmation-type"
    package static let contractScope: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/contract-scope"
    package static let contractPartyRole: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/contract-resource-party-role"
    package static let premiumPayer: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/contract-premium-payer"
    package static let premiumCategory: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/contract-premium-category"
    package static let premiumType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/contract-premium-type"
    package static let maritalStatus: StaticString = "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus"
    package static let nullFlavor: StaticString = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"
    package static let coverageClass: StaticString = "http://terminology.hl7.org/CodeSystem/coverage-class"
    package static let contractLegalState: StaticString = "http://hl7.org/fhir/contract-legalstate"
}

/// Extensions that resources carry.
package enum ExtensionURL {
    package static let isHead: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-is-head"
    package static let educationLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-education-level"
    package static let profession: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-profession"
    package static let cardIssued: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-card-issued"
    package static let groupReference: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-group-reference"
    package static let identification: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-identification"
    package static let vulnerability: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-vulnerability-status"
    package static let municipality: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/address-municipality"
    package static let locationReference: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/address-location-reference"
    package static let groupAddress: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/group-address"
    package static let povertyStatus: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/group-poverty-status"
    package static let groupType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/group-type"
    package static let groupConfirmation: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/group-confirmation"
    package static let coverageDate: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/coverage-date"
    package static let contractPremium: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/contract-premium"
}
