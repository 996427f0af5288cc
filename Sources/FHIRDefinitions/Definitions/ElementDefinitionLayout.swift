extension ElementDefinition {
    static let stride = 18

    /// Word positions in the record.
    enum Field {
        static let id = 0
        static let path = 1
        static let name = 2
        static let min = 3
        static let max = 4
        static let flags = 5
        static let parent = 6
        static let subtreeEnd = 7
        static let types = 8
        static let binding = 9
        static let constraints = 10
        static let slicing = 11
        static let sliceName = 12
        static let contentReference = 13
        static let value = 14
        static let short = 15
        static let rare = 16
        static let base = 17
    }

    /// Word positions in the record of facets few elements have.
    enum Rare {
        static let minValue = 0
        static let maxValue = 1
        static let maxLength = 2
        static let defaultValue = 3
        static let conditions = 4
        /// String: a JSON object with the documentation, examples and mappings.
        static let prose = 5
        static let minLength = 6
        static let count = 7
    }

    /// Bits of the flags word.
    enum Flag {
        static let isModifier: UInt32 = 1 << 0
        static let isModifierStated: UInt32 = 1 << 1
        static let isSummary: UInt32 = 1 << 2
        static let isSummaryStated: UInt32 = 1 << 3
        static let mustSupport: UInt32 = 1 << 4
        static let mustSupportStated: UInt32 = 1 << 5
        static let isChoice: UInt32 = 1 << 6
        static let sliceIsConstraining: UInt32 = 1 << 7
        static let representationShift: UInt32 = 8
    }

    /// `ElementDefinition.representation`: how the element is written in XML where that is not the usual way.
    package struct Representation: OptionSet, Sendable, Hashable {
        package let rawValue: UInt32

        package init(rawValue: UInt32) {
            self.rawValue = rawValue
        }

        package static let xmlAttr = Representation(rawValue: 1)
        package static let xmlText = Representation(rawValue: 2)
        package static let typeAttr = Representation(rawValue: 4)
        package static let cdaText = Representation(rawValue: 8)
        package static let xhtml = Representation(rawValue: 16)

        /// In the order of the bits.
        static let codes = ["xmlAttr", "xmlText", "typeAttr", "cdaText", "xhtml"]
    }
}
