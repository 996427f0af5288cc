package import FHIRModel
package import OpenIMIS

/// Reads a `Claim` as a claim to be entered.
package struct ClaimReader: Sendable {
    /// openIMIS has five columns for diagnoses.
    private static let mostDiagnoses = 5

    package init() {}

    /// `nil` once the report says what is missing or wrong; every fault is found at once.
    package func draft(_ claim: Node, into report: inout Report) -> ClaimDraft? {
        checkUse(claim, &report)
        let code = code(claim, &report)
        let visitType = visitType(claim, &report)
        let patient = ReferenceReader("Patient").key(claim[.patient], at: "Claim.patient", into: &report)
        let facility = ReferenceReader("Organization").key(claim[.provider], at: "Claim.provider", into: &report)
        let created = day(claim[.created], "Claim.created", &report)
        let period = period(claim, &report)
        let diagnoses = diagnoses(claim, &report)
        let lines = ClaimLineReader().lines(claim, into: &report)
        var information = ClaimInformationReader()
        information.read(claim, created: created, into: &report)
        let administrator = claim[.enterer].flatMap {
            ReferenceReader("Practitioner").key($0, at: "Claim.enterer", into: &report)
        }
        guard !report.hasErrors, let code, let visitType, let patient, let facility, let created, let period else {
            return nil
        }
        var draft = ClaimDraft(
            code: code, visitType: visitType, patient: patient, facility: facility, dateClaimed: created,
            dateFrom: period.start, dateTo: period.end, diagnoses: diagnoses, lines: lines)
        draft.administrator = administrator
        draft.guaranteeID = information.guaranteeID
        draft.explanation = information.explanation
        draft.attachments = information.attachments
        return draft
    }

    private func checkUse(_ claim: Node, _ report: inout Report) {
        if let status = claim[.status], !status.text(equals: "active") {
            report.add(
                .notSupported, at: "Claim.status", "Only an active claim can be entered in openIMIS.")
        }
        if let use = claim[.use], !use.text(equals: "claim") {
            report.add(
                .notSupported, at: "Claim.use",
                "openIMIS takes claims only, neither preauthorizations nor predeterminations.")
        }
    }

    private func code(_ claim: Node, _ report: inout Report) -> String? {
        let untyped = claim[.identifier]?.elements.first { $0[.type] == nil }?[.value]?.string?.trimmed
        guard let code = claim.identifierValue(types: ["Code", "MR"]) ?? untyped else {
            report.add(
                .missing, at: "Claim.identifier",
                "The claim's code is required: an identifier whose type has the code 'Code'.")
            return nil
        }
        guard code.unicodeScalars.count <= 50 else {
            report.add(.invalidValue, at: "Claim.identifier", "openIMIS's claim codes have at most 50 characters.")
            return nil
        }
        return code
    }

    private func visitType(_ claim: Node, _ report: inout Report) -> VisitType? {
        let expected =
            "The visit type is required: a coding of claim-visit-type, E (emergency), R (referral) or O (other)."
        guard let type = claim[.type] else {
            report.add(.missing, at: "Claim.type", expected)
            return nil
        }
        if let code = type.code(ofCodeSystem: "claim-visit-type"), let visitType = VisitType(rawValue: code) {
            return visitType
        }
        // Clients of older interfaces send the code as text.
        if let text = type[.text]?.string?.trimmed, let visitType = VisitType(rawValue: text) { return visitType }
        report.add(.invalidValue, at: "Claim.type", expected)
        return nil
    }

    private func day(_ node: Node?, _ path: String, _ report: inout Report) -> CalendarDate? {
        guard let node else {
            report.add(.missing, at: path, "This date is required.")
            return nil
        }
        guard let text = node.string, let date = CalendarDate(text: text.prefix(10)) else {
            report.add(.invalidValue, at: path, "openIMIS needs a whole date, YYYY-MM-DD.")
            return nil
        }
        return date
    }

    private func period(_ claim: Node, _ report: inout Report) -> (start: CalendarDate, end: CalendarDate)? {
        guard let period = claim[.billablePeriod] else {
            report.add(.missing, at: "Claim.billablePeriod", "The days of the visit are required.")
            return nil
        }
        guard let start = day(period[.start], "Claim.billablePeriod.start", &report) else { return nil }
        guard let last = period[.end] else { return (start, start) }
        guard let end = day(last, "Claim.billablePeriod.end", &report) else { return nil }
        guard end >= start else {
            report.add(.invalidValue, at: "Claim.billablePeriod", "The period ends before it starts.")
            return nil
        }
        return (start, end)
    }

    private func diagnoses(_ claim: Node, _ report: inout Report) -> [ClaimDraft.Diagnosis] {
        let nodes = ClaimOrder.sorted(claim[.diagnosis])
        guard !nodes.isEmpty else {
            report.add(.missing, at: "Claim.diagnosis", "The main diagnosis is required.")
            return []
        }
        guard nodes.count <= Self.mostDiagnoses else {
            report.add(
                .notSupported, at: "Claim.diagnosis",
                "openIMIS keeps \(Self.mostDiagnoses) diagnoses, and the claim has \(nodes.count).")
            return []
        }
        return nodes.compactMap { node in
            let path = node.path + ".diagnosisCodeableConcept"
            guard let concept = node[.diagnosisCodeableConcept] else {
                report.add(
                    node[.diagnosisReference] == nil ? .missing : .notSupported, at: path,
                    "A diagnosis is needed as a code: diagnosisCodeableConcept.")
                return nil
            }
            guard let code = Self.diagnosisCode(concept) else {
                report.add(.missing, at: path, "The diagnosis has no code.")
                return nil
            }
            return ClaimDraft.Diagnosis(code: code, path: path)
        }
    }

    /// The code of openIMIS's own system, else of the first coding, else the text.
    private static func diagnosisCode(_ concept: Node) -> String? {
        let own = concept[.coding]?.elements.first {
            Canonical.matches($0[.system]?.string, "CodeSystem", "diagnosis-ICD10-level1")
        }
        let first = concept[.coding]?.elements.first { $0[.code] != nil }
        return (own ?? first)?[.code]?.string?.trimmed ?? concept[.text]?.string?.trimmed
    }
}

/// The order of numbered elements.
enum ClaimOrder {
    /// By `sequence`; those without one keep their place behind the others.
    static func sorted(_ list: Node?) -> [Node] {
        guard let list else { return [] }
        return list.elements.enumerated().sorted { left, right in
            let (first, second) = (left.element[.sequence]?.integer ?? .max, right.element[.sequence]?.integer ?? .max)
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }
}
