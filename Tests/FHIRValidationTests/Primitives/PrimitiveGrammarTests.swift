import FHIRValidation
import Testing

@Suite struct PrimitiveGrammarTests {
    static func fault(_ kind: PrimitiveKind, _ text: String) -> PrimitiveFault? {
        Array(text.utf8).withUnsafeBufferPointer { PrimitiveGrammar.fault(kind, $0) }
    }

    @Test(
        arguments: [
            (.boolean, "true"), (.integer, "0"), (.integer, "-2147483648"), (.integer, "2147483647"),
            (.unsignedInt, "0"), (.positiveInt, "1"), (.decimal, "-0.10"), (.decimal, "1e-3"), (.code, "a b"),
            (.id, "a-1.B"), (.uri, "urn:oid:1.2.3"), (.uri, "Patient/1"), (.canonical, "http://a.b/c|1"),
            (.canonical, "#x"), (.oid, "urn:oid:2.16.840"), (.uuid, "urn:uuid:c757873d-ec9a-4326-a141-556f43239520"),
            (.base64Binary, "YW Jj\nZA=="), (.date, "2024"), (.date, "2024-02-29"), (.dateTime, "2024-01"),
            (.dateTime, "2024-01-31T23:59:60Z"), (.instant, "2024-01-31T10:00:00.123+14:00"), (.time, "23:59:59.5"),
        ] as [(PrimitiveKind, String)])
    func acceptsWhatTheTypeAllows(_ kind: PrimitiveKind, _ text: String) {
        #expect(Self.fault(kind, text) == nil)
    }

    @Test(
        arguments: [
            (.string, "", .empty), (.integer, "01", .notAnInteger), (.integer, "1.0", .notAnInteger),
            (.integer, "2147483648", .integerOutOfRange), (.unsignedInt, "-1", .negative),
            (.positiveInt, "0", .notPositive), (.decimal, "925.", .notADecimal), (.decimal, ".5", .notADecimal),
            (.code, " a", .codeWhitespace), (.code, "a  b", .codeWhitespace), (.code, "  ", .blankCode),
            (.id, "a_b", .notAnIdentifier), (.uri, "a b", .whitespaceInURI),
            (.uri, "oid:1.2", .prefixlessIdentifier("oid")), (.uri, "urn:oid:3.1", .notAnOID),
            (.uri, "urn:uuid:C757873D-EC9A-4326-A141-556F43239520", .upperCaseUUID),
            (.uri, "urn:uuid:c757873d", .notAUUID), (.canonical, "Questionnaire/1", .relativeCanonical),
            (.base64Binary, "a.b=", .notBase64), (.base64Binary, "abc", .notBase64), (.date, "not a date", .notADate),
            (.date, "2023-02-29", .dateDoesNotExist), (.date, "2023-13", .dateDoesNotExist),
            (.dateTime, "2024-01-31T10:00:00", .timeWithoutZone),
            (.dateTime, "2024-01-31T25:00:00Z", .dateDoesNotExist),
            (.instant, "2024-01-31", .notAnInstant), (.time, "24:00:00", .dateDoesNotExist),
            (.time, "10:00", .notATime),
        ] as [(PrimitiveKind, String, PrimitiveFault)])
    func namesTheFault(_ kind: PrimitiveKind, _ text: String, _ fault: PrimitiveFault) {
        #expect(Self.fault(kind, text) == fault)
    }

    @Test func refusesAnIDOfMoreThan64Characters() {
        #expect(Self.fault(.id, String(repeating: "a", count: 64)) == nil)
        #expect(Self.fault(.id, String(repeating: "a", count: 65)) == .identifierTooLong(65))
    }
}
