/// The installation's rule for insurance numbers (module `insuree`: `insuree_number_*`).
package struct InsuranceNumberRule: Sendable {
    /// Why a number is refused; the raw value is openIMIS's default code.
    package enum Fault: Int, Error, Sendable {
        case taken = 1
        case empty = 2
        case wrongLength = 3
        case wrongCheckDigit = 4
        case notDigits = 5
    }

    package var minimumLength: Int?
    package var maximumLength: Int?
    /// 10 checks by Luhn's rule, another number by the remainder of the number without its last digit.
    package var moduloRoot: Int?

    package init(minimumLength: Int? = nil, maximumLength: Int? = nil, moduloRoot: Int? = nil) {
        self.minimumLength = minimumLength
        self.maximumLength = maximumLength
        self.moduloRoot = moduloRoot
    }

    /// The fault of a number by its form alone; whether it is taken is the store's to say.
    package func fault(of number: String) -> Fault? {
        if let maximumLength {
            if number.isEmpty { return .empty }
            if number.count > maximumLength { return .wrongLength }
        }
        if let minimumLength, number.count < minimumLength { return .wrongLength }
        guard let moduloRoot, moduloRoot > 0 else { return nil }
        let digits = number.utf8.map { Int($0) - 0x30 }
        guard let last = digits.last, digits.allSatisfy({ (0...9).contains($0) }) else { return .notDigits }
        if moduloRoot == 10 {
            var sum = last
            for (index, digit) in digits.dropLast().enumerated() {
                let doubled = index % 2 == 0 ? digit * 2 : digit
                sum += doubled > 9 ? doubled - 9 : doubled
            }
            return sum % 10 == 0 ? nil : .wrongCheckDigit
        }
        let remainder = digits.dropLast().reduce(0) { ($0 * 10 + $1) % moduloRoot }
        return remainder == last ? nil : .wrongCheckDigit
    }
}
