/// The primitive types of FHIR R4 (specification, section 2.24.0.1).
package enum PrimitiveKind: UInt8, Sendable, CaseIterable {
    case boolean
    case integer
    case unsignedInt
    case positiveInt
    case decimal
    case string
    case markdown
    case code
    case id
    case uri
    case url
    case canonical
    case oid
    case uuid
    case base64Binary
    case instant
    case date
    case dateTime
    case time
    case xhtml

    /// The kind a type code of an element definition stands for, `nil` when the type is complex.
    package init?(typeCode: String) {
        switch typeCode {
        case "boolean", "http://hl7.org/fhirpath/System.Boolean": self = .boolean
        case "integer", "http://hl7.org/fhirpath/System.Integer": self = .integer
        case "unsignedInt": self = .unsignedInt
        case "positiveInt": self = .positiveInt
        case "decimal", "http://hl7.org/fhirpath/System.Decimal": self = .decimal
        case "string", "http://hl7.org/fhirpath/System.String": self = .string
        case "markdown": self = .markdown
        case "code": self = .code
        case "id": self = .id
        case "uri": self = .uri
        case "url": self = .url
        case "canonical": self = .canonical
        case "oid": self = .oid
        case "uuid": self = .uuid
        case "base64Binary": self = .base64Binary
        case "instant": self = .instant
        case "date", "http://hl7.org/fhirpath/System.Date": self = .date
        case "dateTime", "http://hl7.org/fhirpath/System.DateTime": self = .dateTime
        case "time", "http://hl7.org/fhirpath/System.Time": self = .time
        case "xhtml": self = .xhtml
        default: return nil
        }
    }

    /// The type's name in FHIR.
    package var name: String { "\(self)" }

    /// Whether JSON writes the type as a number.
    package var isNumber: Bool {
        switch self {
        case .integer, .unsignedInt, .positiveInt, .decimal: true
        default: false
        }
    }

    /// Whether the type is `uri` or one of its specializations.
    package var isURI: Bool {
        switch self {
        case .uri, .url, .canonical, .oid, .uuid: true
        default: false
        }
    }

    /// Whether the type is `string` or one of its specializations, so that `maxLength` counts its characters.
    package var isText: Bool {
        switch self {
        case .string, .markdown, .code, .id: true
        default: false
        }
    }
}
