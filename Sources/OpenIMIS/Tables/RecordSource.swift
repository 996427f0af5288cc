/// Where the records of a kind come from: a table, and the tables that each row is always read with.
///
/// The same source carries the columns a record shows and those it is searched by.
package struct RecordSource: Sendable, Hashable {
    /// A table joined by a key, so that no row of the source is repeated.
    package struct Join: Sendable, Hashable {
        package let alias: String
        package let table: Table
        /// The column of `table` that equals `reference`.
        package let column: String
        package let reference: Column
        /// Whether rows without a partner stay.
        package let isOptional: Bool

        package init(_ alias: String, _ table: Table, on column: String, equals reference: Column, isOptional: Bool) {
            self.alias = alias
            self.table = table
            self.column = column
            self.reference = reference
            self.isOptional = isOptional
        }

        /// A join by the table's primary key that keeps rows without a partner.
        package static func optional(_ alias: String, _ table: Table, by reference: Column) -> Join {
            Join(alias, table, on: table.key, equals: reference, isOptional: true)
        }

        /// A join by the table's primary key that drops rows without a partner.
        package static func required(_ alias: String, _ table: Table, by reference: Column) -> Join {
            Join(alias, table, on: table.key, equals: reference, isOptional: false)
        }
    }

    package let table: Table
    package let joins: [Join]

    package init(_ table: Table, joins: [Join] = []) {
        self.table = table
        self.joins = joins
    }

    /// The alias of the source's own table.
    package static let alias = "r"

    /// The primary key of the source's own table.
    package var key: Column { Column(table.key, table.keyKind) }
}

/// A way from a row to rows of another table: their `column` equals the row's `reference`.
package struct Step: Sendable, Hashable {
    package let reference: Column
    package let table: Table
    package let column: String
    /// Whether only current rows count.
    package let onlyCurrent: Bool

    package init(_ reference: Column, to table: Table, _ column: String? = nil, onlyCurrent: Bool = true) {
        self.reference = reference
        self.table = table
        self.column = column ?? table.key
        self.onlyCurrent = onlyCurrent
    }
}

/// What must hold for a row, in terms of plain columns and values.
package indirect enum Condition: Sendable, Hashable {
    case equals(Column, [Literal])
    /// Two columns have the same value.
    case sameValue(Column, Column)
    case all([Condition])
    case any([Condition])
    case not(Condition)
    /// Some row at the end of the path meets the condition.
    case exists([Step], Condition)
    case always
}
