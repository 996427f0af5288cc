/// A document that belongs to a claim (`claim_ClaimAttachment`).
package struct ClaimAttachment: Sendable, Hashable {
    package let uuid: String
    package var title: String?
    package var fileName: String?
    package var date: CalendarDate?
    package var mimeType: String?
    /// The content in base64 where it is kept in the table.
    package var content: String?
    /// Where the content is kept otherwise: a link, or a path below openIMIS's own folder.
    package var url: String?
    /// `FILE` or `URL`.
    package var generalType: String

    package init(uuid: String, generalType: String) {
        self.uuid = uuid
        self.generalType = generalType
    }
}
