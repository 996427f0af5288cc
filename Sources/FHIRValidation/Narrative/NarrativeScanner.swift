/// Reads the XHTML of a narrative in place and reports what FHIR does not allow in it.
///
/// The scanner is not an XML parser for other uses: it knows no entities but XML's five and character numbers, and it
/// refuses document types and processing instructions.
package struct NarrativeScanner {
    static let maximumDepth = 128

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var faults: [NarrativeFault] = []
    private var open: UnsafeMutableBufferPointer<Range<Int>>
    private var depth = 0
    private var paragraphDepth = 0
    private var hasContent = false
    private var rootIsClosed = false

    /// What is wrong with a narrative's `div`; empty when nothing is.
    package static func faults(in text: UnsafeBufferPointer<UInt8>) -> [NarrativeFault] {
        withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: maximumDepth) { stack in
            var scanner = NarrativeScanner(text, stack)
            scanner.run()
            return scanner.faults
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ stack: UnsafeMutableBufferPointer<Range<Int>>) {
        self.bytes = bytes
        self.open = stack
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Ends the scan: what follows a syntax error cannot be judged.
    private mutating func fail(_ fault: NarrativeFault) {
        faults.append(fault)
        index = bytes.count
        rootIsClosed = true
        depth = 0
        hasContent = true
    }

    private mutating func run() {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "<") else {
            return fail(.malformed("it does not start with an element"))
        }
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<") {
                markup()
            } else {
                characters()
            }
        }
        if depth > 0 { fail(.malformed("'\(text(open[depth - 1]))' is not closed")) }
        if !hasContent { faults.append(.noContent) }
    }

    // MARK: Text

    private mutating func characters() {
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") { return }
            if byte == UInt8(ascii: "&") {
                reference()
                continue
            }
            if !PrimitiveGrammar.isSpace(byte) {
                if depth == 0 { return fail(.malformed("text outside the div")) }
                // The first two bytes of U+00A0 in UTF-8: a no-break space is white space too.
                if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
                    index += 1
                } else {
                    hasContent = true
                }
            }
            index += 1
        }
    }

    private mutating func reference() {
        let start = index + 1
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: ";"), end - start < 32 {
            if PrimitiveGrammar.isSpace(bytes[end]) || bytes[end] == UInt8(ascii: "<") { break }
            end += 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), end > start else {
            return fail(.malformed("an ampersand must be written as '&amp;'"))
        }
        let name = start..<end
        index = end + 1
        if bytes[start] == UInt8(ascii: "#") { return numericReference(name) }
        for known in ["amp", "lt", "gt", "quot", "apos"] as [StaticString]
        where NarrativeVocabulary.equals(bytes, name, known) {
            hasContent = true
            return
        }
        faults.append(.unknownEntity(text(name)))
        hasContent = true
    }

    private mutating func numericReference(_ name: Range<Int>) {
        let digits = text(name.dropFirst())
        let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
        let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, Unicode.Scalar(value) != nil, value >= 32 || value == 9 || value == 10 || value == 13 else {
            return fail(.malformed("'&\(text(name));' is no character"))
        }
        if value > 32, value != 160 { hasContent = true }
    }

    // MARK: Markup

    private mutating func markup() {
        guard index + 1 < bytes.count else { return fail(.malformed("unexpected end")) }
        switch bytes[index + 1] {
        case UInt8(ascii: "!"): declaration()
        case UInt8(ascii: "?"): fail(.malformed("a processing instruction is not allowed"))
        case UInt8(ascii: "/"): closingTag()
        default: openingTag()
        }
    }

    private func starts(with text: StaticString, at position: Int) -> Bool {
        position + text.utf8CodeUnitCount <= bytes.count
            && NarrativeVocabulary.equals(bytes, position..<(position + text.utf8CodeUnitCount), text)
    }

    private mutating func declaration() {
        if starts(with: "<!--", at: index) {
            index += 4
            while index < bytes.count, !starts(with: "-->", at: index) { index += 1 }
            guard index < bytes.count else { return fail(.malformed("a comment is not closed")) }
            index += 3
        } else if starts(with: "<!DOCTYPE", at: index) || starts(with: "<!doctype", at: index) {
            fail(.documentType)
        } else {
            fail(.malformed("unexpected '<!'"))
        }
    }

    private mutating func name() -> Range<Int> {
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            let isNameByte =
                (byte | 0x20) &- 97 < 26 || PrimitiveGrammar.isDigit(byte) || byte == UInt8(ascii: ":")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte >= 0x80
            guard isNameByte else { break }
            index += 1
        }
        return start..<index
    }

    private mutating func skipSpace() {
        while index < bytes.count, PrimitiveGrammar.isSpace(bytes[index]) { index += 1 }
    }

    private mutating func closingTag() {
        index += 2
        let found = name()
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else {
            return fail(.malformed("unexpected end of tag"))
        }
        index += 1
        guard depth > 0, bytes[open[depth - 1]].elementsEqual(bytes[found]) else {
            let expected = depth > 0 ? "</\(text(open[depth - 1]))>" : "the end"
            return fail(.malformed("found '</\(text(found))>' where \(expected) was expected"))
        }
        pop()
    }

    private mutating func pop() {
        depth -= 1
        if depth < paragraphDepth { paragraphDepth = 0 }
        if depth == 0 { rootIsClosed = true }
    }

    private mutating func openingTag() {
        index += 1
        let element = name()
        guard !element.isEmpty else { return fail(.malformed("'<' must be written as '&lt;'")) }
        guard !rootIsClosed else { return fail(.malformed("more than one element")) }
        guard depth < Self.maximumDepth else { return fail(.tooDeep) }
        let isRoot = depth == 0
        judge(element, isRoot: isRoot)
        var namespace: Range<Int>?
        let firstAttribute = index
        while true {
            skipSpace()
            guard index < bytes.count else { return fail(.malformed("'\(text(element))' is not closed")) }
            if bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/") { break }
            guard attribute(of: element, after: firstAttribute, namespace: &namespace) else { return }
        }
        let isEmpty = bytes[index] == UInt8(ascii: "/")
        if isEmpty { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { return fail(.malformed("unexpected '/'")) }
        index += 1
        judgeNamespace(namespace, isRoot: isRoot)
        open[depth] = element
        depth += 1
        if paragraphDepth == 0, NarrativeVocabulary.equals(bytes, element, "p") { paragraphDepth = depth }
        if isEmpty { pop() }
    }

    private mutating func judge(_ element: Range<Int>, isRoot: Bool) {
        if isRoot {
            if !NarrativeVocabulary.equals(bytes, element, "div") { faults.append(.notADiv(text(element))) }
        } else if !NarrativeVocabulary.elements.contains(bytes, element) {
            faults.append(.illegalElement(text(element)))
        } else if paragraphDepth > 0, NarrativeVocabulary.blocks.contains(bytes, element) {
            faults.append(.blockInParagraph(text(element)))
        }
        if NarrativeVocabulary.equals(bytes, element, "img") { hasContent = true }
    }

    private mutating func judgeNamespace(_ namespace: Range<Int>?, isRoot: Bool) {
        if let namespace {
            if !NarrativeVocabulary.equals(bytes, namespace, "http://www.w3.org/1999/xhtml") {
                faults.append(.wrongNamespace(text(namespace)))
            }
        } else if isRoot {
            faults.append(.wrongNamespace(""))
        }
    }

    /// Reads one attribute; `false` when the scan has ended.
    private mutating func attribute(
        of element: Range<Int>, after first: Int, namespace: inout Range<Int>?
    ) -> Bool {
        let found = name()
        skipSpace()
        guard !found.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
            fail(.malformed("an attribute of '\(text(element))' has no value"))
            return false
        }
        index += 1
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else {
            fail(.malformed("the value of '\(text(found))' has no quotes"))
            return false
        }
        let quote = bytes[index]
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != quote {
            if bytes[index] == UInt8(ascii: "<") {
                fail(.malformed("'<' in the value of '\(text(found))'"))
                return false
            }
            index += 1
        }
        guard index < bytes.count else {
            fail(.malformed("the value of '\(text(found))' is not closed"))
            return false
        }
        let value = start..<index
        index += 1
        if NarrativeVocabulary.equals(bytes, found, "xmlns") {
            namespace = value
        } else if PrimitiveGrammar.hasPrefix(UnsafeBufferPointer(rebasing: bytes[found]), "xmlns:") {
            // A declared prefix that is not used does no harm.
        } else if !NarrativeVocabulary.allows(bytes, attribute: found, on: element) {
            faults.append(.illegalAttribute(text(found), element: text(element)))
        } else if NarrativeVocabulary.equals(bytes, found, "href"), !isSafeLink(value) {
            faults.append(.unsafeLink(text(value)))
        }
        return true
    }

    /// A link is relative, a fragment, or has a scheme that a reader's program can follow.
    private func isSafeLink(_ value: Range<Int>) -> Bool {
        let target = UnsafeBufferPointer(rebasing: bytes[value])
        guard PrimitiveGrammar.isAbsolute(target) else { return true }
        for scheme in ["http:", "https:", "mailto:", "tel:", "ftp:", "sms:", "data:", "fax:", "cid:"] as [StaticString]
        where PrimitiveGrammar.hasPrefix(target, scheme) {
            return true
        }
        return false
    }
}
