/// The elements and attributes a narrative may use: the formatting part of HTML 4.0 (specification, section 2.4.0.1).
enum NarrativeVocabulary {
    /// A set of short ASCII names, compared bytewise.
    struct Names: Sendable {
        private let names: Set<UInt64>
        private let longNames: [[UInt8]]

        init(_ text: String) {
            var names: Set<UInt64> = []
            var longNames: [[UInt8]] = []
            for word in text.split(separator: " ") {
                let bytes = Array(word.utf8)
                if bytes.count <= 8 {
                    names.insert(bytes.withUnsafeBufferPointer { Self.pack($0, 0, bytes.count) })
                } else {
                    longNames.append(bytes)
                }
            }
            self.names = names
            self.longNames = longNames
        }

        private static func pack(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> UInt64 {
            var packed: UInt64 = 0
            for index in start..<(start + count) { packed = packed << 8 | UInt64(bytes[index]) }
            return packed
        }

        func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
            if range.count <= 8 { return names.contains(Self.pack(bytes, range.lowerBound, range.count)) }
            return longNames.contains { $0.elementsEqual(bytes[range]) }
        }
    }

    static let elements = Names(
        """
        p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote hr address \
        bdo kbd sub sup ul ol li dl dt dd pre table caption colgroup col thead tr tfoot tbody th td code samp img map area
        """)

    /// Block elements that HTML does not allow inside `p`.
    static let blocks = Names("div blockquote table ol ul p")

    /// Attributes of any element.
    static let commonAttributes = Names(
        """
        title style class id lang xml:lang xml:space dir accesskey tabindex span width align valign char charoff abbr axis \
        headers scope rowspan colspan
        """)

    /// Attributes of one element, by its name.
    static let ownAttributes: [(element: StaticString, names: Names)] = [
        ("div", Names("xmlns")), ("a", Names("href name charset type hreflang rel rev shape coords")),
        ("img", Names("src border alt longdesc height width usemap ismap")), ("map", Names("name")),
        ("area", Names("shape coords href nohref alt")), ("blockquote", Names("cite")), ("q", Names("cite")),
        ("table", Names("summary width border frame rules cellspacing cellpadding")), ("pre", Names("space")),
        ("td", Names("nowrap")), ("ol", Names("start type")), ("li", Names("value")),
    ]

    static func allows(
        _ bytes: UnsafeBufferPointer<UInt8>, attribute: Range<Int>, on element: Range<Int>
    ) -> Bool {
        if commonAttributes.contains(bytes, attribute) { return true }
        for entry in ownAttributes where equals(bytes, element, entry.element) {
            return entry.names.contains(bytes, attribute)
        }
        return false
    }

    static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count where bytes[range.lowerBound + offset] != text.utf8Start[offset] { return false }
        return true
    }
}
