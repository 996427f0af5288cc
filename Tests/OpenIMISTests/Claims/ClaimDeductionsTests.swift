import OpenIMIS
import Testing

/// Section 8 and the worked examples of section 12 of openIMIS's claim rules.
@Suite struct ClaimDeductionsTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let deducted: String
        let remunerated: String
        let scheme: @Sendable () -> SchemeFixture

        init(
            _ name: String, deducted: String, remunerated: String,
            _ change: @escaping @Sendable (inout SchemeFixture) -> Void
        ) {
            testDescription = name
            self.deducted = deducted
            self.remunerated = remunerated
            scheme = {
                var scheme = SchemeFixture()
                change(&scheme)
                return scheme
            }
        }
    }

    static let examples: [Example] = [
        Example("E2: co-insurance after a deductible", deducted: "100.00", remunerated: "160.00") { scheme in
            scheme.add(.item, quantity: "3") { [SchemeFixture.row($0, value: "80")] }
            scheme.product { $0.deductible.treatment = Amount(100) }
        },
        Example("E3: a deductible that takes all leaves the payment", deducted: "300.00", remunerated: "300.00") {
            scheme in
            scheme.add(.item, quantity: "3")
            scheme.product { $0.deductible.treatment = Amount(1000) }
        },
        Example("E4: fixed limit", deducted: "0.00", remunerated: "90.00") { scheme in
            scheme.add(.item, quantity: "3") { [SchemeFixture.row($0, type: "F", value: "30")] }
        },
        Example("E5: the rest of a person's ceiling", deducted: "0.00", remunerated: "50.00") { scheme in
            scheme.add(.item, quantity: "2")
            scheme.product { $0.ceiling.insuree = Amount(250) }
            scheme.facts.earlierDeductions = [SchemePast.row(remunerated: "200")]
        },
        Example("E7: out-patient", deducted: "0.00", remunerated: "5.00") { scheme in
            scheme.add(.service, quantity: "2")
            scheme.product(1, SchemePast.hospitalByStay)
        },
        Example("E7: in-patient", deducted: "30.00", remunerated: "120.00") { scheme in
            scheme.add(.service, quantity: "2")
            scheme.product(1, SchemePast.hospitalByStay)
            scheme.facts.claim.dateTo = SchemeFixture.day("2026-06-11")
        },
        Example("E8: extra members up to the cap", deducted: "0.00", remunerated: "110.00") { scheme in
            scheme.add(.item, listPrice: "500")
            scheme.product { product in
                product.ceiling.policy = Amount(100)
                product.extraMembers = ProductTerms.ExtraMembers(perMember: Amount(30), cap: Amount(110))
                product.threshold = 0
            }
        },
        Example("E8: members within the threshold", deducted: "0.00", remunerated: "100.00") { scheme in
            scheme.add(.item, listPrice: "500")
            scheme.product { product in
                product.ceiling.policy = Amount(100)
                product.extraMembers = ProductTerms.ExtraMembers(perMember: Amount(30), cap: Amount(110))
                product.threshold = 3
            }
        },
        Example("E9: a line that the ceiling leaves out", deducted: "0.00", remunerated: "0.00") { scheme in
            scheme.add(.item) { [SchemeFixture.row($0, exclusion: "B")] }
            scheme.product { $0.ceiling.treatment = Amount(50) }
        },
        Example("E11: whole units before the percentage", deducted: "0.00", remunerated: "10.89") { scheme in
            scheme.add(.item, listPrice: "33.33") { [SchemeFixture.row($0, value: "33")] }
        },
        Example("E13: the list's own price", deducted: "0.00", remunerated: "60.00") { scheme in
            scheme.add(.item, overrule: "60")
        },
        Example("E13: a list price of 0 counts as absent", deducted: "0.00", remunerated: "100.00") { scheme in
            scheme.add(.item, overrule: "0")
        },
        Example("provider's own price", deducted: "0.00", remunerated: "70.00") { scheme in
            scheme.add(.item, asked: "70") { [SchemeFixture.row($0, origin: "O")] }
        },
    ]

    @Test(arguments: examples)
    func deductsAndPays(_ example: Example) throws {
        let row = try #require(try example.scheme().verdict().deductions.first)
        #expect(row.deducted.description == example.deducted)
        #expect(row.remunerated.description == example.remunerated)
    }

    /// Example E6: the maximum of a category counts items too.
    @Test func capsTheAmountOfACategory() throws {
        var scheme = SchemeFixture()
        scheme.add(.item, listPrice: "50")
        scheme.add(.service, category: .surgery)
        scheme.product { $0.maximumAmounts[.surgery] = Amount(120) }
        let row = try #require(try scheme.verdict().deductions.first)
        #expect(row.remunerated == Amount(120))
        #expect(row.categoryAmounts[.surgery] == Amount(120))
    }

    @Test func endsWithoutVerdictWhereEarlierUseHasNoAmount() throws {
        var scheme = SchemeFixture()
        scheme.add(.item)
        scheme.product { $0.outPatientCeiling.insuree = Amount(100) }
        scheme.facts.earlierDeductions = [SchemePast.row(remunerated: "10")]
        #expect(throws: ClaimRuleFailure.mixedInAndOutPatientUse(policyID: 1)) { try scheme.verdict() }
    }

    @Test func endsWithoutVerdictForAPolicyCeilingWithoutThreshold() throws {
        var scheme = SchemeFixture()
        scheme.add(.item)
        scheme.product { $0.ceiling.policy = Amount(100) }
        #expect(throws: ClaimRuleFailure.ceilingWithoutThreshold(policyID: 1)) { try scheme.verdict() }
    }

    @Test func endsWithoutVerdictWhereThePriceBeginsOnTheDayOfTheVisit() throws {
        var scheme = SchemeFixture()
        let key = scheme.add(.item)
        scheme.facts.priceListLines[key]?[0].validity.from = Validity.start(of: SchemeFixture.visit) + 1
        #expect(throws: ClaimRuleFailure.priceListLineStartsOnTargetDate(line: 0)) { try scheme.verdict() }
    }

    @Test func endsWithoutVerdictWhereOneOfTwoPoliciesHasADeductible() throws {
        var scheme = SchemeFixture()
        scheme.facts.policies.append(
            CoveringPolicy(
                id: 2, productID: 2, effectiveDate: SchemeFixture.day("2026-01-01"),
                expiryDate: SchemeFixture.day("2026-12-31"), isNew: true))
        scheme.product { $0.deductible.treatment = Amount(10) }
        scheme.product(2) { _ in }
        scheme.add(.item)
        scheme.add(.item) { [SchemeFixture.row($0, product: 2)] }
        #expect(throws: ClaimRuleFailure.deductibleOfOnePolicyOnly) { try scheme.verdict() }
    }
}

/// Pieces of schemes that several examples share.
private enum SchemePast {
    static func row(remunerated: String) -> EarlierDeduction {
        EarlierDeduction(
            policyID: 1, isSameInsuree: true, deducted: .zero, deductedInPatient: nil, deductedOutPatient: nil,
            remunerated: Amount(text: remunerated), remuneratedInPatient: nil, remuneratedOutPatient: nil)
    }

    @Sendable static func hospitalByStay(_ product: inout ProductTerms) {
        product.ceilingInterpretation = "I"
        product.inPatientDeductible.treatment = Amount(30)
        product.inPatientCeiling.treatment = Amount(120)
        product.outPatientCeiling.treatment = Amount(5)
    }
}
