import FHIRModel

extension Node {
    /// The extensions with a URL that stand on this element.
    func extensions(_ url: String) -> [Node] {
        self["extension"]?.elements.filter { $0["url"]?.string == url } ?? []
    }

    /// The text of the primitive value of the first extension with a URL, here or on a companion such as `_code`.
    func extensionValue(_ url: String, of companion: String? = nil) -> String? {
        let holder = companion == nil ? self : companion.flatMap { self[$0] }
        guard let found = holder?.extensions(url).first else { return nil }
        return found.members.first { $0.value.nameText.hasPrefix("value") }?.value.primitiveText
    }
}
