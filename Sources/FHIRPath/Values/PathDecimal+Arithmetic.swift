/// Checked arithmetic: `nil` where a result needs more than 38 digits or is not defined.
extension PathDecimal {
    func adding(_ other: PathDecimal) -> PathDecimal? {
        let places = max(scale, other.scale)
        if let left = rescaled(to: places), let right = other.rescaled(to: places) {
            let (sum, overflow) = left.coefficient.addingReportingOverflow(right.coefficient)
            if !overflow { return PathDecimal(checked: sum, scale: places) }
        }
        let (left, right) = (normalized, other.normalized)
        guard max(left.scale, right.scale) < places else { return nil }
        return left.adding(right)
    }

    func subtracting(_ other: PathDecimal) -> PathDecimal? { adding(other.negated) }

    func multiplied(by other: PathDecimal) -> PathDecimal? {
        let places = scale + other.scale
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        if !overflow, places <= Self.maximumScale, let exact = PathDecimal(checked: product, scale: places) {
            return exact
        }
        let (left, right) = (normalized, other.normalized)
        return Self.product(left.coefficient, right.coefficient, scale: left.scale + right.scale)
    }

    /// A product of more than 38 digits or places, rounded to what fits.
    private static func product(_ left: Int128, _ right: Int128, scale: Int) -> PathDecimal? {
        let isNegative = (left < 0) != (right < 0)
        let (high, low) = left.magnitude.multipliedFullWidth(by: right.magnitude)
        for drop in max(0, scale - maximumScale)...maximumScale where drop <= scale {
            let divisor = powersOfTen[drop].magnitude
            guard high < divisor else { continue }
            let (quotient, remainder) = divisor.dividingFullWidth((high, low))
            let rounded = remainder >= divisor - remainder ? quotient.addingReportingOverflow(1) : (quotient, false)
            guard !rounded.1, let value = Int128(exactly: rounded.0) else { continue }
            return PathDecimal(checked: isNegative ? -value : value, scale: scale - drop)
        }
        return nil
    }

    /// The quotient to 28 significant digits, without zeros at its end.
    func divided(by other: PathDecimal) -> PathDecimal? {
        guard !other.isZero else { return nil }
        guard !isZero else { return .zero }
        let isNegative = isNegative != other.isNegative
        let divisor = other.coefficient.magnitude
        var shift = 38
        while shift > 0 {
            let (high, low) = coefficient.magnitude.multipliedFullWidth(by: Self.powersOfTen[shift].magnitude)
            let places = scale + shift - other.scale
            if high < divisor, places <= Self.maximumScale {
                let (quotient, remainder) = divisor.dividingFullWidth((high, low))
                let rounded = remainder >= divisor - remainder ? quotient &+ 1 : quotient
                if let value = Int128(exactly: rounded), places >= 0 {
                    let signed = PathDecimal(coefficient: isNegative ? -value : value, scale: places)
                    return signed.limited(toDigits: 28).normalized
                }
            }
            shift -= 1
        }
        // A large dividend over a divisor with more places than it: scale up by what the divisor has.
        guard let scaled = rescaled(to: other.scale) else { return nil }
        return PathDecimal(coefficient: scaled.coefficient / other.coefficient, scale: 0)
    }

    /// The same value with fraction digits dropped until no more than `digits` are left in all.
    func limited(toDigits digits: Int) -> PathDecimal {
        guard let limit = Self.powerOfTen(digits)?.magnitude else { return self }
        var drop = 0
        var rest = coefficient.magnitude
        while rest >= limit, drop < scale {
            rest /= 10
            drop += 1
        }
        return drop == 0 ? self : (rescaled(to: scale - drop) ?? self)
    }

    /// `div`: the whole part of the quotient, towards zero (FHIRPath N1, 6.6.5).
    func wholeQuotient(by other: PathDecimal) -> Int? {
        guard !other.isZero else { return nil }
        let places = max(scale, other.scale)
        guard let left = rescaled(to: places), let right = other.rescaled(to: places) else {
            return divided(by: other).flatMap { Int(exactly: $0.truncated) }
        }
        return Int(exactly: left.coefficient / right.coefficient)
    }

    /// `mod`: what `div` leaves (FHIRPath N1, 6.6.6).
    func remainder(by other: PathDecimal) -> PathDecimal? {
        guard !other.isZero else { return nil }
        let places = max(scale, other.scale)
        guard let left = rescaled(to: places), let right = other.rescaled(to: places) else { return nil }
        return PathDecimal(coefficient: left.coefficient % right.coefficient, scale: places)
    }

    func raised(to exponent: Int) -> PathDecimal? {
        if exponent < 0 {
            guard exponent > Int.min, let power = raised(to: -exponent) else { return nil }
            return PathDecimal.one.divided(by: power)
        }
        var result = PathDecimal.one
        var base = self
        var left = exponent
        while left > 0 {
            if left & 1 == 1 {
                guard let product = result.multiplied(by: base) else { return nil }
                result = product
            }
            left >>= 1
            if left > 0 {
                guard let square = base.multiplied(by: base) else { return nil }
                base = square
            }
        }
        return result
    }

    /// The rounded root, or `nil` of a negative number.
    var squareRoot: PathDecimal? {
        guard !isNegative else { return nil }
        guard !isZero else { return .zero }
        // As many digits as keep the radicand within 38, at an even scale.
        var places = Self.maximumScale - (Self.maximumScale + scale) % 2
        places -= places % 2
        var radicand = rescaled(to: places)
        while radicand == nil, places >= 2 {
            places -= 2
            radicand = rescaled(to: places)
        }
        guard let radicand = radicand?.coefficient else { return nil }
        var root = Int128(1)
        while root <= radicand / root { root <<= 1 }
        while true {
            let next = (root + radicand / root) / 2
            if next >= root { break }
            root = next
        }
        let rounded = PathDecimal(coefficient: root, scale: places / 2)
        return rounded.normalized
    }
}
