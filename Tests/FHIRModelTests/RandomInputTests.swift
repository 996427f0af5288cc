import FHIRModel
import Foundation
import Testing

/// Input made by chance from a fixed seed: whatever comes in, an answer comes out.
///
/// `FHIR_RANDOM_INPUTS` in the environment sets how many inputs are tried; the suite's own number is 100,000.
@Suite struct RandomInputTests {
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

    static let json = Array(
        #"{"resourceType":"Patient","id":"a","x-é":[1.00,-2e5,null,true],"text":{"div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>"},"name":[{"given":["A\ud83d\ude00",null],"_given":[null,{"id":"g"}]}],"contained":[{"resourceType":"Observation","valueQuantity":{"value":1.0}}]}"#
            .utf8)

    static let xml = Array(
        "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"a\"/><text><status value=\"x\"/><div xmlns=\"http://www.w3.org/1999/xhtml\"><p a='1'>é&amp;<!--c--></p></div></text><contained><Patient/></contained><active value=\"true\"><extension url=\"u\"/></active><name id=\"n\"><given value=\"A&#10;\"/></name></Patient>"
            .utf8)

    /// A sample with a few bytes changed, taken out, doubled or cut off.
    static func mutated(_ sample: [UInt8], _ interesting: [UInt8], _ chance: inout Chance) -> [UInt8] {
        var bytes = sample
        for _ in 0...Int.random(in: 0...4, using: &chance) {
            guard !bytes.isEmpty else { break }
            let place = Int.random(in: 0..<bytes.count, using: &chance)
            switch Int.random(in: 0..<6, using: &chance) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
            case 1: bytes[place] = interesting.randomElement(using: &chance) ?? 0
            case 2: bytes.insert(interesting.randomElement(using: &chance) ?? 0, at: place)
            case 3: bytes.remove(at: place)
            case 4: bytes.removeSubrange(place..<min(place + Int.random(in: 1...20, using: &chance), bytes.count))
            default:
                let piece = bytes[place..<min(place + Int.random(in: 1...40, using: &chance), bytes.count)]
                bytes.insert(contentsOf: piece, at: Int.random(in: 0..<bytes.count, using: &chance))
            }
        }
        return bytes
    }

    @Test func readsOrRefusesAnyJSON() throws {
        var chance = Chance(state: 1)
        var readCount = 0
        let writer = XMLWriter(facts: SampleFacts())
        for round in 0..<Self.count {
            let bytes = Self.mutated(Self.json, Array("{}[]\",:\\u0tfn-1.e \n_".utf8), &chance)
            guard let read = try? SampleFacts.reader.read(json: bytes) else { continue }
            readCount += 1
            // What was read is walked, written and read again, and comes out the same.
            let rebuilt = JSONWriter.rebuiltBytes(of: read.document)
            let again = try Document(json: rebuilt)
            #expect(read.document.root.hasSameContent(as: again.root), "round \(round)")
            if read.report.isEmpty, let xml = try? writer.write(read.document) {
                let back = try SampleFacts.reader.read(xml: xml)
                #expect(read.document.root.hasSameContent(as: back.document.root), "round \(round)")
            }
        }
        #expect(readCount > Self.count / 100)
        #expect(readCount < Self.count)
    }

    @Test func readsOrRefusesAnyXML() throws {
        var chance = Chance(state: 2)
        var readCount = 0
        for _ in 0..<Self.count {
            let bytes = Self.mutated(Self.xml, Array("<>/\"'&;=! \n#x-:".utf8), &chance)
            guard let read = try? SampleFacts.reader.read(xml: bytes) else { continue }
            readCount += 1
            #expect(read.document.root.position.line >= 1)
        }
        #expect(readCount > Self.count / 100)
        #expect(readCount < Self.count)
    }

    @Test func refusesNoise() {
        var chance = Chance(state: 3)
        for _ in 0..<Self.count / 10 {
            let length = Int.random(in: 0...200, using: &chance)
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &chance) }
            #expect((try? SampleFacts.reader.read(xml: bytes)) == nil)
            _ = try? Document(json: bytes)
        }
    }
}
