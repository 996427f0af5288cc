import OpenIMIS
import SQLInterface

/// The columns of `tblInsuree` and `tblPhotos` as a draft wants them.
enum InsureeRows {
    static let history = HistoryCopy(
        table: .insurees, uuidColumn: "InsureeUUID",
        columns: [
            "AuditUserID", "CHFID", "CardIssued", "CurrentAddress", "CurrentVillage", "DOB", "Education", "Email",
            "FamilyID", "Gender", "GeoLocation", "HFID", "IsHead", "LastName", "Marital", "OtherNames", "Phone",
            "PhotoDate", "PhotoID", "Profession", "Relationship", "TypeOfId", "ValidityFrom", "Vulnerability",
            "isOffline", "passport", "JsonExt", "status", "status_date", "StatusReason",
        ])

    static let photoHistory = HistoryCopy(
        table: .photos, uuidColumn: "PhotoUUID",
        columns: [
            "InsureeID", "CHFID", "PhotoFolder", "PhotoFileName", "OfficerID", "PhotoDate", "ValidityFrom",
            "AuditUserID", "photo",
        ])

    /// The plain columns, against those of the record as it stands; family, facility and photo are not among them.
    static func change(_ draft: InsureeDraft, from current: InsureeRecord?) -> RowChange {
        var change = RowChange()
        /// Absent text is null in new rows, and an empty one that stands there already is left.
        func text(_ name: String, _ value: String?, _ old: String?) {
            change.set(name, SQLValue(value), was: current == nil ? .blob([]) : SQLValue(old))
        }
        func value(_ name: String, _ value: SQLValue, _ old: SQLValue?) {
            if let old { change.set(name, value, was: old) } else { change.set(name, value) }
        }
        text("CHFID", draft.number, current?.number)
        text("LastName", draft.lastName, current?.lastName)
        text("OtherNames", draft.otherNames, current?.otherNames)
        value("DOB", SQLValue(draft.birthDate), current.map { SQLValue($0.birthDate) })
        text("Gender", draft.gender.rawValue, current?.gender)
        if current?.maritalStatus == nil || current?.maritalStatus.flatMap(MaritalStatus.init) != nil {
            text("Marital", draft.maritalStatus?.rawValue, current?.maritalStatus)
        }
        text("Phone", draft.phone, current?.phone)
        text("Email", draft.email, current?.email)
        value("CardIssued", SQLValue(draft.isCardIssued), current.map { SQLValue($0.isCardIssued) })
        value("Education", SQLValue(draft.education), current.map { SQLValue($0.education) })
        value("Profession", SQLValue(draft.profession), current.map { SQLValue($0.profession) })
        text("passport", draft.passport, current?.passport)
        text("TypeOfId", draft.identificationType, current?.identificationType)
        value("Vulnerability", SQLValue(draft.isVulnerable), current.map { SQLValue($0.isVulnerable) })
        return change
    }
}
