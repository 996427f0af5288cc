/// A claim (`tblClaim`) with its patient, facility, administrator, diagnoses, lines and attachments.
package struct ClaimRecord: Sendable, Hashable {
    /// `ClaimID`.
    package var key: Int
    package var uuid: String
    package var lastUpdated: Moment
    package var code: String
    /// The code as it stands; see ``ClaimStatus``.
    package var status: Int
    /// `E`, `R` or `O`.
    package var visitType: String?
    package var dateFrom: CalendarDate?
    package var dateTo: CalendarDate?
    package var dateClaimed: CalendarDate?
    package var dateProcessed: CalendarDate?
    /// The sums of all lines, as openIMIS stored them.
    package var amounts = Amounts()
    package var explanation: String?
    /// The medical officer's text.
    package var adjustment: String?
    package var guaranteeID: String?
    /// The reason for the whole claim's rejection; see ``RejectionReason``.
    package var rejectionReason: Int?
    package var submitted: Moment?
    package var processed: Moment?
    /// 1 idle, 2 not selected, 4 selected, 8 delivered, 16 bypassed.
    package var feedbackStatus: Int?
    package var reviewStatus: Int?
    package var careType: String?
    package var isPreauthorized: Bool?
    package var patientCondition: String?
    package var referralCode: String?
    package var referredFrom: EntityReference?
    package var referredTo: EntityReference?
    /// The rejected claim that this one restores.
    package var restored: EntityReference?
    package var patient: PersonReference?
    /// `InsureeID`.
    package var patientKey: Int?
    package var facility: EntityReference?
    /// The claim administrator: uuid, code and last name.
    package var administrator: EntityReference?
    /// The main diagnosis and up to four others, in the order of their columns.
    package var diagnoses: [Diagnosis]
    /// The items, then the services, as they were entered.
    package var lines: [ClaimLine]
    package var attachments: [ClaimAttachment]
    /// The uuid of the policy that openIMIS assigned to the lines, or else the patient's latest one by effective date.
    package var policyUUID: String?
    package var latestPolicyUUID: String?
    package var feedbackUUID: String?
    /// What a client sent that no column holds, as the gateway keeps it.
    package var keptElements: String?

    package struct Diagnosis: Sendable, Hashable {
        package let code: String
        package let name: String?

        package init(code: String, name: String?) {
            self.code = code
            self.name = name
        }
    }

    package struct Amounts: Sendable, Hashable {
        package var claimed: Amount?
        package var approved: Amount?
        package var valuated: Amount?
        package var remunerated: Amount?

        package init() {}
    }

    package init(
        key: Int, uuid: String, lastUpdated: Moment, code: String, status: Int, diagnoses: [Diagnosis] = [],
        lines: [ClaimLine] = [], attachments: [ClaimAttachment] = []
    ) {
        self.key = key
        self.uuid = uuid
        self.lastUpdated = lastUpdated
        self.code = code
        self.status = status
        self.diagnoses = diagnoses
        self.lines = lines
        self.attachments = attachments
    }
}
