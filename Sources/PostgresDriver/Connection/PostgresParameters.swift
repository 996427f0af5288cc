import CLibPQ
import SQLInterface

/// A statement's values in the form libpq takes them: one buffer of bytes, and arrays that point into it.
///
/// All are sent as text, which any type accepts, except blobs.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) throws {
        offsets.reserveCapacity(values.count)
        lengths.reserveCapacity(values.count)
        formats.reserveCapacity(values.count)
        for value in values { try append(value) }
    }

    /// Calls `body` with the count and the arrays of pointers, lengths and formats.
    func withArrays<Result>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
    ) -> Result {
        guard !offsets.isEmpty else { return body(0, nil, nil, nil) }
        return bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            return withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: offsets.count) { pointers in
                for (index, offset) in offsets.enumerated() {
                    pointers.initializeElement(at: index, to: offset < 0 ? nil : start.map { $0 + offset })
                }
                return body(Int32(offsets.count), pointers.baseAddress, lengths, formats)
            }
        }
    }

    private mutating func append(_ value: SQLValue) throws {
        switch value {
        case .null: append(offset: -1, isBinary: false)
        case .boolean(let value): try append(text: value ? "t" : "f")
        case .integer(let value): try append(text: String(value))
        case .double(let value): try append(text: "\(value)")
        case .decimal(let text), .text(let text), .uuid(let text), .json(let text): try append(text: text)
        case .date(let value): try append(text: value.text)
        case .timestamp(let value): try append(text: value.isoText)
        case .blob(let blob):
            let start = bytes.count
            bytes.append(contentsOf: blob)
            // An empty blob still needs an address that is not null.
            bytes.append(0)
            append(offset: start, isBinary: true)
            lengths[lengths.count - 1] = Int32(clamping: blob.count)
        }
    }

    private mutating func append(text: String) throws {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        // The protocol ends text at the first NUL; what follows would be lost without a word.
        guard !bytes[start...].contains(0) else {
            throw SQLError(.invalidValue, message: "text holds a NUL character")
        }
        bytes.append(0)
        append(offset: start, isBinary: false)
    }

    private mutating func append(offset: Int, isBinary: Bool) {
        offsets.append(offset)
        lengths.append(0)
        formats.append(isBinary ? 1 : 0)
    }
}
