import Cryptography
import FHIRModel
package import FHIRService

/// Makes and reads the opaque value of paging links.
///
/// It holds the whole search and the place where the page starts, sealed, so that a link shows nothing of a patient
/// and no server needs to remember it. A link that was changed, is too old or belongs to another type is refused.
package struct PageLinks: Sendable {
    /// What a link stands for.
    package struct Page: Sendable, Hashable {
        package var query: QueryString
        package var cursor: PageCursor

        package init(query: QueryString, cursor: PageCursor) {
            self.query = query
            self.cursor = cursor
        }
    }

    /// The query parameter that carries the value.
    package static let parameter = "_page"

    private let box: SealedBox
    private let life: Duration

    /// The secret is the same in all processes that answer under one address.
    package init(secret: [UInt8], life: Duration = .seconds(3600)) {
        box = SealedBox(secret: Array("page-links".utf8) + secret)
        self.life = life
    }

    /// The value of a link made `now`, in seconds since 1970.
    package func seal(_ page: Page, type: String, now: Int64) -> String {
        var bytes = Fields()
        bytes.append("\(now + life.components.seconds)")
        bytes.append("\(page.cursor.direction.rawValue)")
        bytes.append(page.query.encoded)
        for key in page.cursor.keys {
            bytes.append(key.map { "=" + $0 } ?? "-")
        }
        return Base64URL.encode(box.seal(bytes.bytes, context: Array(type.utf8)))
    }

    /// - Throws: ``ServiceError`` of kind `invalid` for a link that is not one of ours any more.
    package func open(_ value: String, type: String, now: Int64) throws(ServiceError) -> Page {
        guard let sealed = Base64URL.decode(value), let bytes = box.open(sealed, context: Array(type.utf8)),
            let fields = Fields.split(bytes), fields.count >= 3, let end = Int64(fields[0]),
            let direction = UInt8(fields[1]).flatMap(PageCursor.Direction.init(rawValue:))
        else {
            throw ServiceError(
                .invalid, "The paging link is not one that this server made for \(type). Start the search again.",
                code: .value, expression: "http.\(Self.parameter)")
        }
        guard end > now else {
            throw ServiceError(
                .invalid, "The paging link has expired. Start the search again.", code: .expired,
                expression: "http.\(Self.parameter)")
        }
        let keys = fields[3...].map { $0.hasPrefix("=") ? String($0.dropFirst()) : nil }
        return Page(
            query: try QueryString(parsing: fields[2]), cursor: PageCursor(direction: direction, keys: keys))
    }
}

/// Strings one after the other, each with its length before it.
private struct Fields {
    var bytes: [UInt8] = []

    mutating func append(_ text: String) {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.utf8.count).littleEndian) { bytes += $0 }
        bytes += text.utf8
    }

    static func split(_ bytes: [UInt8]) -> [String]? {
        var fields: [String] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard rest.count >= 4 else { return nil }
            let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard rest.count >= length else { return nil }
            fields.append(String(decoding: rest.prefix(length), as: UTF8.self))
            rest = rest.dropFirst(length)
        }
        return fields
    }
}
