import FHIRModel
import Testing

@Suite struct XMLReadingTests {
    /// XML inside a Patient element, and the JSON members it means.
    @Test(arguments: [
        ("", ""),
        ("<id value=\"a\"/>", #","id":"a""#),
        ("<active value=\"true\"/>", #","active":true"#),
        ("<multipleBirthInteger value=\"-2\"/>", #","multipleBirthInteger":-2"#),
        ("<multipleBirthInteger value=\"+2\"/>", #","multipleBirthInteger":2"#),
        (
            "<name><family value=\"a &amp; &lt;b&gt; &#xE9; &quot;\\\"/></name>",
            #","name":[{"family":"a & <b> é \"\\"}]"#
        ),
        ("<name><text value=\"a&#10;b\nc\"/></name>", #","name":[{"text":"a\nb c"}]"#),
        (
            "<name id=\"n\"><given value=\"A\"/><given id=\"g\"/><given value=\"B\"><extension url=\"u\"><valueDecimal value=\"1.00\"/></extension></given></name>",
            #","name":[{"id":"n","given":["A",null,"B"],"_given":[null,{"id":"g"},{"extension":[{"url":"u","valueDecimal":1.00}]}]}]"#
        ),
        (
            "<birthDate><extension url=\"u\"><valueString value=\"x\"/></extension></birthDate>",
            #","_birthDate":{"extension":[{"url":"u","valueString":"x"}]}"#
        ),
        (
            "<contained><Observation><status value=\"final\"/></Observation></contained><contained><Patient/></contained>",
            #","contained":[{"resourceType":"Observation","status":"final"},{"resourceType":"Patient"}]"#
        ),
        (
            "<text><status value=\"empty\"/><div xmlns=\"http://www.w3.org/1999/xhtml\">\n <p class='x'>1 &lt; 2<!--c--><br/>&#160;</p></div></text>",
            #","text":{"status":"empty","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">\n <p class='x'>1 &lt; 2<!--c--><br/>&#160;</p></div>"}"#
        ),
        (
            "<text><status value=\"empty\"/><h:div xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:p title=\"a&quot;\">1 &lt; 2<h:br/></h:p></h:div></text>",
            #","text":{"status":"empty","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p title=\"a&quot;\">1 &lt; 2<br/></p></div>"}"#
        ),
    ])
    func readsElementsAsTheirJSON(_ xml: String, _ json: String) throws {
        let text =
            "<?xml version='1.0' encoding=\"UTF-8\"?><!-- c --><Patient xmlns=\"http://hl7.org/fhir\">\(xml)</Patient>"
        let read = try SampleFacts.reader.read(xml: Array(text.utf8))
        #expect(read.report.issues == [])
        #expect(String(decoding: read.document.bytes, as: UTF8.self) == #"{"resourceType":"Patient"\#(json)}"#)
    }

    @Test func allowsPrefixesCommentsHintsAndAByteOrderMark() throws {
        let text = """
            \u{FEFF}<f:Patient xmlns:f="http://hl7.org/fhir" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="http://hl7.org/fhir a.xsd"> <!-- c --> <f:active value="true"><!-- c --></f:active>
            </f:Patient><!-- end -->
            """
        let read = try SampleFacts.reader.read(xml: Array(text.utf8))
        #expect(read.report.issues == [])
        #expect(String(decoding: read.document.bytes, as: UTF8.self) == #"{"resourceType":"Patient","active":true}"#)
    }

    @Test(arguments: [
        ("<foo value=\"1\"/>", IssueKind.unknownElement, "Patient"),
        ("<_active value=\"true\"/>", .unknownElement, "Patient"),
        ("<Active value=\"true\"/>", .unknownElement, "Patient"),
        ("<name><name/></name>", .unknownElement, "Patient.name[0]"),
        ("<active><script/></active>", .unknownElement, "Patient.active"),
        ("<active value=\"true\" x=\"1\"/>", .unknownAttribute, "Patient.active"),
        ("<name value=\"1\"><text value=\"a\"/></name>", .unknownAttribute, "Patient.name[0]"),
        ("<name url=\"1\"><text value=\"a\"/></name>", .unknownAttribute, "Patient.name[0]"),
        ("<contained id=\"1\"><Patient/></contained>", .unknownAttribute, "Patient.contained[0]"),
        ("<active value=\"\"/>", .emptyElement, "Patient.active"),
        ("<active/>", .emptyElement, "Patient.active"),
        ("<active id=\"\" value=\"true\"/>", .emptyElement, "Patient.active.id"),
        ("<name/>", .emptyElement, "Patient.name[0]"),
        ("<contained/>", .emptyElement, "Patient.contained[0]"),
        ("<extension url=\"\"><valueString value=\"a\"/></extension>", .emptyElement, "Patient.extension[0].url"),
        ("<name><text value=\"a\"/></name><active value=\"true\"/>", .elementOrder, "Patient"),
        ("<active value=\"true\"/><active value=\"true\"/>", .repeatedElement, "Patient"),
        ("<deceasedBoolean value=\"true\"/><deceasedDateTime value=\"2020\"/>", .repeatedElement, "Patient"),
        ("<contained><Patient/><Patient/></contained>", .repeatedElement, "Patient.contained[0]"),
        ("<active xmlns=\"http://hl7.org/fhir1\" value=\"true\"/>", .wrongNamespace, "Patient.active"),
        ("<active xmlns=\"\" value=\"true\"/>", .wrongNamespace, "Patient.active"),
        ("text", .strayText, "Patient"),
        ("<active value=\"true\"><![CDATA[x]]></active>", .strayText, "Patient.active"),
        ("<active value=\"yes\"/>", .invalidPrimitive, "Patient.active"),
        ("<birthDate value=\"2020-02-30\"/>", .invalidPrimitive, "Patient.birthDate"),
        ("<multipleBirthInteger value=\"1.0\"/>", .invalidPrimitive, "Patient.multipleBirthInteger"),
        ("<contained><Unknown/></contained>", .unknownResourceType, "Patient.contained[0]"),
        ("<contained><HumanName/></contained>", .unknownResourceType, "Patient.contained[0]"),
        ("<text><status value=\"x\"/><div><p/></div></text>", .wrongNamespace, "Patient.text.div"),
        (
            "<text><status value=\"x\"/><div xmlns=\"http://www.w3.org/1999/xhtml\"><a xmlns=\"u\"/></div></text>",
            .wrongNamespace, "Patient.text.div"
        ),
        (
            "<text><status value=\"x\"/><div xmlns=\"http://www.w3.org/1999/xhtml\"><script/></div></text>",
            .unsafeNarrative, "Patient.text.div"
        ),
        (
            "<text><status value=\"x\"/><div xmlns=\"http://www.w3.org/1999/xhtml\"><a onclick=\"x\"/></div></text>",
            .unsafeNarrative, "Patient.text.div"
        ),
        (
            "<text><status value=\"x\"/><div xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\" java&#10;Script:x\"/></div></text>",
            .unsafeNarrative, "Patient.text.div"
        ),
    ])
    func reportsBreachesOfTheForm(_ xml: String, _ kind: IssueKind, _ path: String) throws {
        let text = "<Patient xmlns=\"http://hl7.org/fhir\">\n\(xml)</Patient>"
        let read = try SampleFacts.reader.read(xml: Array(text.utf8))
        #expect(read.report.issues.contains { $0.kind == kind && $0.expression == path }, "\(read.report.issues)")
        #expect(read.report.issues.allSatisfy { ($0.line ?? 0) >= 2 })
    }

    @Test(arguments: [
        ("", ParseError.Kind.unexpectedEnd), ("   ", .unexpectedEnd), ("x", .syntax), ("<Patient>", .structure),
        ("<Patient xmlns=\"http://hl7.org/fhir\">", .unexpectedEnd),
        ("<Patient xmlns=\"http://hl7.org/fhir\"><active></Patient>", .syntax),
        ("<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"1\" value=\"2\"/></Patient>", .syntax),
        ("<Patient xmlns=\"http://hl7.org/fhir\"/><Patient xmlns=\"http://hl7.org/fhir\"/>", .syntax),
        ("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&#1;\"/></Patient>", .syntax),
        ("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&nbsp;\"/></Patient>", .forbiddenMarkup),
        ("<f:Patient/>", .structure),
        ("<Patient xmlns=\"http://hl7.org/fhir\"><x f:y=\"1\"/></Patient>", .syntax),
        ("<Nothing xmlns=\"http://hl7.org/fhir\"/>", .structure),
        ("<HumanName xmlns=\"http://hl7.org/fhir\"/>", .structure),
        ("<Patient xmlns=\"urn:hl7-org:v3\"/>", .structure),
        ("<!DOCTYPE Patient><Patient xmlns=\"http://hl7.org/fhir\"/>", .forbiddenMarkup),
        ("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><Patient xmlns=\"http://hl7.org/fhir\"/>", .forbiddenMarkup),
        (
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Patient xmlns=\"http://hl7.org/fhir\">&b;</Patient>",
            .forbiddenMarkup
        ),
        ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Patient xmlns=\"http://hl7.org/fhir\"/>", .encoding),
    ])
    func refusesWhatIsNoSafeXML(_ text: String, _ kind: ParseError.Kind) {
        let error = #expect(throws: ParseError.self) { try SampleFacts.reader.read(xml: Array(text.utf8)) }
        #expect(error?.kind == kind, "\(String(describing: error))")
        #expect((error?.line ?? 0) >= 1)
    }

    @Test func refusesOtherEncodingsByTheirBytes() {
        let text = "<Patient xmlns=\"http://hl7.org/fhir\"/>"
        var littleEndian: [UInt8] = []
        var bigEndian: [UInt8] = []
        for byte in text.utf8 {
            littleEndian += [byte, 0]
            bigEndian += [0, byte]
        }
        let inputs = [[0xFF, 0xFE] + littleEndian, littleEndian, bigEndian, Array(text.utf8) + [0xFF]]
        for bytes in inputs {
            let error = #expect(throws: ParseError.self) { try SampleFacts.reader.read(xml: bytes) }
            #expect(error?.kind == .encoding)
        }
    }

    @Test(arguments: ["<extension url=\"u\">", "<foo>", "<text><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>"])
    func refusesDeepNestingAtTheLimit(_ tag: String) {
        let text = "<Patient xmlns=\"http://hl7.org/fhir\">" + String(repeating: tag, count: 300_000)
        let error = #expect(throws: ParseError.self) { try SampleFacts.reader.read(xml: Array(text.utf8)) }
        #expect(error?.kind == .limit)
        #expect((error?.path.utf8.count ?? 0) < 10_000)
    }

    @Test func refusesTagsOfThousandsOfAttributesAtOnce() {
        let attributes = (0..<200_000).map { "a\($0)='>'" }.joined(separator: " ")
        let declarations = (0..<600).map { "xmlns:n\($0)='u'" }.joined(separator: " ")
        for text in [
            "<Patient xmlns=\"http://hl7.org/fhir\"><active \(attributes)/></Patient>", "<\(attributes)",
            "<Patient xmlns=\"http://hl7.org/fhir\" \(declarations)><active value=\"true\"/></Patient>",
        ] {
            let error = #expect(throws: ParseError.self) { try SampleFacts.reader.read(xml: Array(text.utf8)) }
            #expect(error?.kind == .limit)
        }
    }

    @Test(arguments: 0..<4)
    func readsLongTextWhateverPiecesItIsHandedOverIn(_ shift: Int) throws {
        // Longer than the piece the parser gets at a time, with characters of several bytes across each boundary.
        let text = String(repeating: "x", count: shift) + String(repeating: "é€😀&", count: 60_000)
        let json = try Document(
            json: {
                var patient = ResourceBuilder(resourceType: "Patient")
                patient.object("text") { narrative in
                    let escaped = text.replacing("&", with: "&amp;<br/>")
                    narrative.string("status", constant: "empty")
                    narrative.string("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">\(escaped)</div>")
                }
                patient.array("name") { names in names.item { $0.string("text", text) } }
                return patient.finish()
            }())
        let xml = try XMLWriter(facts: SampleFacts()).write(json)
        let read = try SampleFacts.reader.read(xml: xml)
        #expect(read.report.issues == [])
        #expect(read.document.root.hasSameContent(as: json.root))
    }

    @Test func keepsLinesAndColumnsOfTheXML() throws {
        let text =
            "<Patient xmlns=\"http://hl7.org/fhir\">\n  <active value=\"true\"/>\n <name><given value=\"é\"/><given value=\"b\"/></name>\n</Patient>"
        let root = try SampleFacts.reader.read(xml: Array(text.utf8)).document.root
        #expect(root.position == (1, 1))
        #expect(root[.active]?.position ?? (0, 0) == (2, 3))
        #expect(root[.name]?[0]?[.given]?[1]?.position ?? (0, 0) == (3, 26))
    }

    @Test func sortsWhatCameOutOfOrder() throws {
        let text =
            "<Patient xmlns=\"http://hl7.org/fhir\"><name><text value=\"1\"/></name><active value=\"true\"/><name><text value=\"2\"/></name></Patient>"
        let read = try SampleFacts.reader.read(xml: Array(text.utf8))
        #expect(read.report.issues.map(\.kind) == [.elementOrder, .elementOrder])
        #expect(
            String(decoding: read.document.bytes, as: UTF8.self)
                == #"{"resourceType":"Patient","active":true,"name":[{"text":"1"},{"text":"2"}]}"#)
    }
}
