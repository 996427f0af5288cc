import FHIRModel
import FHIRPatch
import Foundation
import Testing

/// Patches made by chance from a fixed seed: each is applied or refused, and what comes out can be read.
///
/// `FHIR_RANDOM_INPUTS` in the environment sets how many are tried of each format; the suite's own number is 100,000,
/// a tenth of it where each attempt compiles or writes and reads.
@Suite struct RandomPatchTests {
    static let count = ProcessInfo.processInfo.environment["FHIR_RANDOM_INPUTS"].flatMap { Int($0) } ?? 100_000

    /// A generator of chance that is the same on every run (SplitMix64).
    struct Chance: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private static let patient =
        #"{"resourceType":"Patient","active":true,"name":[{"family":"A","given":["B",null],"_given":[null,{"id":"x"}]}],"contact":[{"gender":"male"},{}],"deceasedBoolean":false}"#

    private static let pointers = [
        "", "/", "/name", "/name/0", "/name/-", "/name/0/given", "/name/0/given/0", "/name/0/given/7", "/active",
        "/active/x", "/contact/1",
        "/~0", "/~2", "/name/00", "/resourceType", "/_active", "x", "/contact/0/gender",
    ]

    private static let values = [
        "1", "null", "{}", "[]", #""x""#, #"{"a":[1,{"b":null}]}"#, #"["a","b"]"#, "1e999", #"{"family":"Z"}"#,
    ]

    private static func mutated(_ text: String, _ chance: inout Chance) -> [UInt8] {
        var bytes = Array(text.utf8)
        let interesting = Array("{}[]\",:/0-~eax<>&=' ".utf8)
        for _ in 0..<Int.random(in: 0...3, using: &chance) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &chance)
            switch Int.random(in: 0..<3, using: &chance) {
            case 0: bytes[place] = interesting.randomElement(using: &chance) ?? 32
            case 1: bytes.remove(at: place)
            default: bytes.insert(interesting.randomElement(using: &chance) ?? 32, at: place)
            }
        }
        return bytes
    }

    @Test func appliesOrRefusesAnyJSONPatch() throws {
        var chance = Chance(state: 21)
        let document = try Document(json: Self.patient)
        var applied = 0
        for round in 0..<Self.count {
            let operations = (0..<Int.random(in: 1...4, using: &chance)).map { _ in
                let op =
                    ["add", "remove", "replace", "move", "copy", "test", "jump"].randomElement(using: &chance) ?? "add"
                return
                    #"{"op":"\#(op)","path":"\#(Self.pointers.randomElement(using: &chance) ?? "")","from":"\#(Self.pointers.randomElement(using: &chance) ?? "")","value":\#(Self.values.randomElement(using: &chance) ?? "1")}"#
            }
            let text = "[\(operations.joined(separator: ","))]"
            let bytes = round.isMultiple(of: 4) ? Self.mutated(text, &chance) : Array(text.utf8)
            guard let patch = try? Document(json: bytes) else { continue }
            do throws(PatchError) {
                _ = try JSONPatch(patch.root).apply(to: document)
                applied += 1
            } catch {
                #expect(!error.message.isEmpty)
            }
            if patch.root.isObject { _ = try? MergePatch(patch.root).apply(to: document) }
        }
        #expect(applied > Self.count / 50)
    }

    @Test func mergesOrRefusesAnyMergePatch() throws {
        var chance = Chance(state: 22)
        let document = try Document(json: Self.patient)
        for _ in 0..<Self.count {
            guard let patch = try? Document(json: Self.mutated(Self.patient, &chance)) else { continue }
            do throws(PatchError) {
                _ = try MergePatch(patch.root).apply(to: document)
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test func appliesOrRefusesAnyFHIRPathPatch() throws {
        var chance = Chance(state: 23)
        let document = try Document(json: Self.patient)
        let types = try Core.types()
        let paths = [
            "Patient", "Patient.name", "Patient.name[0]", "Patient.name.given", "Patient.name.given[1]",
            "Patient.active", "deceased",
            "Patient.contact", "Patient.contact.first()", "1", "Patient.children()", "Patient.name.where(", "%resource",
            "Patient.text",
        ]
        let names = ["name", "given", "active", "deceased", "extension", "contact", "contained", "nothing", "gender"]
        let values = [
            #""valueString":"x""#, #""valueBoolean":true"#, #""valueHumanName":{"family":"Z"}"#,
            #""part":[{"name":"gender","valueCode":"male"}]"#,
            #""resource":{"resourceType":"Basic"}"#, #""_valueString":{"id":"q"}"#, #""part":[]"#, #""value":1"#,
        ]
        for round in 0..<Self.count / 10 {
            let type = ["add", "insert", "delete", "replace", "move"].randomElement(using: &chance) ?? "add"
            var parts = [
                #"{"name":"type","valueCode":"\#(type)"}"#,
                #"{"name":"path","valueString":"\#(paths.randomElement(using: &chance) ?? "")"}"#,
            ]
            if type == "add" {
                parts.append(#"{"name":"name","valueString":"\#(names.randomElement(using: &chance) ?? "")"}"#)
            }
            if ["add", "insert", "replace"].contains(type) {
                parts.append(#"{"name":"value",\#(values.randomElement(using: &chance) ?? "")}"#)
            }
            if type == "insert" {
                parts.append(#"{"name":"index","valueInteger":\#(Int.random(in: -1...3, using: &chance))}"#)
            }
            if type == "move" {
                for name in ["source", "destination"] {
                    parts.append(#"{"name":"\#(name)","valueInteger":\#(Int.random(in: -1...3, using: &chance))}"#)
                }
            }
            let text =
                #"{"resourceType":"Parameters","parameter":[{"name":"operation","part":[\#(parts.joined(separator: ","))]}]}"#
            let bytes = round.isMultiple(of: 5) ? Self.mutated(text, &chance) : Array(text.utf8)
            guard let patch = try? Document(json: bytes) else { continue }
            do throws(PatchError) {
                _ = try FHIRPathPatch(patch.root).apply(to: document, types: types)
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test func appliesOrRefusesAnyXMLPatch() throws {
        var chance = Chance(state: 24)
        let document = try Document(
            json: #"{"resourceType":"Patient","active":true,"name":[{"family":"A","given":["B"]}]}"#)
        let reader = try Core.reader()
        let sample =
            #"<diff xmlns:f="http://hl7.org/fhir"><replace sel="f:Patient/f:active/@value">false</replace><add sel="f:Patient/f:name[1]" pos="prepend"><f:use value="usual"/></add><remove sel="f:Patient/f:name/f:given[@value='B']"/></diff>"#
        for _ in 0..<Self.count / 10 {
            do throws(PatchError) {
                _ = try XMLPatch(Self.mutated(sample, &chance)).apply(to: document, reader: reader)
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
    }
}
