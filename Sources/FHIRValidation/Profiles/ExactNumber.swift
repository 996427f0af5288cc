/// A decimal number of any length, for comparison: digits and a power of ten.
struct ExactNumber: Comparable {
    private let isNegative: Bool
    /// Significant digits, without zeros at either end; none for zero.
    private let digits: [UInt8]
    /// The number is `0.digits` times ten to this power.
    private let exponent: Int

    /// How many digits stand behind the point as written.
    let decimalPlaces: Int

    init?(_ text: String) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var isNegative = false
        var bytes = Array(text.utf8)[...]
        if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
            isNegative = bytes.first == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        while let byte = bytes.first {
            if PrimitiveGrammar.isDigit(byte) {
                digits.append(byte - 48)
            } else if byte == UInt8(ascii: "."), point == nil {
                point = digits.count
            } else if byte | 0x20 == UInt8(ascii: "e") {
                guard let power = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), abs(power) < 1_000_000
                else { return nil }
                exponent = power
                break
            } else {
                return nil
            }
            bytes = bytes.dropFirst()
        }
        guard !digits.isEmpty else { return nil }
        decimalPlaces = point.map { digits.count - $0 } ?? 0
        var position = (point ?? digits.count) + exponent
        let leading = digits.prefix { $0 == 0 }.count
        digits.removeFirst(leading)
        position -= leading
        while digits.last == 0 { digits.removeLast() }
        self.digits = digits
        self.exponent = digits.isEmpty ? 0 : position
        self.isNegative = isNegative && !digits.isEmpty
    }

    static func == (left: ExactNumber, right: ExactNumber) -> Bool {
        left.isNegative == right.isNegative && left.exponent == right.exponent && left.digits == right.digits
    }

    static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? right.magnitudeIsLess(than: left) : left.magnitudeIsLess(than: right)
    }

    private func magnitudeIsLess(than other: ExactNumber) -> Bool {
        if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
        if exponent != other.exponent { return exponent < other.exponent }
        return digits.lexicographicallyPrecedes(other.digits)
    }
}
