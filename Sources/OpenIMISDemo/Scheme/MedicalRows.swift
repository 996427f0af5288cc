import SQLInterface

/// Items, services and diagnoses.
struct MedicalRows {
    let since: Instant
    private var items = DemoRows(
        "tblItems",
        "ItemID ItemUUID ItemCode ItemName ItemType ItemPackage ItemPrice ItemCareType ItemFrequency ItemPatCat AuditUserID ValidityFrom"
    )
    private var services = DemoRows(
        "tblServices",
        "ServiceID ServiceUUID ServCategory ServCode ServName ServType ServLevel ServPrice ServCareType ServFrequency ServPatCat AuditUserID manualPrice ServPackageType ValidityFrom"
    )
    private var diagnoses = DemoRows("tblICDCodes", "ICDID ICDCode ICDName AuditUserID ValidityFrom")

    init(since: Instant) {
        self.since = since
    }

    var tables: [DemoRows] { [items, services, diagnoses] }

    mutating func make(_ random: inout DemoRandom, _ scheme: inout DemoScheme) {
        for (index, item) in MedicalWords.items.enumerated() {
            let id = index + 1
            items.add(
                .number(id), .text(random.uuid()), .text(item.code), .text(item.name), .text(item.kind),
                item.kind == "D" ? .text("10") : .null, .amount(item.price), .text(item.careType), .number(0),
                .number(15), .number(1), .timestamp(since))
            scheme.items.append(DemoScheme.Priced(id: id, price: item.price, category: item.kind))
        }
        for (index, service) in MedicalWords.services.enumerated() {
            let id = index + 1
            let level = ["C": "V", "V": "V", "H": "D", "S": "H", "D": "H"][service.kind] ?? "S"
            services.add(
                .number(id), .text(random.uuid()), .text(service.kind), .text(service.code), .text(service.name),
                .text(service.kind == "A" ? "P" : "C"), .text(level), .amount(service.price), .text(service.careType),
                .number(0), .number(service.kind == "D" || service.kind == "A" ? 6 : 15), .number(1), .boolean(false),
                .text("S"), .timestamp(since))
            scheme.services.append(DemoScheme.Priced(id: id, price: service.price, category: service.kind))
        }
        for (index, diagnosis) in MedicalWords.diagnoses.enumerated() {
            diagnoses.add(
                .number(index + 1), .text(diagnosis.code), .text(diagnosis.name), .number(1), .timestamp(since))
            scheme.diagnoses.append(index + 1)
        }
    }
}
