/// Reads UCUM's case-sensitive unit expressions (UCUM, sections 2 and 3).
enum UnitParser {
    /// The unit a code stands for, or `nil` when the table has no part of it or the text is no unit.
    static func parse(_ code: String) -> UnitOfMeasure? { parse(code, in: UnitTable.entries) }

    /// The same while the table is being made.
    static func parse(_ code: String, in entries: [String: UnitTable.Entry]) -> UnitOfMeasure? {
        guard code.utf8.count <= 256 else { return nil }
        var reader = Reader(text: Array(code.unicodeScalars), entries: entries)
        guard let unit = reader.term(depth: 0), reader.position == reader.text.count else { return nil }
        return unit
    }

    private struct Reader {
        let text: [Unicode.Scalar]
        let entries: [String: UnitTable.Entry]
        var position = 0

        var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

        mutating func term(depth: Int) -> UnitOfMeasure? {
            guard depth < 16 else { return nil }
            var result = UnitOfMeasure()
            var power = 1
            if next == "/" {
                position += 1
                power = -1
            }
            while true {
                guard let component = component(depth: depth),
                    let product = result.multiplied(by: component, power: power)
                else { return nil }
                result = product
                guard let separator = next, separator == "." || separator == "/" else { return result }
                power = separator == "/" ? -1 : 1
                position += 1
            }
        }

        private mutating func component(depth: Int) -> UnitOfMeasure? {
            guard let first = next else { return nil }
            if first == "(" {
                position += 1
                guard let inner = term(depth: depth + 1), next == ")" else { return nil }
                position += 1
                return skipAnnotation() ? inner : nil
            }
            if first == "{" { return skipAnnotation() ? UnitOfMeasure() : nil }
            let start = position
            var isInBrackets = false
            while let scalar = next {
                if scalar == "[" { isInBrackets = true }
                if scalar == "]" { isInBrackets = false }
                if !isInBrackets, scalar == "." || scalar == "/" || scalar == "(" || scalar == ")" || scalar == "{" {
                    break
                }
                position += 1
            }
            guard let unit = annotatable(text[start..<position]), skipAnnotation() else { return nil }
            return unit
        }

        private mutating func skipAnnotation() -> Bool {
            guard next == "{" else { return true }
            while let scalar = next, scalar != "}" { position += 1 }
            guard next == "}" else { return false }
            position += 1
            return true
        }

        /// A number, or a unit with an optional prefix and exponent.
        private func annotatable(_ text: ArraySlice<Unicode.Scalar>) -> UnitOfMeasure? {
            let digits = text.prefix { ("0"..."9").contains($0) }
            if digits.count == text.count {
                guard let number = Int128(string(text)), number > 0, digits.count <= 18 else { return nil }
                return UnitOfMeasure().multiplied(by: UnitOfMeasure(numerator: number))
            }
            if let unit = simple(string(text)) { return unit }
            let exponentDigits = text.reversed().prefix { ("0"..."9").contains($0) }.count
            guard exponentDigits > 0, exponentDigits <= 2 else { return nil }
            var cut = text.endIndex - exponentDigits
            let exponentText: String
            if cut > text.startIndex, text[cut - 1] == "-" || text[cut - 1] == "+" { cut -= 1 }
            exponentText = string(text[cut...])
            guard let power = Int(exponentText), let base = simple(string(text[..<cut])) else { return nil }
            return UnitOfMeasure().multiplied(by: base, power: power)
        }

        private func simple(_ code: String) -> UnitOfMeasure? {
            if let entry = entries[code] { return entry.unit }
            for length in 1...2 where code.unicodeScalars.count > length {
                let prefix = String(String.UnicodeScalarView(code.unicodeScalars.prefix(length)))
                let rest = String(String.UnicodeScalarView(code.unicodeScalars.dropFirst(length)))
                if let power = UnitTable.prefixes[prefix], let entry = entries[rest], entry.isMetric {
                    var unit = entry.unit
                    unit.exponent += power
                    return unit
                }
            }
            return nil
        }

        private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            return String(text)
        }
    }
}
