import GZip

/// How much a package may hold, so that one made to do harm ends early.
package struct PackageLimits: Sendable {
    /// The most bytes of a compressed package.
    package var compressedBytes = 256 << 20
    /// The most bytes all files may have together.
    package var totalBytes = 1 << 30
    /// The most bytes of one file.
    package var fileBytes = 256 << 20
    /// The most entries, folders included.
    package var entries = 100_000
    /// The most inflated bytes for each compressed one.
    package var ratio = 200
    /// The longest path, in bytes.
    package var pathBytes = 1024

    package static let standard = PackageLimits()

    package init() {}

    var inflating: GZipLimits { GZipLimits(maximumBytes: totalBytes, maximumRatio: ratio) }
}
