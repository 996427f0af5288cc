import FHIRService
import OpenIMIS
import OpenIMISStore
import SQLInterface
import Testing

/// A scheme with one insured person, two facilities, an item and a service.
enum ClaimScheme {
    static let patient = "0a000000-0000-4000-8000-000000000001"
    static let facility = "0b000000-0000-4000-8000-000000000001"
    static let administrator = "0c000000-0000-4000-8000-000000000001"
    static let item = "0d000000-0000-4000-8000-000000000001"
    static let service = "0e000000-0000-4000-8000-000000000001"
    static let policy = "0f000000-0000-4000-8000-000000000001"

    /// A claim administrator of the first facility's district.
    static let clerk = Principal(
        userID: 5, login: "CLERK", rights: [111_001, 111_002, 111_007],
        payload: Account(
            userID: 5, coreUserID: nil, login: "CLERK", facilityID: 1, area: .locations([2]),
            rights: [111_001, 111_002, 111_007], isAdministrator: false))

    static func make(in database: any SQLDatabase) async throws {
        try await OpenIMISSchema.migrate(database)
        try await database.transaction { try $0.executeScript(rows) }
    }

    private static let rows = """
        INSERT INTO "tblLocations" ("LocationId", "LocationUUID", "LocationCode", "LocationName", "LocationType",
            "ParentLocationId", "ValidityFrom")
        VALUES (1, '01000000-0000-4000-8000-000000000001', 'R1', 'Region', 'R', NULL, '2020-01-01 00:00:00.000000'),
            (2, '01000000-0000-4000-8000-000000000002', 'D1', 'District', 'D', 1, '2020-01-01 00:00:00.000000'),
            (3, '01000000-0000-4000-8000-000000000003', 'D2', 'Other', 'D', 1, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblPLItems" ("PLItemID", "PLItemUUID", "PLItemName", "DatePL", "ValidityFrom", "AuditUserID")
        VALUES (1, '02000000-0000-4000-8000-000000000001', 'List', '2020-01-01', '2020-01-01 00:00:00.000000', 1);
        INSERT INTO "tblPLServices" ("PLServiceID", "PLServiceUUID", "PLServName", "DatePL", "ValidityFrom",
            "AuditUserID")
        VALUES (1, '02000000-0000-4000-8000-000000000002', 'List', '2020-01-01', '2020-01-01 00:00:00.000000', 1);
        INSERT INTO "tblHF" ("HfID", "HfUUID", "HFCode", "HFName", "HFLevel", "HFCareType", "OffLine", "AuditUserID",
            "LegalForm", "LocationId", "status", "PLItemID", "PLServiceID", "ValidityFrom")
        VALUES (1, '0b000000-0000-4000-8000-000000000001', 'HF1', 'Hospital', 'H', 'B', FALSE, 1, 'G', 2, 'AC', 1, 1,
                '2020-01-01 00:00:00.000000'),
            (2, '0b000000-0000-4000-8000-000000000002', 'HF2', 'Far', 'H', 'B', FALSE, 1, 'G', 3, 'AC', 1, 1,
                '2020-01-01 00:00:00.000000');
        INSERT INTO "tblClaimAdmin" ("ClaimAdminId", "ClaimAdminUUID", "ClaimAdminCode", "LastName", "HFId",
            "ValidityFrom")
        VALUES (1, '0c000000-0000-4000-8000-000000000001', 'CLERK', 'Roe', 1, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblInsuree" ("InsureeID", "InsureeUUID", "CHFID", "LastName", "OtherNames", "IsHead", "Gender",
            "DOB", "FamilyID", "AuditUserID", "status", "ValidityFrom")
        VALUES (1, '0A000000-0000-4000-8000-000000000001', '100', 'Doe', 'Jo', TRUE, 'F', '1990-05-05', NULL, 1, 'AC',
            '2020-01-01 00:00:00.000000');
        INSERT INTO "tblFamilies" ("FamilyID", "FamilyUUID", "InsureeID", "LocationId", "AuditUserID", "ValidityFrom")
        VALUES (1, '03000000-0000-4000-8000-000000000001', 1, NULL, 1, '2020-01-01 00:00:00.000000');
        UPDATE "tblInsuree" SET "FamilyID" = 1;
        INSERT INTO "tblProduct" ("ProdID", "ProdUUID", "ProductCode", "ProductName", "DateFrom", "DateTo", "LumpSum",
            "MemberCount", "GracePeriod", "InsurancePeriod", "AuditUserID", "ValidityFrom")
        VALUES (1, '04000000-0000-4000-8000-000000000001', 'P1', 'Basic', '2020-01-01 00:00:00.000000',
            '2030-12-31 00:00:00.000000', '0.00', 9, 0, 12, 1, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblPolicy" ("PolicyID", "PolicyUUID", "PolicyStage", "PolicyStatus", "PolicyValue", "EnrollDate",
            "StartDate", "EffectiveDate", "ExpiryDate", "FamilyID", "ProdID", "AuditUserID", "ValidityFrom")
        VALUES (1, '0f000000-0000-4000-8000-000000000001', 'N', 2, '0.00', '2026-01-01', '2026-01-01', '2026-01-01',
            '2026-12-31', 1, 1, 1, '2026-01-01 00:00:00.000000');
        INSERT INTO "tblInsureePolicy" ("InsureeID", "PolicyId", "EnrollmentDate", "StartDate", "EffectiveDate",
            "ExpiryDate", "AuditUserID", "ValidityFrom")
        VALUES (1, 1, '2026-01-01', '2026-01-01', '2026-01-01', '2026-12-31', 1, '2026-01-01 00:00:00.000000');
        INSERT INTO "tblItems" ("ItemID", "ItemUUID", "ItemCode", "ItemName", "ItemType", "ItemPrice", "ItemCareType",
            "ItemPatCat", "MaximumAmount", "AuditUserID", "ValidityFrom")
        VALUES (1, '0d000000-0000-4000-8000-000000000001', '0001', 'Pill', 'D', '12.00', 'B', 15, '10.00', 1,
                '2020-01-01 00:00:00.000000'),
            (2, '0d000000-0000-4000-8000-000000000002', '0002', 'Drop', 'D', '1.00', 'B', 15, NULL, 1,
                '2020-01-01 00:00:00.000000');
        INSERT INTO "tblServices" ("ServiceID", "ServiceUUID", "ServCode", "ServName", "ServType", "ServLevel",
            "ServPrice", "ServCareType", "ServPatCat", "ServCategory", "manualPrice", "ServPackageType", "AuditUserID",
            "ValidityFrom")
        VALUES (1, '0e000000-0000-4000-8000-000000000001', 'S1', 'Visit', 'C', 'V', '90.00', 'B', 15, 'V', FALSE, 'S',
            1, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblPLItemsDetail" ("PLItemID", "ItemID", "AuditUserID", "ValidityFrom")
        VALUES (1, 1, 1, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblPLServicesDetail" ("PLServiceID", "ServiceID", "AuditUserID", "ValidityFrom")
        VALUES (1, 1, 1, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblProductItems" ("ProdID", "ItemID", "LimitationType", "PriceOrigin", "LimitAdult", "LimitChild",
            "AuditUserID", "ValidityFrom")
        VALUES (1, 1, 'C', 'P', '100.00', '100.00', 1, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblProductServices" ("ProdID", "ServiceID", "LimitationType", "PriceOrigin", "LimitAdult",
            "LimitChild", "AuditUserID", "ValidityFrom")
        VALUES (1, 1, 'C', 'P', '100.00', '100.00', 1, '2020-01-01 00:00:00.000000');
        INSERT INTO "tblICDCodes" ("ICDID", "ICDCode", "ICDName", "AuditUserID", "ValidityFrom")
        VALUES (1, 'A000', 'Cholera', 1, '2020-01-01 00:00:00.000000'),
            (2, 'A001', 'Cholera eltor', 1, '2020-01-01 00:00:00.000000');
        """

    /// A claim as an EMR sends it; `members` replace its own, `null` takes one away.
    static func claim(code: String = "C-1", _ members: [String: String] = [:]) -> String {
        var parts = [
            "identifier": #"[{"type":{"coding":[{"code":"Code"}]},"value":"\#(code)"}]"#,
            "status": #""active""#, "use": #""claim""#,
            "type": #"{"coding":[{"code":"O"}]}"#,
            "patient": #"{"reference":"Patient/\#(patient)"}"#,
            "billablePeriod": #"{"start":"2026-02-01"}"#,
            "created": #""2026-02-02""#,
            "enterer": #"{"reference":"Practitioner/\#(administrator)"}"#,
            "provider": #"{"reference":"Organization/\#(facility)"}"#,
            "priority": #"{"coding":[{"code":"normal"}]}"#,
            "diagnosis": """
            [{"sequence":2,"diagnosisCodeableConcept":{"coding":[{"code":"A00.1"}]}},\
            {"sequence":1,"diagnosisCodeableConcept":{"coding":[{"code":"A000"}]}}]
            """,
            "supportingInfo": """
            [{"sequence":1,"category":{"text":"explanation"},"valueString":"fever"},\
            {"sequence":2,"category":{"coding":[{"code":"guarantee"}]},"valueString":"G7"},\
            {"sequence":3,"category":{"text":"attachment"},"valueAttachment":{"contentType":"text/plain",\
            "data":"aGVsbG8=","title":"note.txt"}}]
            """,
            "insurance": #"[{"sequence":1,"focal":true,"coverage":{"display":"own"}}]"#,
            "item": """
            [{"sequence":1,"category":{"text":"service"},"productOrService":{"text":"S1"},\
            "extension":[{"url":"https://openimis.github.io/openimis_fhir_r4_ig//StructureDefinition/\
            claim-item-reference","valueReference":{"reference":"ActivityDefinition/\(service)"}}],\
            "quantity":{"value":1},"unitPrice":{"value":100.0}},\
            {"sequence":2,"category":{"text":"item"},"productOrService":{"text":"0001"},\
            "quantity":{"value":2},"unitPrice":{"value":12.75,"currency":"$"}}]
            """,
            "total": #"{"value":125.5}"#,
        ]
        parts.merge(members) { _, new in new }
        let all = parts.filter { $0.value != "null" }.map { "\"\($0.key)\":\($0.value)" }.sorted()
        return "{\"resourceType\":\"Claim\"," + all.joined(separator: ",") + "}"
    }

    /// One line of an item.
    static func item(_ quantity: String, _ price: String, code: String = "0001") -> String {
        """
        [{"sequence":1,"category":{"text":"item"},"productOrService":{"text":"\(code)"},\
        "quantity":{"value":\(quantity)},"unitPrice":{"value":\(price)}}]
        """
    }

    /// The columns of `claim()` as openIMIS enters it.
    static func checkRows(in database: any SQLDatabase, uuid: String) async throws {
        let claims = try await database.read(
            RowQuery(
                """
                SELECT "ClaimStatus", "Claimed", "DateTo", "Feedback", "FeedbackStatus", "ReviewStatus",
                    "ApprovalStatus", "RejectionReason", "VisitType", "GuaranteeId", "Explanation", "AuditUserID",
                    "ICDID", "ICDID1", "ICDID2", "Approved", "SubmitStamp", "ClaimCategory", "LegacyID", "ValidityTo"
                FROM "tblClaim" WHERE "ClaimUUID" = \(uuid)
                """
            ) { row throws(RowError) in
                var values: [String] = []
                for index in 0..<20 { values.append(try row.optionalString(index) ?? "-") }
                return values
            })
        let yes = database.dialect == .sqlite ? "0" : "f"
        #expect(
            claims.first == [
                "2", "125.50", "2026-02-01", yes, "1", "1", "1", "0", "O", "G7", "fever", "5", "1", "2", "-", "-", "-",
                "-", "-", "-",
            ])
        let lines = try await database.read(
            RowQuery(
                """
                SELECT 1, "ItemID", "ClaimItemStatus", "QtyProvided", "PriceAsked", "RejectionReason", "QtyApproved",
                    "AuditUserID" FROM "tblClaimItems"
                UNION ALL
                SELECT 2, "ServiceID", "ClaimServiceStatus", "QtyProvided", "PriceAsked", "RejectionReason",
                    "QtyApproved", "AuditUserID" FROM "tblClaimServices" ORDER BY 1
                """
            ) { row throws(RowError) in
                var values: [String] = []
                for index in 0..<8 { values.append(try row.optionalString(index) ?? "-") }
                return values
            })
        #expect(
            lines == [
                ["1", "1", "1", "2.00", "12.75", "-", "-", "5"], ["2", "1", "1", "1.00", "100.00", "-", "-", "5"],
            ])
        let attachments = try await database.read(
            RowQuery(
                """
                SELECT "title", "mime", "document", "general_type", "module", "date", "url" FROM "claim_ClaimAttachment"
                """
            ) { row throws(RowError) in
                var values: [String] = []
                for index in 0..<7 { values.append(try row.optionalString(index) ?? "-") }
                return values
            })
        #expect(attachments == [["note.txt", "text/plain", "aGVsbG8=", "FILE", "claim", "2026-02-02", "-"]])
    }
}
