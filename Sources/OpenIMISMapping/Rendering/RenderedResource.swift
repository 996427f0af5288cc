import FHIRModel
package import OpenIMIS

/// A resource as JSON with its key facts.
package struct RenderedResource: Sendable, Hashable {
    package let id: String
    package let versionID: String
    package let lastUpdated: Moment
    package let json: [UInt8]
}

extension ResourceMapping {
    /// The resource of a record.
    ///
    /// The version id is the moment of the record's last change and a digest of everything that is shown, other rows'
    /// content included, so that no two different renderings share one.
    package func render(_ record: Record, _ context: RenderingContext) -> RenderedResource {
        let id = id(of: record)
        let lastUpdated = lastUpdated(of: record)
        var builder = ResourceBuilder(resourceType: resourceType)
        builder.string("id", id)
        var versionOffset = 0
        builder.object("meta") { meta in
            versionOffset = meta.byteCount + VersionID.offsetInMember
            meta.string("versionId", constant: VersionID.placeholder)
            meta.string("lastUpdated", lastUpdated.description)
            if let profile = profile(of: record) {
                meta.array("profile") { $0.itemString("\(profile)") }
            }
        }
        write(record, into: &builder, context)
        var json = builder.finish()
        if let kept = keptElements(of: record) {
            json = KeptElements(text: kept)?.applied(to: json) ?? json
        }
        let version = VersionID(lastUpdated, digest: json.withUnsafeBufferPointer { ContentDigest.of($0) })
        version.write(into: &json, at: versionOffset)
        return RenderedResource(id: id, versionID: version.text, lastUpdated: lastUpdated, json: json)
    }
}

/// `<microseconds in hexadecimal>-<digest in hexadecimal>`, always 31 characters.
struct VersionID {
    static let placeholder: StaticString = "00000000000000-0000000000000000"
    /// Where the value begins within `"versionId":"…"` at the start of an object.
    static let offsetInMember = 13

    private let bytes: [UInt8]

    init(_ moment: Moment, digest: UInt64) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(31)
        Self.append(UInt64(bitPattern: moment.microseconds), digits: 14, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.append(digest, digits: 16, to: &bytes)
        self.bytes = bytes
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func write(into json: inout [UInt8], at offset: Int) {
        json.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }

    private static func append(_ value: UInt64, digits: Int, to bytes: inout [UInt8]) {
        let symbols: StaticString = "0123456789abcdef"
        for index in (0..<digits).reversed() {
            bytes.append(symbols.utf8Start[Int(value >> UInt64(index * 4) & 15)])
        }
    }
}
