/// What is wrong with the XHTML of a narrative (specification, section 2.4.0.1).
package enum NarrativeFault: Sendable, Equatable {
    case malformed(String)
    case documentType
    case notADiv(String)
    case wrongNamespace(String)
    case illegalElement(String)
    case illegalAttribute(String, element: String)
    case blockInParagraph(String)
    case unknownEntity(String)
    case unsafeLink(String)
    case noContent
    case tooDeep

    /// The invariant of Narrative the fault breaks, where it breaks one.
    package var invariant: String? {
        switch self {
        case .malformed, .documentType, .illegalElement, .illegalAttribute: "txt-1"
        case .noContent: "txt-2"
        default: nil
        }
    }

    /// The fault in words.
    package var text: String {
        switch self {
        case .malformed(let reason): "malformed XHTML: \(reason)"
        case .documentType: "a document type declaration is not allowed in a narrative"
        case .notADiv(let name): "a narrative is a 'div', not a '\(name)'"
        case .wrongNamespace(let name): "the namespace must be 'http://www.w3.org/1999/xhtml', not '\(name)'"
        case .illegalElement(let name): "the element '\(name)' is not allowed in a narrative"
        case .illegalAttribute(let name, let element): "the attribute '\(name)' is not allowed on '\(element)'"
        case .blockInParagraph(let name): "the element '\(name)' is not allowed inside a paragraph"
        case .unknownEntity(let name): "the entity '&\(name);' is not defined; write the character or its number"
        case .unsafeLink(let target): "'\(target)' is not a link a reader can follow"
        case .noContent: "a narrative must have some text that is not white space, or an image"
        case .tooDeep: "elements are nested more than \(NarrativeScanner.maximumDepth) deep"
        }
    }
}
