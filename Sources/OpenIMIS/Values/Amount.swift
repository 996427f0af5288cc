/// An amount of money or a quantity as openIMIS's `numeric(18,2)` columns hold it: exact, in hundredths.
///
/// The classic tables have no currency column; the currency is a setting of the installation.
package struct Amount: Hashable, Comparable, Sendable {
    /// The value times one hundred.
    package let hundredths: Int64

    package static let zero = Amount(hundredths: 0)

    package init(hundredths: Int64) { self.hundredths = hundredths }

    /// A whole number of units.
    package init(_ units: Int32) { hundredths = Int64(units) * 100 }

    /// Reads a decimal's text, as the databases and FHIR write it; `nil` when it is no decimal, has more than two
    /// significant decimals, or does not fit `numeric(18,2)`.
    package init?(text: some StringProtocol) {
        guard let exact = ExactDecimal(text: text), let amount = exact.exactAmount else { return nil }
        self = amount
    }

    package static func < (left: Amount, right: Amount) -> Bool { left.hundredths < right.hundredths }

    package var isZero: Bool { hundredths == 0 }
}

extension Amount: CustomStringConvertible {
    /// The decimal text with two decimals, `12.50`.
    package var description: String {
        let (units, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        return (hundredths < 0 ? "-" : "") + "\(units)." + (rest < 10 ? "0\(rest)" : "\(rest)")
    }
}
