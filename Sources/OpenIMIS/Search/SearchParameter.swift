/// A search parameter: its name and kind, and the columns that answer it.
package struct SearchParameter: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case number
        case date
        case string
        case token
        case reference
        case quantity
        case uri
        case special
    }

    package let name: String
    package let kind: Kind
    /// The canonical URL of the standard's or the gateway's own SearchParameter.
    package let definition: String
    package let documentation: String
    /// A row matches when one of them does.
    package let targets: [SearchTarget]

    package init(_ name: String, _ kind: Kind, definition: String, _ documentation: String, _ targets: [SearchTarget]) {
        self.name = name
        self.kind = kind
        self.definition = definition
        self.documentation = documentation
        self.targets = targets
    }
}

/// Columns that hold values of a search parameter.
package struct SearchTarget: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        /// Text in any of the columns.
        case text([Column])
        case token(TokenContent)
        /// A day or an instant.
        case date(Column)
        /// Days from start to end, both included; a missing bound is open.
        case period(start: Column, end: Column)
        case number(Column)
        /// A reference to the record of the schema `schema` whose `column` equals `reference`.
        case reference(Reference)
        /// When the record last changed.
        case lastUpdated
        /// The record's logical id.
        case identity
    }

    package struct Reference: Sendable, Hashable {
        /// The name of the schema referred to (``ResourceSchema/name``).
        package let schema: String
        /// The resource type referred to.
        package let type: String
        package let reference: Column
        /// A column of the referred source, its primary key for most.
        package let column: Column

        package init(to schema: String, type: String, by reference: Column, equals column: Column) {
            self.schema = schema
            self.type = type
            self.reference = reference
            self.column = column
        }
    }

    /// The way from the record to the rows that hold the columns; empty for the record's own row and joins.
    package let path: [Step]
    package let content: Content
    /// What must hold for the record itself if the columns are to count, such as that it shows them.
    package let condition: Condition

    package init(path: [Step] = [], _ content: Content, when condition: Condition = .always) {
        self.path = path
        self.content = content
        self.condition = condition
    }
}

/// How columns stand for codes of a code system, or for identifiers of a type.
package struct TokenContent: Sendable, Hashable {
    package enum Codes: Sendable, Hashable {
        /// The column holds the code itself.
        case column(Column)
        /// Each code stands for values of the column.
        case mapped(Column, [Mapping])
        /// Each code stands for a condition.
        case conditions([Case])
        /// Every record has this code.
        case constant(String)
    }

    package struct Mapping: Sendable, Hashable {
        package let code: String
        package let values: [Literal]

        package init(_ code: String, _ values: Literal...) {
            self.code = code
            self.values = values
        }
    }

    package struct Case: Sendable, Hashable {
        package let code: String
        package let condition: Condition

        package init(_ code: String, when condition: Condition) {
            self.code = code
            self.condition = condition
        }
    }

    /// The system's URLs that are accepted; empty when the element has none.
    package let systems: [String]
    /// For identifiers: the code of their type.
    package let identifierType: String?
    package let codes: Codes

    package init(systems: [String] = [], identifierType: String? = nil, _ codes: Codes) {
        self.systems = systems
        self.identifierType = identifierType
        self.codes = codes
    }
}
