import SQLInterface

/// The tables a batch of families fills, in the order they are written.
struct FamilyRows {
    var families = DemoRows(
        "tblFamilies",
        "FamilyID FamilyUUID InsureeID LocationId Poverty FamilyType FamilyAddress isOffline ConfirmationType AuditUserID ValidityFrom"
    )
    var insurees = DemoRows(
        "tblInsuree",
        "InsureeID InsureeUUID FamilyID CHFID LastName OtherNames DOB Gender Marital IsHead passport TypeOfId Phone Email CurrentAddress CurrentVillage CardIssued Relationship Profession Education HFID status isOffline AuditUserID ValidityFrom ValidityTo LegacyID"
    )
    var policies = DemoRows(
        "tblPolicy",
        "PolicyID PolicyUUID PolicyStage PolicyStatus PolicyValue EnrollDate StartDate EffectiveDate ExpiryDate isOffline AuditUserID FamilyID OfficerID ProdID ValidityFrom"
    )
    var covers = DemoRows(
        "tblInsureePolicy",
        "InsureePolicyID InsureeID PolicyId EnrollmentDate StartDate EffectiveDate ExpiryDate isOffline AuditUserID ValidityFrom"
    )
    var premiums = DemoRows(
        "tblPremium",
        "PremiumId PremiumUUID PolicyID Amount Receipt PayDate PayType isPhotoFee isOffline PayerID AuditUserID CreatedDate ValidityFrom"
    )
    var claims = DemoRows(
        "tblClaim",
        "ClaimID ClaimUUID ClaimCategory ClaimCode DateFrom DateTo ClaimStatus Claimed Approved Valuated DateClaimed DateProcessed Feedback Explanation FeedbackStatus ReviewStatus RejectionReason AuditUserID SubmitStamp ProcessStamp VisitType ClaimAdminId HFID ICDID InsureeID ValidityFrom ValidityTo LegacyID"
    )
    var claimItems = DemoRows(
        "tblClaimItems",
        "ClaimItemID ClaimID ItemID ClaimItemStatus Availability QtyProvided QtyApproved PriceAsked PriceApproved PriceValuated RejectionReason Explanation PriceOrigin PolicyID ProdID AuditUserID ValidityFrom ValidityTo LegacyID"
    )
    var claimServices = DemoRows(
        "tblClaimServices",
        "ClaimServiceID ClaimID ServiceID ClaimServiceStatus QtyProvided QtyApproved PriceAsked PriceApproved PriceValuated RejectionReason Explanation PriceOrigin PolicyID ProdID AuditUserID ValidityFrom ValidityTo LegacyID"
    )

    var tables: [DemoRows] {
        [insurees, families, policies, covers, premiums, claims, claimItems, claimServices]
    }

    mutating func removeAll() {
        families.removeAll()
        insurees.removeAll()
        policies.removeAll()
        covers.removeAll()
        premiums.removeAll()
        claims.removeAll()
        claimItems.removeAll()
        claimServices.removeAll()
    }
}

/// The last primary key given out in each table.
struct FamilyKeys {
    var family = 0
    var insuree = 0
    var policy = 0
    var cover = 0
    var premium = 0
    var claim = 0
    var claimItem = 0
    var claimService = 0
}
