/// What a UCUM unit measures and how large it is: a factor over base units.
///
/// Covers the part of UCUM that needs no special functions: prefixes, products, quotients, powers, annotations and
/// the units of ``UnitTable``. Degrees Celsius, pH and the like are comparable to themselves alone.
struct UnitOfMeasure: Sendable, Hashable {
    /// The size in base units is numerator / denominator times 10 to the power of `exponent`.
    var numerator: Int128 = 1
    var denominator: Int128 = 1
    var exponent = 0
    /// Powers of the base units, by their code; none of them zero.
    var dimensions: [String: Int] = [:]

    /// Products this large are of no use and would only lose digits.
    private static let largestPower = 64

    func multiplied(by other: UnitOfMeasure, power: Int = 1) -> UnitOfMeasure? {
        guard abs(power) <= Self.largestPower else { return nil }
        var result = self
        for _ in 0..<abs(power) {
            let (up, down) =
                power > 0
                ? (other.numerator, other.denominator) : (other.denominator, other.numerator)
            let (numerator, tooBig) = result.numerator.multipliedReportingOverflow(by: up)
            let (denominator, tooSmall) = result.denominator.multipliedReportingOverflow(by: down)
            guard !tooBig, !tooSmall else { return nil }
            (result.numerator, result.denominator) = (numerator, denominator)
            result.exponent += power > 0 ? other.exponent : -other.exponent
            result.reduce()
        }
        for (unit, own) in other.dimensions {
            let sum = (result.dimensions[unit] ?? 0) + own * power
            guard abs(sum) <= Self.largestPower else { return nil }
            result.dimensions[unit] = sum == 0 ? nil : sum
        }
        return result
    }

    private mutating func reduce() {
        let divisor = Self.greatestCommonDivisor(numerator, denominator)
        numerator /= divisor
        denominator /= divisor
        while numerator % 10 == 0 {
            numerator /= 10
            exponent += 1
        }
        while denominator % 10 == 0 {
            denominator /= 10
            exponent -= 1
        }
    }

    private static func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    /// The value that a number of this unit has in another; `nil` when they measure different things.
    func convert(_ value: PathDecimal, to other: UnitOfMeasure) -> PathDecimal? {
        guard dimensions == other.dimensions else { return nil }
        guard
            let ratio = UnitOfMeasure(numerator: numerator, denominator: denominator, exponent: exponent)
                .multiplied(
                    by: UnitOfMeasure(
                        numerator: other.numerator, denominator: other.denominator, exponent: other.exponent),
                    power: -1)
        else { return nil }
        return ratio.scale(value)
    }

    /// A number times this unit's factor.
    private func scale(_ value: PathDecimal) -> PathDecimal? {
        guard let product = value.multiplied(by: PathDecimal(coefficient: numerator, scale: 0)) else { return nil }
        let shifted: PathDecimal
        if exponent >= 0 {
            guard let power = PathDecimal.powerOfTen(exponent),
                let up = product.multiplied(by: PathDecimal(coefficient: power, scale: 0))
            else { return nil }
            shifted = up
        } else {
            let normal = product.normalized
            guard normal.scale - exponent <= PathDecimal.maximumScale else { return nil }
            shifted = PathDecimal(coefficient: normal.coefficient, scale: normal.scale - exponent)
        }
        guard denominator != 1 else { return shifted }
        return shifted.divided(by: PathDecimal(coefficient: denominator, scale: 0))
    }

    /// Whether this unit is the larger of two that measure the same.
    func isLarger(than other: UnitOfMeasure) -> Bool {
        guard let ratio = convert(.one, to: other) else { return false }
        return ratio > .one
    }
}
