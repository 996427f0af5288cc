/// How much a compressed stream may grow to.
package struct GZipLimits: Sendable {
    /// The most bytes the inflated stream may have.
    package let maximumBytes: Int
    /// The most inflated bytes for each compressed byte, counted once the output is larger than `ratioFreeBytes`.
    package let maximumRatio: Int
    /// Up to so many inflated bytes no ratio is checked: tiny streams of one repeated byte do no harm.
    package let ratioFreeBytes: Int

    package init(maximumBytes: Int, maximumRatio: Int = 200, ratioFreeBytes: Int = 1 << 20) {
        self.maximumBytes = maximumBytes
        self.maximumRatio = maximumRatio
        self.ratioFreeBytes = ratioFreeBytes
    }
}
