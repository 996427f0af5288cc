/// What is wrong with the text of a primitive value.
package enum PrimitiveFault: Sendable, Equatable {
    case empty
    case notAnInteger
    case integerOutOfRange
    case notPositive
    case negative
    case notADecimal
    case blankCode
    case codeWhitespace
    case notAnIdentifier
    case identifierTooLong(Int)
    case whitespaceInURI
    case prefixlessIdentifier(String)
    case notAnOID
    case notAUUID
    case upperCaseUUID
    case relativeCanonical
    case notBase64
    case notADate
    case notADateTime
    case notAnInstant
    case notATime
    case timeWithoutZone
    case dateDoesNotExist
    case controlCharacter(UInt8)
    case tooLarge(Int)

    /// The fault in words, naming what was expected.
    package var text: String {
        switch self {
        case .empty: "a value must not be empty; leave the element out instead"
        case .notAnInteger: "not a whole number"
        case .integerOutOfRange: "outside the range of a 32-bit integer (-2147483648 to 2147483647)"
        case .notPositive: "must be 1 or greater"
        case .negative: "must not be negative"
        case .notADecimal: "not a valid decimal"
        case .blankCode: "a code must have some content that is not white space"
        case .codeWhitespace: "a code must not start or end with white space or have more than one space in a row"
        case .notAnIdentifier: "an id may only have the characters A-Z a-z 0-9 - and ."
        case .identifierTooLong(let count): "an id has at most 64 characters, this one has \(count)"
        case .whitespaceInURI: "a URI must not contain white space"
        case .prefixlessIdentifier(let scheme): "a URI must not start with '\(scheme):'; write 'urn:\(scheme):'"
        case .notAnOID: "not a valid OID: expected 'urn:oid:' and numbers joined by dots"
        case .notAUUID: "not a valid UUID: expected 'urn:uuid:' and 32 hexadecimal digits in groups of 8-4-4-4-12"
        case .upperCaseUUID: "a UUID must be written in lower case"
        case .relativeCanonical: "a canonical URL must be absolute, or a fragment that starts with '#'"
        case .notBase64: "not valid base64"
        case .notADate: "not a valid date: expected YYYY, YYYY-MM or YYYY-MM-DD"
        case .notADateTime:
            "not a valid dateTime: expected YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a zone"
        case .notAnInstant: "not a valid instant: expected YYYY-MM-DDThh:mm:ss with a zone"
        case .notATime: "not a valid time: expected hh:mm:ss"
        case .timeWithoutZone: "a date with a time must have a time zone"
        case .dateDoesNotExist: "there is no such day or time"
        case .controlCharacter(let byte):
            "the control character U+00\(byte < 16 ? "0" : "")\(String(byte, radix: 16)) is not allowed"
        case .tooLarge(let count): "\(count) bytes are more than the 1 MB a string may have"
        }
    }
}
