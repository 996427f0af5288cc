/// A claim that a client enters.
package struct ClaimDraft: Sendable, Hashable {
    package struct Diagnosis: Sendable, Hashable {
        /// The code as it was sent.
        package let code: String
        package let path: String

        package init(code: String, path: String) {
            self.code = code
            self.path = path
        }
    }

    package struct Line: Sendable, Hashable {
        package let kind: ClaimLine.Kind
        package let medical: EntityKey
        package let quantity: Amount
        package let price: Amount
        /// FHIRPath of the line, for refusals.
        package let path: String

        package init(kind: ClaimLine.Kind, medical: EntityKey, quantity: Amount, price: Amount, path: String) {
            self.kind = kind
            self.medical = medical
            self.quantity = quantity
            self.price = price
            self.path = path
        }
    }

    package struct Attachment: Sendable, Hashable {
        package var title: String?
        package var date: CalendarDate?
        package var mimeType: String?
        /// Base64.
        package var content: String?
        /// Where the content is, when it was not sent.
        package var url: String?

        package init() {}
    }

    package var code: String
    package var visitType: VisitType
    package var patient: EntityKey
    package var facility: EntityKey
    package var administrator: EntityKey?
    package var dateClaimed: CalendarDate
    package var dateFrom: CalendarDate
    package var dateTo: CalendarDate
    /// The main one first, five at most.
    package var diagnoses: [Diagnosis]
    /// Items before services, in the order in which they were sent.
    package var lines: [Line]
    package var guaranteeID: String?
    package var explanation: String?
    package var attachments: [Attachment] = []

    package init(
        code: String, visitType: VisitType, patient: EntityKey, facility: EntityKey, dateClaimed: CalendarDate,
        dateFrom: CalendarDate, dateTo: CalendarDate, diagnoses: [Diagnosis], lines: [Line]
    ) {
        self.code = code
        self.visitType = visitType
        self.patient = patient
        self.facility = facility
        self.dateClaimed = dateClaimed
        self.dateFrom = dateFrom
        self.dateTo = dateTo
        self.diagnoses = diagnoses
        self.lines = lines
    }
}
