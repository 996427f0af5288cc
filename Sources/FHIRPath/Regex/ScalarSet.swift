/// A set of Unicode scalars, as a character class of a regular expression names it.
struct ScalarSet: Sendable {
    /// A Unicode general category, or the group of all that begin with its letter.
    struct Category: Sendable {
        let code: String
        let isNegated: Bool

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            let own = scalar.properties.generalCategory.code
            return (own == code || (code.utf8.count == 1 && own.hasPrefix(code))) != isNegated
        }
    }

    private var ranges: [ClosedRange<UInt32>] = []
    private var categories: [Category] = []
    /// Sets of which each member belongs to this one, such as `\D` within brackets.
    private var complements: [ScalarSet] = []
    private var isNegated = false
    /// Membership of the scalars below 128, the common case.
    private var ascii: (low: UInt64, high: UInt64) = (0, 0)

    init() {}

    init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

    init(_ scalar: UInt32) { ranges = [scalar...scalar] }

    init(category: Category) { categories = [category] }

    static let digits = ScalarSet([48...57]).prepared
    static let wordCharacters = ScalarSet([48...57, 65...90, 95...95, 97...122]).prepared
    static let blanks = ScalarSet([9...13, 32...32]).prepared

    var negated: ScalarSet {
        var set = self
        set.isNegated.toggle()
        return set
    }

    mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

    mutating func insert(_ other: ScalarSet) {
        if other.isNegated || !other.complements.isEmpty {
            complements.append(other)
        } else {
            ranges += other.ranges
            categories += other.categories
        }
    }

    /// Adds the other case of each letter; ranges beyond Latin-1 keep theirs.
    mutating func ignoreCase() {
        for range in ranges where range.count <= 0x250 {
            for code in range {
                guard let scalar = Unicode.Scalar(code) else { continue }
                for text in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
                    if text.unicodeScalars.count == 1, let other = text.unicodeScalars.first?.value, other != code {
                        ranges.append(other...other)
                    }
                }
            }
        }
    }

    /// Ready for use: the answers for ASCII worked out.
    var prepared: ScalarSet {
        var set = self
        set.ascii = (0, 0)
        for code in UInt32(0)..<128 where search(code) {
            if code < 64 { set.ascii.low |= 1 << UInt64(code) } else { set.ascii.high |= 1 << UInt64(code - 64) }
        }
        return set
    }

    func contains(_ code: UInt32) -> Bool {
        if code < 64 { return ascii.low >> UInt64(code) & 1 == 1 }
        if code < 128 { return ascii.high >> UInt64(code - 64) & 1 == 1 }
        return search(code)
    }

    private func search(_ code: UInt32) -> Bool {
        var found = ranges.contains { $0.contains(code) }
        if !found, !categories.isEmpty, let scalar = Unicode.Scalar(code) {
            found = categories.contains { $0.contains(scalar) }
        }
        if !found { found = complements.contains { $0.search(code) } }
        return found != isNegated
    }
}

extension Unicode.GeneralCategory {
    /// The two letters Unicode calls it by.
    var code: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
