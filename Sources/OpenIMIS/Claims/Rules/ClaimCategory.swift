/// The category of a service and of a claim (`ServCategory`, `ClaimCategory`).
package enum ClaimCategory: String, Sendable, CaseIterable {
    case surgery = "S"
    case delivery = "D"
    case antenatal = "A"
    case hospitalization = "H"
    case consultation = "C"
    case other = "O"
    case visit = "V"

    /// The category of a claim whose services have these categories.
    ///
    /// The first in the order of the cases wins; a stay over several days adds hospitalization, and a claim without any
    /// service is a visit.
    package init(ofServices categories: some Sequence<ClaimCategory?>, isInPatient: Bool) {
        var present = Set(categories.compactMap(\.self))
        if isInPatient { present.insert(.hospitalization) }
        self = Self.allCases.first { present.contains($0) } ?? .visit
    }
}
