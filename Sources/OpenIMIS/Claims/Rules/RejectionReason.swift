/// The rejection codes of claims and lines that submission gives (`RejectionReason`).
package enum RejectionReason {
    package static let accepted = 0
    package static let invalidItemOrService = 1
    package static let notInPriceList = 2
    package static let noProduct = 3
    package static let patientCategory = 4
    package static let frequency = 5
    package static let insureeOrFamily = 7
    package static let targetDate = 9
    package static let careType = 10
    package static let quantityOverLimit = 16
    package static let waitingPeriod = 17
    package static let noCoverage = 21

    /// The code for a category whose maximum number of claims is reached; other services have no maximum.
    package static func maximum(of category: ClaimCategory) -> Int? {
        switch category {
        case .hospitalization: 11
        case .visit: 12
        case .consultation: 13
        case .surgery: 14
        case .delivery: 15
        case .antenatal: 19
        case .other: nil
        }
    }
}
