import SQLInterface

/// Makes families with their members, policies, contributions and claims.
struct FamilyMaker {
    private struct Member {
        let id: Int
        let isWoman: Bool
        let isAdult: Bool
    }

    private let scheme: DemoScheme
    private let calendar: DemoCalendar
    private var random: DemoRandom
    private var keys = FamilyKeys()
    private(set) var rows = FamilyRows()
    /// People made so far, former versions of a row not counted.
    private(set) var people = 0

    init(scheme: DemoScheme, calendar: DemoCalendar, random: DemoRandom) {
        self.scheme = scheme
        self.calendar = calendar
        self.random = random
    }

    mutating func startBatch() {
        rows.removeAll()
    }

    mutating func addFamily() {
        keys.family += 1
        let village = random.pick(scheme.villages)
        let country = Country.all[village.country]
        let enrolled = -random.number(1...1100)
        let since = calendar.moment(enrolled, &random)
        let members = addMembers(village, country, enrolled)
        rows.families.add(
            .number(keys.family), .text(random.uuid()), .number(members[0].id), .number(village.location),
            .boolean(random.chance(25)), .text("H"), .text("House \(random.number(1...400))"), .boolean(false),
            random.chance(30) ? .text("A") : .null, .number(1), .timestamp(since))
        addPolicies(members, village, enrolled)
    }

    private mutating func addMembers(_ village: DemoScheme.Village, _ country: Country, _ enrolled: Int) -> [Member] {
        let last = random.pick(country.lastNames)
        let size = 1 + random.weighted([12, 18, 22, 22, 14, 8, 4])
        let headAge = random.number(22...78)
        let headIsWoman = random.chance(32)
        var members: [Member] = []
        for index in 0..<size {
            let isSpouse = index == 1 && random.chance(80)
            let isChild = index > 0 && !isSpouse && random.chance(85)
            let age =
                index == 0
                ? headAge
                : isSpouse
                    ? max(19, headAge - random.number(-6...8))
                    : isChild ? random.number(0...max(1, headAge - 18)) : random.number(18...85)
            let isWoman = index == 0 ? headIsWoman : isSpouse ? !headIsWoman : random.chance(50)
            members.append(
                addPerson(
                    last: last, age: age, isWoman: isWoman, relation: index == 0 ? nil : isSpouse ? 8 : isChild ? 4 : 7,
                    village, country, enrolled))
        }
        return members
    }

    private mutating func addPerson(
        last: String, age: Int, isWoman: Bool, relation: Int?, _ village: DemoScheme.Village, _ country: Country,
        _ enrolled: Int
    ) -> Member {
        keys.insuree += 1
        people += 1
        let id = keys.insuree
        let isAdult = age >= 18
        let born = calendar.day(-365 * age - random.number(0...364))
        let other = random.pick(isWoman ? country.women : country.men)
        let phone = isAdult && random.chance(70) ? "\(country.phonePrefix)\(random.number(1_000_000...9_999_999))" : nil
        let marital = !isAdult ? "S" : relation == 8 ? "M" : random.pick(["M", "M", "M", "S", "W", "D", "N"])
        let status = random.chance(98) ? "AC" : age > 60 ? "DE" : "IN"
        let facility: Int? = random.chance(60) ? random.pick(scheme.facilities[village.country]).id : nil
        let passport = isAdult && random.chance(55) ? "ID\(random.number(10_000_000...99_999_999))" : nil
        let since = calendar.moment(enrolled, &random)
        let change = random.chance(6) ? random.number(enrolled...(-1)) : nil
        func values(
            id: Int, uuid: String, phone: String?, from: Instant, to: Instant?, current: Int?
        ) -> [SQLValue] {
            [
                .number(id), .text(uuid), .number(keys.family), .text("\(100_000_000 + people)"), .text(last),
                .text(other),
                .date(born), .text(isWoman ? "F" : "M"), .text(marital), .boolean(relation == nil), SQLValue(passport),
                passport == nil ? .null : .text("N"), SQLValue(phone),
                relation == nil && people.isMultiple(of: 5) ? .text("p\(people)@example.org") : .null,
                .null, relation == nil ? .number(village.location) : .null, .boolean(people.isMultiple(of: 2)),
                SQLValue(relation), isAdult ? .number(1 + people % 4) : .null,
                age > 5 ? .number(1 + people % 5) : .null,
                SQLValue(facility), .text(status), .boolean(false), .number(1), .timestamp(from), SQLValue(to),
                SQLValue(current),
            ]
        }
        guard let change else {
            rows.insurees.add(values(id: id, uuid: random.uuid(), phone: phone, from: since, to: nil, current: nil))
            return Member(id: id, isWoman: isWoman, isAdult: isAdult)
        }
        // The person has another phone now: openIMIS keeps the former row with a key and UUID of its own.
        keys.insuree += 1
        let changed = calendar.moment(change, &random)
        let phoneBefore = "\(country.phonePrefix)\(random.number(1_000_000...9_999_999))"
        rows.insurees.add(values(id: id, uuid: random.uuid(), phone: phone, from: changed, to: nil, current: nil))
        rows.insurees.add(
            values(id: keys.insuree, uuid: random.uuid(), phone: phoneBefore, from: since, to: changed, current: id))
        return Member(id: id, isWoman: isWoman, isAdult: isAdult)
    }

    // MARK: Policies

    private mutating func addPolicies(_ members: [Member], _ village: DemoScheme.Village, _ enrolled: Int) {
        guard random.chance(92) else { return }
        let product = random.pick(scheme.products[village.country])
        let officer = random.pick(scheme.officers[village.district] ?? [1])
        var start = enrolled
        var isRenewal = false
        // Each lasts a year; most families renew it.
        while start < 0 {
            let isOver = start + 365 <= 0
            addPolicy(
                members, product: product, officer: officer, start: start, isOver: isOver, isRenewal: isRenewal,
                country: village.country)
            guard isOver, random.chance(80) else { return }
            start += 365 + random.number(0...40)
            isRenewal = true
        }
    }

    private mutating func addPolicy(
        _ members: [Member], product: DemoScheme.Product, officer: Int, start: Int, isOver: Bool, isRenewal: Bool,
        country: Int
    ) {
        keys.policy += 1
        let id = keys.policy
        let adults = members.count(where: \.isAdult)
        let value = product.lumpSum + adults * product.premiumAdult + (members.count - adults) * product.premiumChild
        // 1 idle, 2 active, 4 suspended, 8 expired, 16 ready (openIMIS's tblPolicy).
        let status = isOver ? 8 : [2, 1, 4, 16][random.weighted([80, 9, 5, 6])]
        let isEffective = status == 2 || status == 4 || status == 8
        let begin = calendar.day(start)
        let effective: SQLValue = isEffective ? .date(begin) : .null
        let end = calendar.day(start + 364)
        let since = calendar.moment(start, &random)
        rows.policies.add(
            .number(id), .text(random.uuid()), .text(isRenewal ? "R" : "N"), .number(status), .amount(value),
            .date(begin),
            .date(begin), effective, .date(end), .boolean(false), .number(1), .number(keys.family), .number(officer),
            .number(product.id), .timestamp(since))
        for member in members {
            keys.cover += 1
            rows.covers.add(
                .number(keys.cover), .number(member.id), .number(id), .date(begin), .date(begin), effective, .date(end),
                .boolean(false), .number(1), .timestamp(since))
        }
        if status != 1 { addPremiums(policy: id, value: value, start: start, since) }
        guard isEffective else { return }
        for member in members {
            for _ in 0..<random.weighted([62, 28, 10]) {
                addClaim(member, policy: id, product: product.id, start: start, country: country)
            }
        }
    }

    private mutating func addPremiums(policy: Int, value: Int, start: Int, _ since: Instant) {
        let parts = random.chance(25) ? 2 : 1
        for part in 0..<parts {
            keys.premium += 1
            let amount = part == 0 ? value - value / parts * (parts - 1) : value / parts
            rows.premiums.add(
                .number(keys.premium), .text(random.uuid()), .number(policy), .amount(amount),
                .text("RC\(keys.premium)"), .date(calendar.day(start + part)),
                .text(random.pick(["C", "C", "M", "B"])),
                .boolean(false), .boolean(false), random.chance(10) ? .number(random.pick(scheme.payers)) : .null,
                .number(1), .date(calendar.day(start)), .timestamp(since))
        }
    }

    // MARK: Claims

    private mutating func addClaim(_ member: Member, policy: Int, product: Int, start: Int, country: Int) {
        let maker = ClaimMaker(scheme: scheme, calendar: calendar)
        let facility = random.pick(scheme.facilities[country])
        let day = start + random.number(0...max(0, min(364, -start - 1)))
        maker.addClaim(
            of: member.id, isWoman: member.isWoman, at: facility, policy: policy, product: product, day: day, &random,
            &keys,
            &rows)
    }
}
