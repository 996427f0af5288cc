import SQLInterface

/// Makes claims in every status, each with lines, and with the former rows that openIMIS keeps of a decided one.
struct ClaimMaker {
    let scheme: DemoScheme
    let calendar: DemoCalendar

    private struct Line {
        let thing: DemoScheme.Priced
        let quantity: Int
        let isRejected: Bool

        var amount: Int { thing.price * quantity }
    }

    /// 1 rejected, 2 entered, 4 checked, 8 processed, 16 valuated (openIMIS's tblClaim).
    private struct Stage {
        let status: Int

        var isDecided: Bool { status != 2 }
        var isApproved: Bool { status == 8 || status == 16 }
    }

    func addClaim(
        of insuree: Int, isWoman: Bool, at facility: DemoScheme.Facility, policy: Int, product: Int, day: Int,
        _ random: inout DemoRandom, _ keys: inout FamilyKeys, _ rows: inout FamilyRows
    ) {
        let stage = Stage(status: [1, 2, 4, 8, 16][random.weighted([10, 22, 20, 18, 30])])
        let services = lines(scheme.services, random.number(1...2), isWoman: isWoman, stage, &random)
        let items = lines(scheme.items, random.number(0...3), isWoman: isWoman, stage, &random)
        let stay = facility.level == "H" && random.chance(30) ? random.number(1...6) : 0
        let claimed = min(-1, day + stay + random.number(0...10))
        let diagnosis = random.pick(scheme.diagnoses)
        let visit = random.pick(["O", "O", "O", "E", "R"])
        let entered = calendar.moment(claimed, &random)
        keys.claim += 1
        let current = keys.claim
        let code = "C\(DemoAccounts.padded(current, 8))"
        let first = services.first?.thing.category ?? "C"

        func add(_ id: Int, _ stage: Stage, uuid: String, to: Instant?, of original: Int?) {
            let all = (services + items).reduce(0) { $0 + $1.amount }
            let approved = (services + items).reduce(0) { $0 + ($1.isRejected ? 0 : $1.amount) }
            let isRejected = stage.status == 1
            rows.claims.add(
                .number(id), .text(uuid), stage.isDecided ? .text(first) : .null, .text(code), .date(calendar.day(day)),
                .date(calendar.day(day + stay)), .number(stage.status), .amount(all),
                stage.isApproved || stage.status == 4 ? .amount(approved) : .null,
                stage.status == 16 ? .amount(approved) : .null, .date(calendar.day(claimed)),
                stage.isApproved ? .date(calendar.day(min(-1, claimed + 7))) : .null, .boolean(false), .null,
                .number(1),
                .number(1), isRejected ? .number(1) : .number(0), .number(1),
                stage.isDecided ? .timestamp(Instant(microseconds: entered.microseconds + 60_000_000)) : .null,
                stage.isApproved ? .timestamp(Instant(calendar.day(min(-1, claimed + 7)))) : .null, .text(visit),
                .number(facility.administrator), .number(facility.id), .number(diagnosis), .number(insuree),
                .timestamp(entered), SQLValue(to), SQLValue(original))
        }

        func addLines(of claim: Int, _ stage: Stage, to: Instant?, originals: (services: Int, items: Int)?) {
            for (index, line) in services.enumerated() {
                keys.claimService += 1
                rows.claimServices.add(
                    [.number(keys.claimService), .number(claim), .number(line.thing.id), status(line, stage)]
                        + amounts(line, stage, policy: policy, product: product)
                        + [.timestamp(entered), SQLValue(to), SQLValue(originals.map { $0.services + index })])
            }
            for (index, line) in items.enumerated() {
                keys.claimItem += 1
                rows.claimItems.add(
                    [
                        .number(keys.claimItem), .number(claim), .number(line.thing.id), status(line, stage),
                        .boolean(true),
                    ]
                        + amounts(line, stage, policy: policy, product: product)
                        + [.timestamp(entered), SQLValue(to), SQLValue(originals.map { $0.items + index })])
            }
        }

        let originals = (services: keys.claimService + 1, items: keys.claimItem + 1)
        add(current, stage, uuid: random.uuid(), to: nil, of: nil)
        addLines(of: current, stage, to: nil, originals: nil)
        guard stage.isDecided else { return }
        // The decision left a copy of the claim as it was entered, lines included.
        keys.claim += 1
        let former = keys.claim
        let decided = Instant(microseconds: entered.microseconds + 60_000_000)
        let before = Stage(status: 2)
        add(former, before, uuid: random.uuid(), to: decided, of: current)
        addLines(of: former, before, to: decided, originals: originals)
    }

    private func lines(
        _ things: [DemoScheme.Priced], _ count: Int, isWoman: Bool, _ stage: Stage, _ random: inout DemoRandom
    ) -> [Line] {
        var chosen: [Line] = []
        for _ in 0..<count {
            let thing = random.pick(things)
            let isForWomen = thing.category == "D" && thing.price >= 800_000 || thing.category == "A"
            guard isWoman || !isForWomen, !chosen.contains(where: { $0.thing.id == thing.id }) else { continue }
            let quantity = thing.price > 20_000 ? 1 : random.number(1...10)
            chosen.append(Line(thing: thing, quantity: quantity, isRejected: stage.status == 1 || random.chance(5)))
        }
        return chosen
    }

    /// 1 passed, 2 rejected.
    private func status(_ line: Line, _ stage: Stage) -> SQLValue {
        .number(stage.isDecided && line.isRejected ? 2 : 1)
    }

    private func amounts(_ line: Line, _ stage: Stage, policy: Int, product: Int) -> [SQLValue] {
        let isPaid = stage.isApproved && !line.isRejected
        let isCovered = stage.isDecided && !line.isRejected
        return [
            .amount(line.quantity * 100), isPaid ? .amount(line.quantity * 100) : .null, .amount(line.thing.price),
            isPaid ? .amount(line.thing.price) : .null, stage.status == 16 && isPaid ? .amount(line.amount) : .null,
            .number(stage.isDecided && line.isRejected ? 2 : 0), .null, isCovered ? .text("P") : .null,
            isCovered ? .number(policy) : .null, isCovered ? .number(product) : .null, .number(1),
        ]
    }
}
