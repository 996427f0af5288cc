import OpenIMIS
import Testing

@testable import OpenIMISMapping

@Suite struct ClaimStageTests {
    private static let medical = EntityReference(uuid: "0d000000-0000-4000-8000-000000000001", code: "0001")

    private static func claim(_ status: Int) -> ClaimRecord {
        ClaimRecord(
            key: 1, uuid: "0a000000-0000-4000-8000-000000000001", lastUpdated: Moment(microseconds: 0), code: "C-1",
            status: status)
    }

    private static func line() -> ClaimLine {
        var line = ClaimLine(
            kind: .item, key: 1, medical: medical, status: 1, quantityProvided: Amount(4), priceAsked: Amount(10))
        line.quantityApproved = Amount(3)
        line.priceApproved = Amount(9)
        line.priceAdjusted = Amount(8)
        line.priceValuated = Amount(21)
        return line
    }

    /// For each status of the claim: price times quantity of every stage that was reached.
    @Test(arguments: [
        (2, ["10.00 x 4.00"]),
        (4, ["10.00 x 4.00", "9.00 x 3.00"]),
        (8, ["10.00 x 4.00", "9.00 x 3.00", "8.00 x 3.00"]),
        (16, ["10.00 x 4.00", "9.00 x 3.00", "8.00 x 3.00", "21.00 x 1.00"]),
        (1, ["10.00 x 4.00"]),
    ])
    func givesEachStageReached(_ status: Int, _ expected: [String]) {
        let stages = ClaimStage.stages(of: Self.line(), in: Self.claim(status))
        #expect(stages.map { "\($0.price) x \($0.quantity)" } == expected)
        #expect((stages.first?.status == .rejected) == (status == 1))
    }

    @Test func givesARefusedLineItsRejectionAlone() {
        var line = Self.line()
        line.rejectionReason = 2
        let stages = ClaimStage.stages(of: line, in: Self.claim(16))
        #expect(stages.map(\.status) == [.rejected])
    }

    @Test func fallsBackToWhatWasAsked() {
        let line = ClaimLine(
            kind: .item, key: 1, medical: Self.medical, status: 1, quantityProvided: Amount(4), priceAsked: Amount(10))
        let stages = ClaimStage.stages(of: line, in: Self.claim(16))
        #expect(stages.count == 4)
        #expect(stages.allSatisfy { $0.price == Amount(10) && $0.quantity == Amount(4) })
    }

    @Test(arguments: [("2.00", "2"), ("2.50", "2.5"), ("0.25", "0.25"), ("100.00", "100"), ("0.00", "0")])
    func writesQuantitiesWithoutEmptyDecimals(_ text: String, _ expected: String) {
        #expect(Amount(text: text)?.shortText == expected)
    }
}
