internal import CLibXML2

/// Drives libxml2's SAX2 push parser over a whole text and hands its events to a builder.
///
/// No document type declaration, no entity but the five of XML, no network, no file, and UTF-8 alone. The text goes in
/// as one chunk, for the parser searches again in what it has at the begin of each.
struct XMLEventParser {
    /// What the callbacks reach through libxml2's context pointer.
    struct State {
        var builder: XMLTreeBuilder
        let source: UnsafeBufferPointer<UInt8>
        var context: xmlParserCtxtPtr?
        /// Interned names the parser hands out, by address, with what they mean.
        var nameCache = [(address: UInt, name: ElementName?)](repeating: (0, nil), count: 256)
    }

    /// Runs the parser; the builder comes back filled.
    static func run(
        _ source: UnsafeBufferPointer<UInt8>, _ builder: consuming XMLTreeBuilder
    ) throws(ParseError) -> XMLTreeBuilder {
        if let fault = XMLTagLimit.firstFault(in: source), let start = source.baseAddress {
            let position = TextPosition.of(offset: fault, in: start)
            throw ParseError(
                kind: .limit, message: "a tag has more than \(XMLTagLimit.mostAttributes) attributes", offset: fault,
                line: position.line, column: position.column, path: "")
        }
        xmlInitParser()
        let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
        state.initialize(to: State(builder: builder, source: source))
        defer {
            state.deinitialize(count: 1)
            state.deallocate()
        }
        var handler = XMLCallbacks.handler()
        guard let context = xmlCreatePushParserCtxt(&handler, state, nil, 0, nil) else {
            throw ParseError(
                kind: .limit, message: "no memory for an XML parser", offset: 0, line: 1, column: 1, path: "")
        }
        defer { xmlFreeParserCtxt(context) }
        state.pointee.context = context
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        // References in attribute values come decoded only so; the callbacks know no entity that could expand.
        xmlCtxtUseOptions(context, Int32(options | XML_PARSE_NOENT.rawValue))
        let failure = source.withMemoryRebound(to: CChar.self) { feed(context, $0) }
        if let refusal = state.pointee.builder.refusal { throw refusal }
        guard failure == 0, context.pointee.wellFormed != 0, context.pointee.nsWellFormed != 0 else {
            throw error(context, source, state.pointee.builder.path)
        }
        return state.pointee.builder
    }

    /// Bytes handed to the parser at a time: few enough to stay in the processor's cache.
    private static let chunkSize = 65_536

    /// Hands the text over piece by piece.
    /// - Returns: 0, or the code of the first fault.
    private static func feed(_ context: xmlParserCtxtPtr, _ text: UnsafeBufferPointer<CChar>) -> Int32 {
        var offset = 0
        while offset < text.count, let base = text.baseAddress {
            let size = min(chunkSize, text.count - offset)
            let failure = xmlParseChunk(context, base + offset, Int32(size), 0)
            if failure != 0 { return failure }
            offset += size
        }
        return xmlParseChunk(context, text.baseAddress, 0, 1)
    }

    private static func error(
        _ context: xmlParserCtxtPtr, _ source: UnsafeBufferPointer<UInt8>, _ path: String
    ) -> ParseError {
        let place = XMLCallbacks.place(context)
        guard let last = xmlCtxtGetLastError(context) else {
            return ParseError(
                kind: .syntax, message: "the text is no well-formed XML", offset: place.offset, line: place.line,
                column: place.column, path: path)
        }
        let code = xmlParserErrors(rawValue: UInt32(bitPattern: last.pointee.code))
        // The library says "extra content" of a text that lacks some.
        if code == XML_ERR_DOCUMENT_END, source.dropFirst(place.offset).allSatisfy({ $0 <= 0x20 }) {
            return ParseError(
                kind: .unexpectedEnd, message: "the text ends before its root element does", offset: source.count,
                line: place.line, column: place.column, path: path)
        }
        let kind: ParseError.Kind =
            switch code {
            case XML_ERR_INVALID_ENCODING, XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_UNKNOWN_ENCODING: .encoding
            case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY: .forbiddenMarkup
            default: .syntax
            }
        var message = last.pointee.message.map { String(cString: $0) } ?? "the text is no well-formed XML"
        while message.last?.isNewline == true { message.removeLast() }
        return ParseError(
            kind: kind, message: message, offset: place.offset, line: max(Int(last.pointee.line), 1),
            column: max(Int(last.pointee.int2), 1), path: path)
    }
}
