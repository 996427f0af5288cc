import SQLInterface

/// Makes what exists before any family: places, facilities, prices, products, staff and accounts.
struct SchemeMaker {
    var random: DemoRandom
    let calendar: DemoCalendar
    let accounts: DemoAccounts
    private(set) var scheme = DemoScheme()
    private var facilityNumber = 0

    /// `ValidityFrom` of all these rows.
    let since: Instant

    private var locations = DemoRows(
        "tblLocations",
        "LocationId LocationUUID LocationCode LocationName LocationType ParentLocationId MalePopulation FemalePopulation Families AuditUserId ValidityFrom"
    )
    private var facilities = DemoRows(
        "tblHF",
        "HfID HfUUID HFCode HFName HFLevel HFAddress Phone eMail HFCareType OffLine AuditUserID PLItemID PLServiceID LegalForm LocationId HFSublevel status ValidityFrom"
    )
    private var catchments = DemoRows(
        "tblHFCatchment", "HFCatchmentId HFID LocationId Catchment ValidityFrom AuditUserId")
    private var administrators = DemoRows(
        "tblClaimAdmin",
        "ClaimAdminId ClaimAdminUUID ClaimAdminCode LastName OtherNames DOB EmailId Phone HasLogin AuditUserId HFId ValidityFrom"
    )
    private var officers = DemoRows(
        "tblOfficer",
        "OfficerID OfficerUUID Code LastName OtherNames LocationId AuditUserID DOB EmailId Phone HasLogin PhoneCommunication ValidityFrom"
    )
    private var officerVillages = DemoRows(
        "tblOfficerVillages", "OfficerVillageId OfficerId LocationId ValidityFrom AuditUserID")
    private var itemLists = DemoRows(
        "tblPLItems", "PLItemID PLItemUUID PLItemName DatePL AuditUserID LocationId ValidityFrom")
    private var itemPrices = DemoRows(
        "tblPLItemsDetail", "PLItemDetailID PLItemID ItemID PriceOverule AuditUserID ValidityFrom")
    private var serviceLists = DemoRows(
        "tblPLServices", "PLServiceID PLServiceUUID PLServName DatePL AuditUserID LocationId ValidityFrom")
    private var servicePrices = DemoRows(
        "tblPLServicesDetail", "PLServiceDetailID PLServiceID ServiceID PriceOverule AuditUserID ValidityFrom")
    private var payers = DemoRows(
        "tblPayer", "PayerID PayerUUID PayerType PayerName PayerAddress AuditUserID LocationId ValidityFrom")

    init(random: DemoRandom, calendar: DemoCalendar, accounts: DemoAccounts) {
        self.random = random
        self.calendar = calendar
        self.accounts = accounts
        since = Instant(calendar.day(-1200))
    }

    /// The rows in the order they can be written, and what they are for others.
    mutating func make() -> (tables: [DemoRows], scheme: DemoScheme) {
        var medical = MedicalRows(since: since)
        medical.make(&random, &scheme)
        for country in Country.all.indices { makeCountry(country) }
        var products = ProductRows(since: since, calendar: calendar)
        products.make(&random, &scheme)
        for (index, payer) in [("G", "Ministry of Health"), ("D", "Health For All Fund"), ("C", "Farmers' Union")]
            .enumerated()
        {
            payers.add(
                .number(index + 1), .text(random.uuid()), .text(payer.0), .text(payer.1),
                .text("Main Street \(index + 1)"),
                .number(1), .null, .timestamp(since))
            scheme.payers.append(index + 1)
        }
        let tables =
            accounts.tables
            + medical.tables + [
                locations, itemLists, itemPrices, serviceLists, servicePrices, facilities, catchments, administrators,
                officers, officerVillages,
            ] + products.tables + [payers]
            + accounts.rights(facilities: scheme.facilities.joined(), districts: districts)
        return (tables, scheme)
    }

    private var districts: [Int] { Array(Set(scheme.villages.map(\.district))).sorted() }

    private mutating func makeCountry(_ index: Int) {
        let country = Country.all[index]
        let region = location("R\(index + 1)", country.name, "R", parent: nil)
        let list = priceList(index, country)
        scheme.facilities.append([])
        var place = 0
        for (number, name) in country.districts.enumerated() {
            let code = "R\(index + 1)D\(number + 1)"
            let district = location(code, name, "D", parent: region)
            var villages: [Int] = []
            for ward in 1...4 {
                let wardName = country.places[place % country.places.count]
                place += 1
                let wardID = location("\(code)M\(ward)", wardName, "W", parent: district)
                for village in 1...4 {
                    let id = location("\(code)M\(ward)V\(village)", "\(wardName) \(village)", "V", parent: wardID)
                    villages.append(id)
                    scheme.villages.append(DemoScheme.Village(location: id, district: district, country: index))
                }
            }
            for level in ["H", "C", "D", "D"] {
                facility(level, in: district, name, country: index, list: list, villages: villages)
            }
            for _ in 0..<2 { officer(in: district, villages: villages, country) }
        }
    }

    private mutating func location(_ code: String, _ name: String, _ type: String, parent: Int?) -> Int {
        let id = locations.rows.count + 1
        let people = type == "V" ? random.number(200...3000) : 0
        locations.add(
            .number(id), .text(random.uuid()), .text(code), .text(name), .text(type), SQLValue(parent),
            type == "V" ? .number(people / 2) : .null, type == "V" ? .number(people - people / 2) : .null,
            type == "V" ? .number(people / 5) : .null, .number(1), .timestamp(since))
        return id
    }

    private mutating func priceList(_ index: Int, _ country: Country) -> Int {
        let id = index + 1
        let day = calendar.day(-1100)
        itemLists.add(
            .number(id), .uuid(random.uuid()), .text("Items \(country.name)"), .date(day), .number(1), .null,
            .timestamp(since))
        serviceLists.add(
            .number(id), .uuid(random.uuid()), .text("Services \(country.name)"), .date(day), .number(1), .null,
            .timestamp(since))
        for item in scheme.items {
            let price: SQLValue = random.chance(20) ? .amount(item.price * 9 / 10) : .null
            itemPrices.add(
                .number(itemPrices.rows.count + 1), .number(id), .number(item.id), price, .number(1), .timestamp(since))
        }
        for service in scheme.services {
            let price: SQLValue = random.chance(20) ? .amount(service.price * 9 / 10) : .null
            servicePrices.add(
                .number(servicePrices.rows.count + 1), .number(id), .number(service.id), price, .number(1),
                .timestamp(since))
        }
        return id
    }

    private mutating func facility(
        _ level: String, in district: Int, _ districtName: String, country index: Int, list: Int, villages: [Int]
    ) {
        facilityNumber += 1
        let id = facilityNumber
        let country = Country.all[index]
        let kind = ["H": "Hospital", "C": "Health Centre", "D": "Dispensary"][level] ?? ""
        let suffix = level == "D" ? " \(id % 2 + 1)" : ""
        let digits = DemoAccounts.padded(id, 3)
        facilities.add(
            .number(id), .text(random.uuid()), .text("HF\(digits)"), .text("\(districtName) \(kind)\(suffix)"),
            .text(level), .text("\(districtName), \(country.name)"),
            .text("\(country.phonePrefix) \(random.number(100_000...999_999))"), .text("hf\(digits)@example.org"),
            .text(level == "D" ? "O" : "B"), .boolean(false), .number(1), .number(list), .number(list),
            .text(random.pick(["G", "G", "G", "C", "P"])), .number(district), .text(level == "H" ? "R" : "N"),
            .text("AC"), .timestamp(since))
        for village in villages where random.chance(50) {
            catchments.add(
                .number(catchments.rows.count + 1), .number(id), .number(village), .number(random.number(20...100)),
                .timestamp(since), .number(1))
        }
        let (last, other) = person(country)
        administrators.add(
            .number(id), .text(random.uuid()), .text("CA\(digits)"), .text(last), .text(other),
            .date(calendar.day(-365 * random.number(25...60))), .text("ca\(digits)@example.org"),
            .text("\(country.phonePrefix) \(random.number(100_000...999_999))"), .boolean(level == "H"), .number(1),
            .number(id), .timestamp(since))
        scheme.facilities[index].append(DemoScheme.Facility(id: id, administrator: id, level: level, country: index))
    }

    private mutating func officer(in district: Int, villages: [Int], _ country: Country) {
        let id = officers.rows.count + 1
        let (last, other) = person(country)
        officers.add(
            .number(id), .text(random.uuid()), .text("EO\(DemoAccounts.padded(id, 3))"), .text(last), .text(other),
            .number(district), .number(1), .date(calendar.day(-365 * random.number(22...58))),
            .text("eo\(id)@example.org"), .text("\(country.phonePrefix) \(random.number(100_000...999_999))"),
            .boolean(false), .boolean(true), .timestamp(since))
        for village in villages where random.chance(60) {
            officerVillages.add(
                .number(officerVillages.rows.count + 1), .number(id), .number(village), .timestamp(since), .number(1))
        }
        scheme.officers[district, default: []].append(id)
    }

    private mutating func person(_ country: Country) -> (last: String, other: String) {
        (random.pick(country.lastNames), random.pick(random.chance(50) ? country.women : country.men))
    }
}
