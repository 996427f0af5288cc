extension XMLTreeBuilder {
    /// Takes `value` and `id` of a primitive element.
    mutating func readPrimitive(_ tag: XMLTag, _ type: PrimitiveType) {
        for index in 0..<tag.attributeCount {
            guard let attribute = tag.attribute(index) else { continue }
            if attribute.namespace == nil, attribute.isCalled("value") {
                readValue(attribute.value, type, tag.place)
            } else if attribute.namespace == nil, attribute.isCalled("id") {
                readID(attribute, tag.place)
            } else {
                refuseAttribute(attribute, tag.place)
            }
        }
    }

    private mutating func readValue(_ value: UnsafeBufferPointer<UInt8>, _ type: PrimitiveType, _ place: XMLPlace) {
        guard !value.isEmpty else { return add(.emptyElement, place, "the attribute 'value' is empty") }
        guard type.accepts(value) else {
            let shown = String(decoding: value.prefix(40), as: UTF8.self)
            add(.invalidPrimitive, place, "'\(shown)' is no value of type \(type.rawValue)")
            return setText(keep(value), \.value)
        }
        setJSONKind(type.jsonKind)
        // JSON knows no plus sign before a number.
        let skipped = type.jsonKind == .number && value[0] == UInt8(ascii: "+") ? 1 : 0
        setText(keep(UnsafeBufferPointer(rebasing: value[skipped...])), \.value)
    }

    private mutating func readID(_ attribute: XMLTag.Attribute, _ place: XMLPlace) {
        guard !attribute.value.isEmpty else {
            return add(.emptyElement, place, "the attribute 'id' is empty", at: path(to: "id"))
        }
        setText(keep(attribute.value), \.id)
    }

    /// Takes the attributes of an element with elements of its own: `id`, and `url` of an extension.
    mutating func readAttributes(of tag: XMLTag, type: ElementTypeID?, isResource: Bool) {
        for index in 0..<tag.attributeCount {
            guard let attribute = tag.attribute(index) else { continue }
            if let namespace = attribute.namespace {
                // A hint for editors that says nothing about the resource.
                let isHint = XMLTag.equals(namespace, Self.schemaNamespace) && attribute.isCalled("schemaLocation")
                if !isHint { refuseAttribute(attribute, tag.place) }
            } else if !isResource, attribute.isCalled("id") {
                readID(attribute, tag.place)
            } else if !isResource, attribute.isCalled("url"), let type,
                facts.element(.url, of: type)?.content == .attribute
            {
                guard !attribute.value.isEmpty else {
                    add(.emptyElement, tag.place, "the attribute 'url' is empty", at: path(to: "url"))
                    continue
                }
                setText(keep(attribute.value), \.url)
            } else {
                refuseAttribute(attribute, tag.place)
            }
        }
    }

    private mutating func refuseAttribute(_ attribute: XMLTag.Attribute, _ place: XMLPlace) {
        add(.unknownAttribute, place, "there is no attribute '\(attribute.localText)' here")
    }
}
