package import OpenIMIS

/// What renderings need besides the record.
package struct RenderingContext: Sendable {
    /// Labels of codes, and the location tree.
    package var reference: ReferenceData
    /// The ISO 4217 code of amounts; left out where it is not known.
    package var currency: String?
    /// Where photo files are served, without a slash at its end; relative to the server's root when empty.
    package var photoBase: String

    package init(reference: ReferenceData = ReferenceData(), currency: String? = nil, photoBase: String = "") {
        self.reference = reference
        self.currency = currency
        self.photoBase = photoBase
    }
}
