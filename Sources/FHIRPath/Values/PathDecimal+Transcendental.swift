/// exp, ln and fractional powers by series over decimals, correct to at least 14 digits.
extension PathDecimal {
    /// Fraction digits carried inside the series: with them a product of two numbers up to 100 stays within 38.
    private static let workingScale = 18
    /// Fraction digits of a result that is not exact.
    private static let resultScale = 14

    private static func working(_ value: PathDecimal) -> PathDecimal? { value.rescaled(to: workingScale) }

    private static func product(_ left: PathDecimal, _ right: PathDecimal) -> PathDecimal? {
        left.multiplied(by: right).flatMap(working)
    }

    private static func quotient(_ left: PathDecimal, _ right: PathDecimal) -> PathDecimal? {
        left.divided(by: right).flatMap(working)
    }

    /// e to the power of this.
    var exponential: PathDecimal? {
        guard let value = exponentialUnrounded else { return nil }
        return value.limited(toDigits: 20).roundedResult
    }

    private var roundedResult: PathDecimal {
        (scale > Self.resultScale ? rescaled(to: Self.resultScale) ?? self : self).normalized
    }

    private var exponentialUnrounded: PathDecimal? {
        guard !isZero else { return .one }
        guard magnitude < PathDecimal(80) else { return isNegative ? .zero : nil }
        if isNegative { return magnitude.exponentialUnrounded.flatMap { PathDecimal.one.divided(by: $0) } }
        // exp(x) = exp(x / 2^k)^(2^k) with the argument below 1/2.
        guard var argument = Self.working(self) else { return nil }
        var halvings = 0
        while argument > PathDecimal(coefficient: 5, scale: 1) {
            guard let half = Self.quotient(argument, PathDecimal(2)) else { return nil }
            argument = half
            halvings += 1
        }
        var term = PathDecimal.one
        var sum = PathDecimal.one
        for index in 1...24 {
            guard let next = Self.product(term, argument).flatMap({ Self.quotient($0, PathDecimal(index)) }),
                let total = sum.adding(next)
            else { return nil }
            (term, sum) = (next, total)
        }
        for _ in 0..<halvings {
            guard let square = sum.multiplied(by: sum) else { return nil }
            sum = square.limited(toDigits: 36)
        }
        return sum
    }

    /// The natural logarithm, or `nil` of what is not positive.
    var naturalLogarithm: PathDecimal? { logarithmUnrounded?.roundedResult }

    private var logarithmUnrounded: PathDecimal? {
        guard !isZero, !isNegative else { return nil }
        guard self != .one else { return .zero }
        // ln(x) = k ln 2 + ln(m) with m in [2/3, 4/3].
        var mantissa = self
        var doublings = 0
        while mantissa > PathDecimal(coefficient: 1_333, scale: 3) {
            guard let half = mantissa.divided(by: PathDecimal(2)) else { return nil }
            mantissa = half
            doublings += 1
        }
        while mantissa < PathDecimal(coefficient: 667, scale: 3) {
            guard let double = mantissa.multiplied(by: PathDecimal(2)) else { return nil }
            mantissa = double
            doublings -= 1
        }
        guard let fraction = Self.atanhSeries(mantissa),
            let whole = PathDecimal(doublings).multiplied(by: Self.lnTwo)
        else { return nil }
        return whole.adding(fraction)
    }

    private static let lnTwo = PathDecimal(coefficient: 693_147_180_559_945_309, scale: 18)

    /// ln(m) = 2 (z + z^3/3 + z^5/5 + …) with z = (m - 1) / (m + 1).
    private static func atanhSeries(_ mantissa: PathDecimal) -> PathDecimal? {
        guard let above = mantissa.subtracting(.one), let below = mantissa.adding(.one),
            let ratio = quotient(above, below), let square = product(ratio, ratio)
        else { return nil }
        var power = ratio
        var sum = ratio
        for index in 1...30 {
            guard let next = product(power, square), let term = quotient(next, PathDecimal(2 * index + 1)),
                let total = sum.adding(term)
            else { return nil }
            (power, sum) = (next, total)
        }
        return sum.multiplied(by: PathDecimal(2)).flatMap(working)
    }

    func logarithm(base: PathDecimal) -> PathDecimal? {
        guard let own = logarithmUnrounded, let other = base.logarithmUnrounded else { return nil }
        return own.divided(by: other)?.roundedResult
    }

    /// This to the power of any decimal; `nil` where the result is no real number or too large.
    func raised(to exponent: PathDecimal) -> PathDecimal? {
        if let whole = exponent.wholeNumber { return raised(to: whole) }
        if isZero { return exponent.isNegative ? nil : .zero }
        guard !isNegative, let logarithm = logarithmUnrounded?.multiplied(by: exponent) else { return nil }
        return logarithm.exponential
    }
}
