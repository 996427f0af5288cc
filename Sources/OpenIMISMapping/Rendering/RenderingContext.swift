package import OpenIMIS

/// What renderings need besides the record.
package struct RenderingContext: Sendable {
    /// Labels of codes, and the location tree.
    package var reference: ReferenceData
    /// The ISO 4217 code of amounts; left out where it is not known.
    package var currency: String?
    /// Where photo files are served, without a slash at its end; relative to the server's root when empty.
    package var photoBase: String
    /// The insurer that the installation stands for.
    package var insurer: InsurerRecord
    /// The day on which is rendered; some states are told by dates.
    package var today: CalendarDate?

    package init(
        reference: ReferenceData = ReferenceData(), currency: String? = nil, photoBase: String = "",
        insurer: InsurerRecord = InsurerRecord(), today: CalendarDate? = nil
    ) {
        self.insurer = insurer
        self.today = today
        self.reference = reference
        self.currency = currency
        self.photoBase = photoBase
    }
}
