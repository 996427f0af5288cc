/// An exact decimal of up to 38 digits that keeps how many fraction digits it was written with.
///
/// FHIRPath asks for at least 28 digits (FHIRPath N1, 5.5 and System.Decimal); binary floating point is used nowhere.
public struct PathDecimal: Sendable {
    // Two words instead of one Int128, whose alignment of 16 would pad every value that can hold a decimal.
    private let high: Int64
    private let low: UInt64
    /// Digits behind the point, 0 to 38.
    public let scale: Int

    /// The digits as a whole number: the value times 10 to the power of ``scale``.
    public var coefficient: Int128 { Int128(high) << 64 | Int128(low) }

    public static let maximumScale = 38
    public static let zero = PathDecimal(coefficient: 0, scale: 0)
    public static let one = PathDecimal(coefficient: 1, scale: 0)

    init(coefficient: Int128, scale: Int) {
        high = Int64(truncatingIfNeeded: coefficient >> 64)
        low = UInt64(truncatingIfNeeded: coefficient)
        self.scale = scale
    }

    /// `nil` for more than 38 digits, so that every coefficient can be negated.
    init?(checked coefficient: Int128, scale: Int) {
        guard coefficient.magnitude < Self.limit.magnitude else { return nil }
        self.init(coefficient: coefficient, scale: scale)
    }

    /// 10 to the power of 38.
    private static let limit = powersOfTen[38]

    public init(_ integer: Int) { self.init(coefficient: Int128(integer), scale: 0) }

    /// 10 to the powers 0 to 38.
    static let powersOfTen: [Int128] = {
        var powers: [Int128] = [1]
        for _ in 0..<38 { powers.append((powers.last ?? 1) * 10) }
        return powers
    }()

    static func powerOfTen(_ exponent: Int) -> Int128? {
        exponent >= 0 && exponent <= 38 ? powersOfTen[exponent] : nil
    }

    public var isZero: Bool { high == 0 && low == 0 }
    public var isNegative: Bool { high < 0 }
    var negated: PathDecimal { PathDecimal(coefficient: -coefficient, scale: scale) }
    var magnitude: PathDecimal { isNegative ? negated : self }

    /// Without zeros at the end of the fraction.
    var normalized: PathDecimal {
        var coefficient = coefficient
        var scale = scale
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        return PathDecimal(coefficient: coefficient, scale: scale)
    }

    /// The same value with another number of fraction digits, rounding half away from zero when some are dropped.
    func rescaled(to places: Int) -> PathDecimal? {
        guard places >= 0, places <= Self.maximumScale else { return nil }
        if places >= scale {
            let (product, overflow) = coefficient.multipliedReportingOverflow(by: Self.powersOfTen[places - scale])
            return overflow ? nil : PathDecimal(checked: product, scale: places)
        }
        let divisor = Self.powersOfTen[scale - places]
        let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: divisor)
        let roundsUp = remainder.magnitude >= (divisor.magnitude + 1) / 2
        return PathDecimal(coefficient: roundsUp ? quotient + (isNegative ? -1 : 1) : quotient, scale: places)
    }

    /// The value at `places` fraction digits, towards negative (`down`) or positive infinity.
    func bounded(to places: Int, down: Bool) -> PathDecimal? {
        guard places < scale else { return rescaled(to: places) }
        let divisor = Self.powersOfTen[scale - places]
        var (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: divisor)
        if down, remainder < 0 { quotient -= 1 }
        if !down, remainder > 0 { quotient += 1 }
        return PathDecimal(coefficient: quotient, scale: places)
    }

    /// The whole part, towards zero.
    var truncated: Int128 { coefficient / Self.powersOfTen[scale] }

    var floor: Int128 {
        let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: Self.powersOfTen[scale])
        return remainder < 0 ? quotient - 1 : quotient
    }

    var ceiling: Int128 {
        let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: Self.powersOfTen[scale])
        return remainder > 0 ? quotient + 1 : quotient
    }

    /// The value as a whole number, when it is one.
    var wholeNumber: Int? {
        let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: Self.powersOfTen[scale])
        return remainder == 0 ? Int(exactly: quotient) : nil
    }
}

extension PathDecimal: Comparable, Hashable {
    public static func == (left: PathDecimal, right: PathDecimal) -> Bool { compare(left, right) == 0 }
    public static func < (left: PathDecimal, right: PathDecimal) -> Bool { compare(left, right) < 0 }

    /// Negative, zero or positive as the left is less, equal or greater; compares values, not digits.
    static func compare(_ left: PathDecimal, _ right: PathDecimal) -> Int {
        if left.scale == right.scale {
            let (a, b) = (left.coefficient, right.coefficient)
            return a < b ? -1 : (a == b ? 0 : 1)
        }
        // Whole parts first: aligning both coefficients could overflow, aligning the fractions cannot.
        let (wholeLeft, restLeft) = left.coefficient.quotientAndRemainder(dividingBy: powersOfTen[left.scale])
        let (wholeRight, restRight) = right.coefficient.quotientAndRemainder(dividingBy: powersOfTen[right.scale])
        if wholeLeft != wholeRight { return wholeLeft < wholeRight ? -1 : 1 }
        let scale = max(left.scale, right.scale)
        let a = restLeft * powersOfTen[scale - left.scale]
        let b = restRight * powersOfTen[scale - right.scale]
        return a < b ? -1 : (a == b ? 0 : 1)
    }

    public func hash(into hasher: inout Hasher) {
        let normal = normalized
        hasher.combine(normal.high)
        hasher.combine(normal.low)
        hasher.combine(normal.scale)
    }
}

extension PathDecimal: CustomStringConvertible {
    /// All digits, with as many fraction digits as ``scale`` says.
    public var description: String {
        var digits = String(coefficient.magnitude)
        if scale > 0 {
            if digits.utf8.count <= scale {
                digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
            }
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
        }
        return isNegative ? "-" + digits : digits
    }

    /// Reads a number as JSON or FHIRPath writes it: sign, digits, fraction, exponent.
    ///
    /// `nil` for any other text, and for a value that needs more than 38 digits.
    public init?(_ text: some Sequence<UInt8>) {
        var coefficient: Int128 = 0
        var scale = 0
        var exponent = 0
        var isNegative = false
        var state = TextState.start
        var exponentIsNegative = false
        for byte in text {
            switch (byte, state) {
            case (UInt8(ascii: "-"), .start), (UInt8(ascii: "+"), .start):
                isNegative = byte == UInt8(ascii: "-")
                state = .sign
            case (UInt8(ascii: "0")...UInt8(ascii: "9"), .start), (UInt8(ascii: "0")...UInt8(ascii: "9"), .sign),
                (UInt8(ascii: "0")...UInt8(ascii: "9"), .whole),
                (UInt8(ascii: "0")...UInt8(ascii: "9"), .point), (UInt8(ascii: "0")...UInt8(ascii: "9"), .fraction):
                let (product, tooBig) = coefficient.multipliedReportingOverflow(by: 10)
                let (sum, tooFar) = product.addingReportingOverflow(Int128(byte &- UInt8(ascii: "0")))
                guard !tooBig, !tooFar, sum < Self.limit else { return nil }
                coefficient = sum
                if state == .point || state == .fraction {
                    scale += 1
                    state = .fraction
                } else {
                    state = .whole
                }
            case (UInt8(ascii: "."), .whole): state = .point
            case (UInt8(ascii: "e"), .whole), (UInt8(ascii: "E"), .whole), (UInt8(ascii: "e"), .fraction),
                (UInt8(ascii: "E"), .fraction):
                state = .exponentStart
            case (UInt8(ascii: "-"), .exponentStart), (UInt8(ascii: "+"), .exponentStart):
                exponentIsNegative = byte == UInt8(ascii: "-")
                state = .exponentSign
            case (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponentStart),
                (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponentSign),
                (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponent):
                exponent = exponent * 10 + Int(byte &- UInt8(ascii: "0"))
                guard exponent < 10_000 else { return nil }
                state = .exponent
            default: return nil
            }
        }
        guard state == .whole || state == .fraction || state == .exponent else { return nil }
        scale -= exponentIsNegative ? -exponent : exponent
        while scale > Self.maximumScale, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        if scale < 0 {
            guard coefficient == 0 || scale >= -Self.maximumScale else { return nil }
            let (product, overflow) = coefficient.multipliedReportingOverflow(
                by: coefficient == 0 ? 1 : Self.powersOfTen[-scale])
            guard !overflow, product < Self.limit else { return nil }
            coefficient = product
            scale = 0
        }
        guard scale <= Self.maximumScale else { return nil }
        self.init(coefficient: isNegative ? -coefficient : coefficient, scale: scale)
    }

    public init?(_ text: String) { self.init(text.utf8) }

    private enum TextState {
        case start
        case sign
        case whole
        case point
        case fraction
        case exponentStart
        case exponentSign
        case exponent
    }
}
