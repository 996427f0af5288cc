/// A row of a result, valid only while it is decoded.
///
/// Columns are numbered from 0 in the statement's order.
package protocol Row {
    var columnCount: Int { get }

    func columnName(_ index: Int) -> String

    func isNull(_ index: Int) -> Bool

    func optionalString(_ index: Int) throws(RowError) -> String?

    func optionalInteger(_ index: Int) throws(RowError) -> Int?

    func optionalDouble(_ index: Int) throws(RowError) -> Double?

    func optionalBoolean(_ index: Int) throws(RowError) -> Bool?

    /// A decimal's exact text.
    func optionalDecimal(_ index: Int) throws(RowError) -> String?

    func optionalDate(_ index: Int) throws(RowError) -> SQLDate?

    func optionalTimestamp(_ index: Int) throws(RowError) -> Instant?

    func optionalBlob(_ index: Int) throws(RowError) -> [UInt8]?
}

extension Row {
    package func string(_ index: Int) throws(RowError) -> String {
        try required(optionalString(index), index, "text")
    }

    package func integer(_ index: Int) throws(RowError) -> Int {
        try required(optionalInteger(index), index, "integer")
    }

    package func double(_ index: Int) throws(RowError) -> Double {
        try required(optionalDouble(index), index, "double")
    }

    package func boolean(_ index: Int) throws(RowError) -> Bool {
        try required(optionalBoolean(index), index, "boolean")
    }

    package func decimal(_ index: Int) throws(RowError) -> String {
        try required(optionalDecimal(index), index, "decimal")
    }

    package func date(_ index: Int) throws(RowError) -> SQLDate {
        try required(optionalDate(index), index, "date")
    }

    package func timestamp(_ index: Int) throws(RowError) -> Instant {
        try required(optionalTimestamp(index), index, "timestamp")
    }

    package func blob(_ index: Int) throws(RowError) -> [UInt8] {
        try required(optionalBlob(index), index, "blob")
    }

    private func required<Value>(_ value: Value?, _ index: Int, _ type: String) throws(RowError) -> Value {
        guard let value else { throw RowError(column: columnName(index), type: type, reason: .null) }
        return value
    }
}
