import OpenIMIS
import SQLInterface

extension ColumnReader {
    /// An amount of a `numeric(18,2)` column.
    mutating func amount() throws(RowError) -> Amount {
        guard let amount = try optionalAmount() else {
            throw RowError(column: "amount", type: "decimal", reason: .null)
        }
        return amount
    }

    mutating func optionalAmount() throws(RowError) -> Amount? { try Amount.read(optionalDecimal()) }
}

extension NestedRow {
    mutating func amount() throws(RowError) -> Amount {
        guard let amount = try optionalAmount() else {
            throw RowError(column: "amount", type: "decimal", reason: .null)
        }
        return amount
    }

    mutating func optionalAmount() throws(RowError) -> Amount? { try Amount.read(optionalDecimal()) }
}

extension Amount {
    fileprivate static func read(_ text: String?) throws(RowError) -> Amount? {
        guard let text else { return nil }
        guard let amount = Amount(text: text) else {
            throw RowError(column: "amount", type: "decimal(18,2)", reason: .mismatch)
        }
        return amount
    }
}
