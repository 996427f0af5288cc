/// A decimal in hundred-millionths, wide enough for every intermediate value of the claim rules: a product of a quantity,
/// a price and a percentage, each with two decimals, keeps all its digits.
package struct ExactDecimal: Hashable, Comparable, Sendable {
    /// The value times 10^8.
    private let scaled: Int128

    package static let zero = ExactDecimal(scaled: 0)
    private static let one: Int128 = 100_000_000

    private init(scaled: Int128) { self.scaled = scaled }

    package init(_ amount: Amount) { scaled = Int128(amount.hundredths) * 1_000_000 }

    package init(_ units: Int) { scaled = Int128(units) * Self.one }

    /// Reads `[-+]digits[.digits][e[-+]digits]`; `nil` for anything else, for more than eight significant decimals, and
    /// for a magnitude of 10^18 and above.
    package init?(text: some StringProtocol) {
        var digits: Int128 = 0
        var count = 0
        var decimals = 0
        var exponent = 0
        var negative = false
        var bytes = text.utf8[...]
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            negative = sign == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        var seenPoint = false
        while let byte = bytes.first {
            if byte == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
            } else if byte >= 0x30, byte <= 0x39 {
                guard digits < 1_000_000_000_000_000_000_000_000_000 else { return nil }
                digits = digits * 10 + Int128(byte - 0x30)
                count += 1
                if seenPoint { decimals += 1 }
            } else {
                break
            }
            bytes = bytes.dropFirst()
        }
        guard count > 0 else { return nil }
        if let mark = bytes.first {
            guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E"),
                let power = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), abs(power) <= 40
            else { return nil }
            exponent = power
        }
        var shift = 8 - decimals + exponent
        while shift < 0 {
            guard digits % 10 == 0 else { return nil }
            digits /= 10
            shift += 1
        }
        while shift > 0, digits != 0 {
            digits *= 10
            shift -= 1
            guard digits < Self.one * 1_000_000_000_000_000_000 else { return nil }
        }
        guard digits < Self.one * 1_000_000_000_000_000_000 else { return nil }
        scaled = negative ? -digits : digits
    }

    package static func < (left: Self, right: Self) -> Bool { left.scaled < right.scaled }
    package static func + (left: Self, right: Self) -> Self { Self(scaled: held(left.scaled + right.scaled)) }
    package static func - (left: Self, right: Self) -> Self { Self(scaled: held(left.scaled - right.scaled)) }
    package static func += (left: inout Self, right: Self) { left = left + right }
    package static func -= (left: inout Self, right: Self) { left = left - right }

    /// The product, cut after eight decimals; exact for factors whose decimals add up to eight at most.
    package static func * (left: Self, right: Self) -> Self {
        let wide = left.scaled.magnitude.multipliedFullWidth(by: right.scaled.magnitude)
        let isNegative = (left.scaled < 0) != (right.scaled < 0)
        guard wide.high < one.magnitude else { return Self(scaled: isNegative ? -limit : limit) }
        let magnitude = min(one.magnitude.dividingFullWidth(wide).quotient, limit.magnitude)
        return Self(scaled: isNegative ? -Int128(magnitude) : Int128(magnitude))
    }

    /// Far beyond every amount that can be stored; what would be larger is held here, so that no input overflows.
    private static let limit: Int128 = 10_000_000_000_000_000_000_000_000_000_000_000_000

    private static func held(_ scaled: Int128) -> Int128 { min(max(scaled, -limit), limit) }

    /// This percentage of a value.
    package func percent(of value: Self) -> Self { Self(scaled: (self * value).scaled / 100) }

    /// The whole number towards zero.
    package var truncated: Self { Self(scaled: scaled / Self.one * Self.one) }

    package var isZero: Bool { scaled == 0 }

    package var isWhole: Bool { scaled % Self.one == 0 }

    /// The same value as an amount; `nil` when it has more than two decimals or sixteen digits before the point.
    package var exactAmount: Amount? {
        guard scaled % 1_000_000 == 0, abs(scaled / 1_000_000) < 1_000_000_000_000_000_000 else { return nil }
        return Amount(hundredths: Int64(scaled / 1_000_000))
    }

    /// The amount that openIMIS stores for this value; `nil` beyond `numeric(18,2)`.
    ///
    /// openIMIS turns each amount into a binary double and prints it with two decimals, so a value halfway between two
    /// hundredths goes where the nearest double lies, and an exact double to the even hundredth.
    package var storedAmount: Amount? {
        let step: Int128 = 1_000_000
        let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: step.magnitude)
        var quotient = whole
        guard quotient < 1_000_000_000_000_000_000 else { return nil }
        if rest > 500_000 {
            quotient += 1
        } else if rest == 500_000 {
            // The value in thousandths is whole here; the remainder of the division is exact through a fused multiply.
            let thousandths = Double(quotient * 10 + 5)
            let double = thousandths / 1_000
            let above = (-thousandths).addingProduct(double, 1_000)
            if above > 0 || (above == 0 && quotient % 2 == 1) { quotient += 1 }
        }
        return Amount(hundredths: scaled < 0 ? -Int64(quotient) : Int64(quotient))
    }
}
