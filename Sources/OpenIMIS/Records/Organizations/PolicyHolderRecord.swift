/// An organisation that holds policies of the formal sector (`tblPolicyHolder`).
package struct PolicyHolderRecord: Sendable, Hashable {
    package var uuid: String
    package var lastUpdated: Moment
    package var code: String
    package var tradeName: String
    package var address: String?
    package var phone: String?
    package var fax: String?
    package var email: String?
    /// Name and surname of the person to contact.
    package var contactName: String?
    /// 1 to 5: personal company, limited risk company, association, government, union.
    package var legalForm: Int?
    /// 1 to 5: retail, industry, building, sailing, services.
    package var activity: Int?
    package var locationKey: Int?

    package init(uuid: String, lastUpdated: Moment, code: String, tradeName: String) {
        self.uuid = uuid
        self.lastUpdated = lastUpdated
        self.code = code
        self.tradeName = tradeName
    }
}
