/// What is the same for all requests for a while: the code tables with their labels, and the location tree.
package struct ReferenceData: Sendable {
    package var locations: LocationTree
    package var codes: CodeTables

    package init(locations: LocationTree = .empty, codes: CodeTables = CodeTables()) {
        self.locations = locations
        self.codes = codes
    }
}

/// The reference tables: labels by code, in the tables' order.
package struct CodeTables: Sendable {
    /// One code of a table.
    package struct Entry: Sendable, Hashable {
        package let code: String
        package let label: String
        package let alternativeLabel: String?

        package init(code: String, label: String, alternativeLabel: String? = nil) {
            self.code = code
            self.label = label
            self.alternativeLabel = alternativeLabel
        }
    }

    /// A table in the order of its sort column, with look-up by code.
    package struct CodeTable: Sendable {
        package let entries: [Entry]
        private let labels: [String: String]

        package init(_ entries: [Entry] = []) {
            self.entries = entries
            labels = Dictionary(entries.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
        }

        package func label(_ code: String) -> String? { labels[code] }

        package func contains(_ code: String) -> Bool { labels[code] != nil }

        /// The code with a label, compared without case.
        package func code(labelled label: String) -> String? {
            let wanted = label.lowercased()
            return entries.first { $0.label.lowercased() == wanted }?.code
        }
    }

    /// A reason for a person's being inactive or dead (`tblInsureeStatusReason`).
    package struct StatusReason: Sendable, Hashable {
        package let key: Int
        package let code: String
        package let label: String
        /// `AC`, `IN` or `DE`.
        package let status: String

        package init(key: Int, code: String, label: String, status: String) {
            self.key = key
            self.code = code
            self.label = label
            self.status = status
        }
    }

    package var genders = CodeTable()
    package var educations = CodeTable()
    package var professions = CodeTable()
    package var relations = CodeTable()
    package var identificationTypes = CodeTable()
    package var familyTypes = CodeTable()
    package var confirmationTypes = CodeTable()
    package var legalForms = CodeTable()
    package var facilitySublevels = CodeTable()
    package var payerTypes = CodeTable()
    package var statusReasons: [StatusReason] = []

    package init() {}
}

/// Gives the reference data, read anew when it is older than a bound.
package protocol ReferenceDataSource: Sendable {
    func current() async throws -> ReferenceData
    /// Reads it anew at the next request, after a write that may have changed it.
    func invalidate()
}
