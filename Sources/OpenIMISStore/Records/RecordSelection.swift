package import OpenIMIS
package import SQLInterface

/// What is selected of a source for a record, and how a row becomes one.
package protocol RecordSelection: Sendable {
    associatedtype Record: Sendable

    static var source: RecordSource { get }

    /// The select list. The source's own table is `"r"`, its joins have their aliases.
    static var columns: SQL { get }

    /// Reads exactly what ``columns`` lists, in its order.
    static func decode(_ columns: inout ColumnReader) throws(RowError) -> Record
}

extension RecordSelection {
    /// The columns of a person's reference, of the table joined as `alias`.
    package static func person(_ alias: String) -> SQL {
        SQL(raw: #""\#(alias)"."InsureeUUID", "\#(alias)"."CHFID", "\#(alias)"."LastName", "\#(alias)"."OtherNames""#)
    }

    /// What the gateway keeps of a client's resource in the row's JSON column.
    package static var keptElements: SQL {
        SQL(
            sqlite: #"json_extract("r"."JsonExt", '$.fhir_gateway')"#,
            postgresql: #""r"."JsonExt" ->> 'fhir_gateway'"#)
    }
}
