import CLibPQ
import Glibc
import SQLInterface

/// Loads rows through `COPY … FROM STDIN` in its text format (PostgreSQL's documentation of COPY, "Text Format").
struct CopyWriter {
    let link: PostgresLink
    let deadline: MonotonicTime

    func write(_ rows: some Sequence<[SQLValue]>, into table: String, columns: [String]) throws {
        let names = columns.map(SQL.identifier).joined(separator: ", ")
        let copy: SQL = "COPY \(identifier: table) (\(names)) FROM STDIN"
        let text = copy.rendered(for: .postgresql).text
        let begin = try link.result(by: deadline) { PQsendQuery(link.connection, text) }
        if let error = begin.error { throw error }
        do {
            try send(rows, columnCount: columns.count)
        } catch {
            // Tells the server to drop what it has; its own answer says no more than that.
            _ = PQputCopyEnd(link.connection, "refused")
            _ = try? link.lastResult(by: deadline)
            throw error
        }
        while PQputCopyEnd(link.connection, nil) == 0 { try waitToSend() }
        if let error = try link.lastResult(by: deadline).error { throw error }
    }

    private func send(_ rows: some Sequence<[SQLValue]>, columnCount: Int) throws {
        var buffer: [UInt8] = []
        for row in rows {
            guard row.count == columnCount else {
                throw SQLError(.syntax, message: "\(row.count) values for \(columnCount) columns")
            }
            for (index, value) in row.enumerated() {
                if index > 0 { buffer.append(UInt8(ascii: "\t")) }
                try CopyWriter.append(value, to: &buffer)
            }
            buffer.append(UInt8(ascii: "\n"))
            if buffer.count >= 1 << 16 {
                try send(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        if !buffer.isEmpty { try send(buffer) }
    }

    private func send(_ bytes: [UInt8]) throws {
        while true {
            let status = bytes.withUnsafeBytes { buffer in
                PQputCopyData(
                    link.connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
            }
            if status == 1 { return }
            guard status == 0 else { throw SQLError.unavailable(link.connection) }
            try waitToSend()
        }
    }

    private func waitToSend() throws {
        try link.flush(by: deadline)
    }

    private static func append(_ value: SQLValue, to buffer: inout [UInt8]) throws {
        switch value {
        case .null: buffer.append(contentsOf: "\\N".utf8)
        case .boolean(let value): buffer.append(UInt8(ascii: value ? "t" : "f"))
        case .integer(let value): buffer.append(contentsOf: String(value).utf8)
        case .double(let value): buffer.append(contentsOf: "\(value)".utf8)
        case .decimal(let text), .text(let text), .uuid(let text), .json(let text): try append(text, to: &buffer)
        case .date(let value): buffer.append(contentsOf: value.text.utf8)
        case .timestamp(let value): buffer.append(contentsOf: value.isoText.utf8)
        case .blob(let bytes):
            buffer.append(contentsOf: "\\\\x".utf8)
            for byte in bytes {
                buffer.append(hexDigits[Int(byte >> 4)])
                buffer.append(hexDigits[Int(byte & 15)])
            }
        }
    }

    private static func append(_ text: String, to buffer: inout [UInt8]) throws {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): buffer.append(contentsOf: "\\\\".utf8)
            case UInt8(ascii: "\t"): buffer.append(contentsOf: "\\t".utf8)
            case UInt8(ascii: "\n"): buffer.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\r"): buffer.append(contentsOf: "\\r".utf8)
            case 0: throw SQLError(.invalidValue, message: "text holds a NUL character")
            default: buffer.append(byte)
            }
        }
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
