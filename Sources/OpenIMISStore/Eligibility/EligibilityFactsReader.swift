package import OpenIMIS
package import SQLInterface

/// Gathers what an eligibility question needs to know, within one unit of work.
package struct EligibilityFactsReader {
    let session: any SQLSession

    package init(session: any SQLSession) { self.session = session }

    /// The facts for a person and at most one item and one service, by their database ids.
    ///
    /// `policyUUID` restricts the totals to one policy. Returns `nil` when the person, the item or the service does not
    /// exist.
    ///
    /// - Throws: ``SQLError`` and ``RowError`` of the session.
    package func facts(
        insureeID: Int, itemID: Int? = nil, serviceID: Int? = nil, policyUUID: String? = nil, ageOfMajority: Int = 18
    ) throws -> EligibilityFacts? {
        guard let birthDate = try session.first(BirthDateQuery(insureeID: insureeID)) else { return nil }
        let memberships = try session.rows(ActiveMembershipsQuery(insureeID: insureeID))
        var facts = EligibilityFacts(
            activeMemberships: memberships, birthDate: birthDate.date, ageOfMajority: ageOfMajority)
        let items = itemID.map { [$0] } ?? []
        let services = serviceID.map { [$0] } ?? []
        if !items.isEmpty || !services.isEmpty {
            var uses: [MedicalKey: MedicalUse] = [:]
            for master in try session.rows(MedicalTermsQuery(items: items, services: services)) {
                uses[master.key] = MedicalUse(productLines: [], quantities: [], category: master.terms.category)
            }
            guard uses.count == items.count + services.count else { return nil }
            let products = Set(memberships.map(\.productID)).sorted()
            for row in try session.rows(ProductLinesQuery(products: products, items: items, services: services)) {
                uses[row.key]?.productLines.append(row.line)
            }
            for row in try session.rows(UsedQuantitiesQuery(insureeID: insureeID, items: items, services: services)) {
                uses[row.key]?.quantities.append(row.quantity)
            }
            facts.item = itemID.flatMap { uses[MedicalKey(.item, $0)] }
            facts.service = serviceID.flatMap { uses[MedicalKey(.service, $0)] }
        }
        facts.product = try session.first(EligibleProductQuery(insureeID: insureeID, policyUUID: policyUUID))
        for row in try session.rows(ClaimCountsQuery(insureeID: insureeID)) {
            if let category = row.category { facts.claims[category, default: 0] += row.count }
        }
        return facts
    }
}
