import FHIRValidation
import Testing

@Suite struct NarrativeScannerTests {
    private static let open = "<div xmlns=\"http://www.w3.org/1999/xhtml\">"

    static func faults(_ text: String) -> [NarrativeFault] {
        Array(text.utf8).withUnsafeBufferPointer { NarrativeScanner.faults(in: $0) }
    }

    @Test(arguments: [
        "<p>a</p>", "<img src=\"a.png\" alt=\"a\"/>", "a &amp; b &#160;", "<!-- c --><b>x</b>",
        "<a href=\"https://example.org\">x</a>", "<table><tr><td rowspan=\"2\">x</td></tr></table>",
    ])
    func acceptsFormattedText(_ content: String) {
        #expect(Self.faults(Self.open + content + "</div>").isEmpty)
    }

    @Test(
        arguments: [
            ("<script>x</script>", .illegalElement("script")),
            ("<p onclick=\"x\">x</p>", .illegalAttribute("onclick", element: "p")),
            ("<p>x<p>y</p></p>", .blockInParagraph("p")), ("&reg;", .unknownEntity("reg")),
            ("<a href=\"javascript:x\">x</a>", .unsafeLink("javascript:x")), (" &#160; ", .noContent),
            ("<p xmlns=\"urn:x\">x</p>", .wrongNamespace("urn:x")),
        ] as [(String, NarrativeFault)])
    func namesWhatIsNotAllowed(_ content: String, _ fault: NarrativeFault) {
        #expect(Self.faults(Self.open + content + "</div>") == [fault])
    }

    @Test(arguments: [
        "", "text", "<div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">x", "<div a>x</div>", "<div></p>",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div><div/>", "<div>a & b</div>", "<div><?x?></div>",
    ])
    func refusesWhatIsNotWellFormed(_ text: String) {
        let faults = Self.faults(text)
        #expect(faults.contains { if case .malformed = $0 { true } else { false } })
    }

    @Test func refusesDocumentTypes() {
        #expect(Self.faults("<div><!DOCTYPE x []></div>").contains(.documentType))
    }

    @Test func refusesDeepNesting() {
        let text = Self.open + String(repeating: "<b>", count: 500)
        #expect(Self.faults(text).contains(.tooDeep))
    }
}
