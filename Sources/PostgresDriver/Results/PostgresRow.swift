import CLibPQ
import SQLInterface

/// A row of a result whose columns are all in text form.
struct PostgresRow: Row {
    let result: OpaquePointer
    let row: Int32
    let columnCount: Int

    func columnName(_ index: Int) -> String {
        guard index >= 0, index < columnCount else { return "\(index)" }
        return PQfname(result, Int32(index)).map { String(cString: $0) } ?? "\(index)"
    }

    func isNull(_ index: Int) -> Bool {
        index < 0 || index >= columnCount || PQgetisnull(result, row, Int32(index)) != 0
    }

    func optionalString(_ index: Int) throws(RowError) -> String? {
        guard let bytes = try bytes(index, "text") else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    func optionalInteger(_ index: Int) throws(RowError) -> Int? {
        guard let bytes = try bytes(index, "integer") else { return nil }
        guard let value = PostgresRow.integer(bytes) else { throw mismatch(index, "integer") }
        return value
    }

    func optionalDouble(_ index: Int) throws(RowError) -> Double? {
        guard let bytes = try bytes(index, "double") else { return nil }
        guard let value = Double(String(decoding: bytes, as: UTF8.self)) else { throw mismatch(index, "double") }
        return value
    }

    func optionalBoolean(_ index: Int) throws(RowError) -> Bool? {
        guard let bytes = try bytes(index, "boolean") else { return nil }
        guard bytes.count == 1 else { throw mismatch(index, "boolean") }
        switch bytes[0] {
        case UInt8(ascii: "t"): return true
        case UInt8(ascii: "f"): return false
        default: throw mismatch(index, "boolean")
        }
    }

    func optionalDecimal(_ index: Int) throws(RowError) -> String? {
        guard let bytes = try bytes(index, "decimal") else { return nil }
        guard DecimalText.isValid(bytes) else { throw mismatch(index, "decimal") }
        return String(decoding: bytes, as: UTF8.self)
    }

    func optionalDate(_ index: Int) throws(RowError) -> SQLDate? {
        guard let bytes = try bytes(index, "date") else { return nil }
        guard let value = SQLDate(bytes: bytes) else { throw mismatch(index, "date") }
        return value
    }

    func optionalTimestamp(_ index: Int) throws(RowError) -> Instant? {
        guard let bytes = try bytes(index, "timestamp") else { return nil }
        guard let value = Instant(bytes: bytes) else { throw mismatch(index, "timestamp") }
        return value
    }

    func optionalBlob(_ index: Int) throws(RowError) -> [UInt8]? {
        guard let bytes = try bytes(index, "blob") else { return nil }
        guard PQftype(result, Int32(index)) == PostgresType.bytea, let blob = PostgresRow.blob(bytes) else {
            throw mismatch(index, "blob")
        }
        return blob
    }

    /// The column's bytes inside the result, `nil` for null.
    private func bytes(_ index: Int, _ type: String) throws(RowError) -> UnsafeBufferPointer<UInt8>? {
        guard index >= 0, index < columnCount else {
            throw RowError(column: "\(index)", type: type, reason: .noSuchColumn)
        }
        let column = Int32(index)
        let count = Int(PQgetlength(result, row, column))
        if count == 0, PQgetisnull(result, row, column) != 0 { return nil }
        guard let start = PQgetvalue(result, row, column) else { return nil }
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        return bytes.assumingMemoryBound(to: UInt8.self)
    }

    private func mismatch(_ index: Int, _ type: String) -> RowError {
        RowError(column: columnName(index), type: type, reason: .mismatch)
    }

    private static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes.dropFirst() : bytes[...]
        guard !digits.isEmpty, digits.count <= 18 else { return Int(String(decoding: bytes, as: UTF8.self)) }
        var value = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return isNegative ? -value : value
    }

    /// `bytea_output` is hex: `\x` and two digits a byte.
    private static func blob(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "\\"), bytes[1] == UInt8(ascii: "x"),
            bytes.count.isMultiple(of: 2)
        else { return nil }
        var blob: [UInt8] = []
        blob.reserveCapacity(bytes.count / 2 - 1)
        for index in stride(from: 2, to: bytes.count, by: 2) {
            guard let high = hexDigit(bytes[index]), let low = hexDigit(bytes[index + 1]) else { return nil }
            blob.append(high << 4 | low)
        }
        return blob
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
