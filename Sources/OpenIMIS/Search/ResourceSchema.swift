/// How one kind of record is found: its source, its identity and its search parameters.
package struct ResourceSchema: Sendable, Hashable {
    /// How the logical id of a resource leads to a row.
    package struct Identity: Sendable, Hashable {
        package let uuid: Column
        /// For ids `<uuid>.<number>`: the column of the number.
        package let member: Column?
        /// With `member`: the row that an id without a number means.
        package let withoutMember: Condition
        /// The business code that references may use in place of the uuid.
        package let code: Column?

        package init(uuid: Column, member: Column? = nil, withoutMember: Condition = .always, code: Column? = nil) {
            self.uuid = uuid
            self.member = member
            self.withoutMember = withoutMember
            self.code = code
        }
    }

    /// When a record last changed: the latest of its columns, and of the closing times of its old rows where openIMIS
    /// does not note a change in the row itself.
    package struct LastUpdated: Sendable, Hashable {
        package let columns: [Column]
        package let includesHistory: Bool

        package init(_ columns: [Column], includesHistory: Bool = false) {
            self.columns = columns
            self.includesHistory = includesHistory
        }

        package static let validityFrom = LastUpdated([Column("ValidityFrom", .timestamp)])
    }

    /// Unique among all schemas.
    package let name: String
    /// The resource type.
    package let type: String
    package let source: RecordSource
    package let identity: Identity
    package let lastUpdated: LastUpdated
    package let parameters: [SearchParameter]

    package init(
        name: String, type: String, source: RecordSource, identity: Identity,
        lastUpdated: LastUpdated = .validityFrom, parameters: [SearchParameter]
    ) {
        self.name = name
        self.type = type
        self.source = source
        self.identity = identity
        self.lastUpdated = lastUpdated
        self.parameters = parameters + Self.common
    }

    package func parameter(named name: String) -> SearchParameter? { parameters.first { $0.name == name } }

    /// The column that a parameter sorts by; `nil` when it has no single one.
    package func sortColumn(_ parameter: SearchParameter) -> Column? {
        guard let target = parameter.targets.first, target.path.isEmpty else { return nil }
        switch target.content {
        case .text(let columns): return columns.first
        case .date(let column), .number(let column): return column
        case .period(let start, _): return start
        case .lastUpdated: return lastUpdated.columns.first
        case .identity: return identity.uuid
        case .token(let token):
            switch token.codes {
            case .column(let column), .mapped(let column, _): return column
            case .conditions, .constant: return nil
            }
        case .reference: return nil
        }
    }

    private static let common = [
        SearchParameter(
            "_id", .token, definition: "http://hl7.org/fhir/SearchParameter/Resource-id", "Logical id",
            [SearchTarget(.identity)]),
        SearchParameter(
            "_lastUpdated", .date, definition: "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated",
            "When the resource last changed", [SearchTarget(.lastUpdated)]),
    ]
}
