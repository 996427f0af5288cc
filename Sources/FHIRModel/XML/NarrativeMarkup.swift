/// What narrative may not contain whatever it says: active content (FHIR R4, 2.4.0, "SHALL NOT contain").
enum NarrativeMarkup {
    private static let forbidden: Set<String> = [
        "applet", "base", "body", "button", "embed", "form", "frame", "frameset", "head", "iframe", "input", "link",
        "object", "option", "script", "select", "textarea",
    ]

    /// What is wrong with a tag, or `nil` when it is harmless.
    static func fault(in tag: XMLTag) -> String? {
        let name = tag.localText.lowercased()
        if forbidden.contains(name) { return "narrative may not contain the element '\(name)'" }
        for index in 0..<tag.attributeCount {
            guard let attribute = tag.attribute(index) else { continue }
            // Events: onclick, onload and their like; no harmless attribute of HTML begins so.
            let isEvent =
                attribute.local[0] | 0x20 == UInt8(ascii: "o") && attribute.local[0] != 0
                && attribute.local[1] | 0x20 == UInt8(ascii: "n")
            if isEvent { return "narrative may not contain the event attribute '\(attribute.localText)'" }
            if attribute.isCalled("href") || attribute.isCalled("src"), isScript(attribute.value) {
                return "narrative may not contain a script as the address of '\(name)'"
            }
        }
        return nil
    }

    private static func isScript(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        let scheme = address.lazy.filter { $0 > 0x20 }.prefix(11).map { $0 | 0x20 }
        return scheme.elementsEqual("javascript:".utf8.map { $0 | 0x20 })
    }
}
