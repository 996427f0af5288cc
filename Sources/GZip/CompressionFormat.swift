/// How deflated bytes are wrapped.
package enum CompressionFormat: Sendable {
    /// RFC 1952: header, deflated bytes, checksum and size; several members may follow each other.
    case gzip
    /// RFC 1950, called `deflate` in HTTP (RFC 9110 section 8.4.1.2).
    case zlib

    /// zlib's `windowBits`: 15 for a 32 KiB window, 16 more for a gzip wrapper.
    var windowBits: Int32 {
        switch self {
        case .gzip: 15 + 16
        case .zlib: 15
        }
    }
}
