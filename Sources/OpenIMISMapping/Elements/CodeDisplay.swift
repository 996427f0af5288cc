/// Displays of the codes that openIMIS fixes in its program, as its code systems write them.
///
/// Codes of tables have their labels in ``CodeTables``.
package enum CodeDisplay {
    package static func visitType(_ code: String) -> String? {
        switch code {
        case "E": "Emergency"
        case "R": "Referrals"
        case "O": "Other"
        default: nil
        }
    }

    package static func claimStatus(_ code: Int) -> String? {
        switch code {
        case 1: "Rejected"
        case 2: "Entered"
        case 4: "Checked"
        case 8: "Processed"
        case 16: "Valuated"
        default: nil
        }
    }

    package static func rejectionReason(_ code: Int) -> String? { rejectionReasons[code] }

    private static let rejectionReasons: [Int: String] = [
        -2: "REJECTED BY AI EVALUATION", -1: "REJECTED BY MEDICAL OFFICER", 0: "ACCEPTED",
        1: "INVALID ITEM OR SERVICE", 2: "NOT IN PRICE LIST", 3: "NO PRODUCT FOUND", 4: "CATEGORY LIMITATION",
        5: "FREQUENCY FAILURE", 6: "DUPLICATED", 7: "FAMILY", 8: "DIAGNOSIS NOT IN LIST", 9: "TARGET DATE",
        10: "CARE TYPE", 11: "MAX HOSPITAL ADMISSIONS", 12: "MAX VISITS", 13: "MAX CONSULTATIONS",
        14: "MAX SURGERIES", 15: "MAX DELIVERIES", 16: "QTY OVER LIMIT", 17: "WAITING PERIOD FAIL", 18: "UNASSIGNED",
        19: "MAX ANTENATAL", 20: "INVALID CLAIM", 21: "NO COVERAGE",
    ]

    package static func locationType(_ code: String) -> String? {
        switch code {
        case "R": "Region"
        case "D": "District"
        case "W": "Municipality/Ward"
        case "V": "City/Village"
        default: nil
        }
    }

    package static func facilityLevel(_ code: String) -> String? {
        switch code {
        case "D": "Dispensary"
        case "C": "Health Centre"
        case "H": "Hospital"
        default: nil
        }
    }

    package static func careType(_ code: String) -> String? {
        switch code {
        case "I": "In-Patient"
        case "O": "Out-Patient"
        case "B": "Both"
        default: nil
        }
    }

    package static func policyHolderLegalForm(_ code: Int) -> String? {
        switch code {
        case 1: "Personal Company"
        case 2: "Limited Risk Company"
        case 3: "Association"
        case 4: "Government"
        case 5: "Union"
        default: nil
        }
    }

    package static func policyHolderActivity(_ code: Int) -> String? {
        switch code {
        case 1: "Retail"
        case 2: "Industry"
        case 3: "Building"
        case 4: "Sailing"
        case 5: "Services"
        default: nil
        }
    }

    package static func medicationType(_ code: String) -> String? {
        switch code {
        case "D": "Drug"
        case "M": "Medical consumable"
        default: nil
        }
    }

    package static func serviceType(_ code: String) -> String? {
        switch code {
        case "C": "Curative"
        case "P": "Preventive"
        default: nil
        }
    }

    package static func serviceLevel(_ code: String) -> String? {
        switch code {
        case "S": "Simple Service"
        case "V": "Visit"
        case "D": "Day of stay"
        case "H": "Hospital case"
        default: nil
        }
    }

    package static func serviceCategory(_ code: String) -> String? {
        switch code {
        case "S": "Surgery"
        case "C": "Consultations"
        case "D": "Delivery"
        case "A": "Antenatal"
        case "O": "Other"
        case "H": "Hospitalization"
        case "V": "Visit"
        default: nil
        }
    }
}
