/// The name of an element, interned: two bytes instead of a string.
///
/// All element names of FHIR R4 have fixed ids, usable as `.identifier` or `.valueQuantity`. A name no R4
/// definition knows gets an id that means something inside its own document alone (``Document/text(of:)``).
/// The companion that carries `id` and `extension` of a primitive element, such as `_birthDate`
/// (FHIR R4, 2.6.2), is the same id with its lowest bit set: see ``companion`` and ``withoutCompanion``.
@frozen
public struct ElementName: Hashable, Sendable {
    /// Even for a plain name, odd for the `_` companion of the name one below.
    public let rawValue: UInt16

    /// The name an id stands for; only ids that a name gave are meaningful.
    @inlinable
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Ids from here on belong to one document.
    @inlinable public static var firstUnknown: UInt16 { 8_192 }

    /// The name of something that has none: a document's root.
    @inlinable public static var none: ElementName { ElementName(rawValue: .max) }

    /// The name as R4 spells it, or `nil` when no R4 element is called so.
    public init?(known text: String) {
        var text = text
        let id = text.withUTF8 { NameTable.shared.id(of: $0) }
        guard let id else { return nil }
        self.init(rawValue: id)
    }

    /// Whether the R4 definitions have an element of this name.
    @inlinable public var isKnown: Bool { rawValue < 8_192 }

    /// Whether this is the `_` form that carries a primitive's `id` and `extension`.
    @inlinable public var isCompanion: Bool { rawValue & 1 == 1 && rawValue != .max }

    /// The `_` form of this name.
    @inlinable public var companion: ElementName { ElementName(rawValue: rawValue | 1) }

    /// The name without `_`.
    @inlinable public var withoutCompanion: ElementName {
        rawValue == .max ? self : ElementName(rawValue: rawValue & ~1)
    }
}

extension ElementName: ExpressibleByStringLiteral {
    /// A literal must be the name of an R4 element: any other is a programming mistake.
    public init(stringLiteral text: String) {
        guard let name = ElementName(known: text) else { preconditionFailure("'\(text)' is no R4 element name") }
        self = name
    }
}

extension ElementName: CustomStringConvertible {
    /// The name; `name#id` for one that belongs to a document.
    public var description: String {
        NameTable.shared.text(of: self) ?? (self == .none ? "" : "name#\(rawValue)")
    }
}
