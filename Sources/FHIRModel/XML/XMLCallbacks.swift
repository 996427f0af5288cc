internal import CLibXML2

/// The functions that libxml2 calls; all they know comes through their context pointer.
enum XMLCallbacks {
    private typealias State = UnsafeMutablePointer<XMLEventParser.State>

    static func handler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = {
            context, local, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
            guard let state = XMLCallbacks.state(context), let local else { return }
            let tag = XMLTag(
                local: local, prefix: prefix, namespace: uri, namespaces: namespaces,
                namespaceCount: Int(namespaceCount), attributes: attributes, attributeCount: Int(attributeCount),
                place: XMLCallbacks.tagPlace(state), name: XMLCallbacks.name(local, state))
            state.pointee.builder.start(tag)
            XMLCallbacks.stopIfRefused(state)
        }
        handler.endElementNs = { context, _, _, _ in
            guard let state = XMLCallbacks.state(context), let parser = state.pointee.context else { return }
            state.pointee.builder.end(XMLCallbacks.place(parser), source: state.pointee.source)
        }
        handler.characters = { context, text, count in XMLCallbacks.characters(context, text, count) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.comment = { context, text in
            guard let state = XMLCallbacks.state(context), let text else { return }
            state.pointee.builder.narrative.comment(text)
        }
        handler.internalSubset = { context, _, _, _ in
            guard let state = XMLCallbacks.state(context), let parser = state.pointee.context else { return }
            state.pointee.builder.refuse(
                .forbiddenMarkup, XMLCallbacks.place(parser), "a document type declaration is not allowed")
            XMLCallbacks.stopIfRefused(state)
        }
        handler.getEntity = { _, name in xmlGetPredefinedEntity(name) }
        return handler
    }

    private static func state(_ context: UnsafeMutableRawPointer?) -> State? {
        context?.assumingMemoryBound(to: XMLEventParser.State.self)
    }

    private static func stopIfRefused(_ state: State) {
        if state.pointee.builder.isRefused { xmlStopParser(state.pointee.context) }
    }

    private static func characters(
        _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ count: Int32
    ) {
        guard let state = state(context), let text, let parser = state.pointee.context else { return }
        state.pointee.builder.characters(UnsafeBufferPointer(start: text, count: Int(count)), place(parser))
    }

    /// Where the parser stands.
    static func place(_ parser: xmlParserCtxtPtr) -> XMLPlace {
        guard let input = parser.pointee.input, let here = input.pointee.cur, let base = input.pointee.base else {
            return XMLPlace(offset: 0, line: 1, column: 1)
        }
        return XMLPlace(
            offset: Int(input.pointee.consumed) + (here - base), line: Int(input.pointee.line),
            column: Int(input.pointee.col))
    }

    /// Where the tag that was just read begins: at the last `<`, which attribute values cannot hold.
    private static func tagPlace(_ state: State) -> XMLPlace {
        guard let parser = state.pointee.context else { return XMLPlace(offset: 0, line: 1, column: 1) }
        let place = place(parser)
        var offset = min(place.offset, state.pointee.source.count) - 1
        if let base = state.pointee.source.baseAddress {
            while offset >= 8 {
                let found = WordScan.zeroBytes(WordScan.load(base + (offset - 7)) ^ 0x3C3C_3C3C_3C3C_3C3C)
                if found != 0 {
                    offset -= found.leadingZeroBitCount >> 3
                    break
                }
                offset -= 8
            }
            while offset > 0, base[offset] != UInt8(ascii: "<") { offset -= 1 }
        }
        return XMLPlace(offset: max(offset, 0), line: place.line, column: place.column)
    }

    /// The element name that interned text spells; the parser has one address for each spelling.
    private static func name(_ local: UnsafePointer<UInt8>, _ state: State) -> ElementName? {
        let address = UInt(bitPattern: local)
        let slot = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 56)
        if state.pointee.nameCache[slot].address == address { return state.pointee.nameCache[slot].name }
        var count = 0
        while local[count] != 0 { count += 1 }
        let id = NameTable.shared.id(of: UnsafeBufferPointer(start: local, count: count))
        // XML has no companions: an element `_id` is no element.
        let name = id.flatMap { $0 & 1 == 0 ? ElementName(rawValue: $0) : nil }
        state.pointee.nameCache[slot] = (address, name)
        return name
    }
}
