package import OpenIMIS
package import SQLInterface

/// A claim with everything that hangs on it: one row each.
package enum ClaimSelection: RecordSelection {
    package static let source = RecordSource.claims

    package static let columns: SQL = """
        "r"."ClaimID", "r"."ClaimUUID", \(lastUpdated), "r"."ClaimCode", "r"."ClaimStatus", "r"."VisitType",
        "r"."DateFrom", "r"."DateTo", "r"."DateClaimed", "r"."DateProcessed", "r"."Claimed", "r"."Approved",
        "r"."Valuated", "r"."Remunerated", "r"."Explanation", "r"."Adjustment", "r"."GuaranteeId",
        "r"."RejectionReason", "r"."SubmitStamp", "r"."ProcessStamp", "r"."FeedbackStatus", "r"."ReviewStatus",
        "r"."CareType", "r"."pre_authorization", "r"."patient_condition", "r"."referral_code", \(keptElements),
        "r"."InsureeID", \(person("patient")), "facility"."HfUUID", "facility"."HFCode", "facility"."HFName",
        "administrator"."ClaimAdminUUID", "administrator"."ClaimAdminCode", "administrator"."LastName",
        "referredFrom"."HfUUID", "referredFrom"."HFCode", "referredFrom"."HFName",
        "referredTo"."HfUUID", "referredTo"."HFCode", "referredTo"."HFName",
        "restored"."ClaimUUID", "restored"."ClaimCode", NULL, "feedback"."FeedbackUUID",
        "r"."ICDID", "r"."ICDID1", "r"."ICDID2", "r"."ICDID3", "r"."ICDID4", \(diagnoses),
        \(ClaimLineColumns.items), \(ClaimLineColumns.services), \(attachments), \(assignedPolicy), \(latestPolicy)
        """

    /// openIMIS notes a submission, a processing and a review in columns of their own, and other changes in old rows.
    private static let lastUpdated: SQL = {
        let own = PolicyColumns.lastUpdated("r", .claims)
        return SQL(
            sqlite: """
                max(\(own), coalesce("r"."SubmitStamp", ''), coalesce("r"."ProcessStamp", ''),
                coalesce("r"."ValidityFromReview", ''))
                """,
            postgresql: #"greatest(\#(own), "r"."SubmitStamp", "r"."ProcessStamp", "r"."ValidityFromReview")"#)
    }()

    private static let diagnoses = NestedColumn.rows(
        [.column("d", "ICDID"), .text("d", "ICDCode"), .text("d", "ICDName")],
        from: """
            "tblICDCodes" "d" WHERE "d"."ICDID" IN ("r"."ICDID", "r"."ICDID1", "r"."ICDID2", "r"."ICDID3", "r"."ICDID4")
            """, order: #""d"."ICDID""#)

    private static let attachments = NestedColumn.rows(
        [
            .column("a", "id"), .column("a", "general_type"), .text("a", "title"), .text("a", "filename"),
            .column("a", "date"), .text("a", "mime"), .column("a", "document"), .text("a", "url"),
        ],
        from: #""claim_ClaimAttachment" "a" WHERE "a"."claim_id" = "r"."ClaimID" AND "a"."ValidityTo" IS NULL"#,
        order: #""a"."ValidityFrom", "a"."id""#)

    /// The policy that pays for the first line that has one.
    private static let assignedPolicy: SQL = """
        coalesce(
        (SELECT "p"."PolicyUUID" FROM "tblClaimItems" "l" JOIN "tblPolicy" "p" ON "p"."PolicyID" = "l"."PolicyID"
        WHERE "l"."ClaimID" = "r"."ClaimID" AND "l"."ValidityTo" IS NULL ORDER BY "l"."ClaimItemID" LIMIT 1),
        (SELECT "p"."PolicyUUID" FROM "tblClaimServices" "l" JOIN "tblPolicy" "p" ON "p"."PolicyID" = "l"."PolicyID"
        WHERE "l"."ClaimID" = "r"."ClaimID" AND "l"."ValidityTo" IS NULL ORDER BY "l"."ClaimServiceID" LIMIT 1))
        """

    private static let latestPolicy: SQL = """
        (SELECT "p"."PolicyUUID" FROM "tblInsureePolicy" "c" JOIN "tblPolicy" "p" ON "p"."PolicyID" = "c"."PolicyId"
        WHERE "c"."InsureeID" = "r"."InsureeID" AND "c"."ValidityTo" IS NULL AND "p"."ValidityTo" IS NULL
        ORDER BY "c"."EffectiveDate" DESC NULLS LAST, "c"."InsureePolicyID" DESC LIMIT 1)
        """

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> ClaimRecord {
        var claim = ClaimRecord(
            key: try columns.integer(), uuid: try columns.uuid(), lastUpdated: try columns.moment(),
            code: try columns.string(), status: try columns.integer())
        claim.visitType = try columns.text()
        claim.dateFrom = try columns.date()
        claim.dateTo = try columns.date()
        claim.dateClaimed = try columns.date()
        claim.dateProcessed = try columns.date()
        claim.amounts.claimed = try columns.optionalAmount()
        claim.amounts.approved = try columns.optionalAmount()
        claim.amounts.valuated = try columns.optionalAmount()
        claim.amounts.remunerated = try columns.optionalAmount()
        claim.explanation = try columns.text()
        claim.adjustment = try columns.text()
        claim.guaranteeID = try columns.text()
        claim.rejectionReason = try columns.optionalInteger()
        claim.submitted = try columns.optionalMoment()
        claim.processed = try columns.optionalMoment()
        claim.feedbackStatus = try columns.optionalInteger()
        claim.reviewStatus = try columns.optionalInteger()
        claim.careType = try columns.text()
        claim.isPreauthorized = try columns.optionalBoolean()
        claim.patientCondition = try columns.text()
        claim.referralCode = try columns.text()
        claim.keptElements = try columns.text()
        claim.patientKey = try columns.optionalInteger()
        claim.patient = try columns.person()
        claim.facility = try columns.entity()
        claim.administrator = try columns.entity()
        claim.referredFrom = try columns.entity()
        claim.referredTo = try columns.entity()
        claim.restored = try columns.entity()
        claim.feedbackUUID = try columns.optionalUUID()
        claim.diagnoses = try diagnoses(&columns)
        for var row in try columns.nested() { claim.lines.append(try ClaimLineColumns.line(&row, .item)) }
        for var row in try columns.nested() { claim.lines.append(try ClaimLineColumns.line(&row, .service)) }
        for var row in try columns.nested() { claim.attachments.append(try attachment(&row)) }
        let assigned = try columns.optionalUUID()
        claim.latestPolicyUUID = try columns.optionalUUID()
        claim.policyUUID = assigned ?? claim.latestPolicyUUID
        return claim
    }

    /// In the order of the five columns, whatever order the codes were found in.
    private static func diagnoses(_ columns: inout ColumnReader) throws(RowError) -> [ClaimRecord.Diagnosis] {
        var keys: [Int] = []
        for _ in 0..<5 {
            if let key = try columns.optionalInteger() { keys.append(key) }
        }
        var found: [Int: ClaimRecord.Diagnosis] = [:]
        for var row in try columns.nested() {
            found[try row.integer()] = ClaimRecord.Diagnosis(code: try row.string(), name: try row.text())
        }
        return keys.compactMap { found[$0] }
    }

    private static func attachment(_ row: inout NestedRow) throws(RowError) -> ClaimAttachment {
        var attachment = ClaimAttachment(uuid: try row.uuid(), generalType: try row.string())
        attachment.title = try row.text()
        attachment.fileName = try row.text()
        attachment.date = try row.date()
        attachment.mimeType = try row.text()
        attachment.content = try row.text()
        attachment.url = try row.text()
        return attachment
    }
}
