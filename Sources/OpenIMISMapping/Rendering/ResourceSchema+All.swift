package import OpenIMIS

extension ResourceSchema {
    /// All kinds of records that FHIR resources are made of.
    package static let all: [ResourceSchema] = [.patient, .group, .coverage, .contract]
}
