import FHIRModel
import Foundation

/// Reading and writing JSON on one core, beside Foundation in the same run.
enum JSONBenchmark {
    static func run() throws {
        let compact = ClaimBundle.json(bytes: 2_000_000)
        let document = try Document(json: compact)
        let pretty = JSONWriter(layout: .pretty).write(document)
        let spaced = try Document(json: pretty)
        let megabytes = Double(compact.count) / 1e6
        print(
            "Bundle of Claims: \(compact.count) bytes, \(document.root.endOrder) values; \(pretty.count) bytes indented"
        )

        let parse = megabytes / Stopwatch.median { Self.use(try? Document(json: compact)) }
        let parseIndented = Double(pretty.count) / 1e6 / Stopwatch.median { Self.use(try? Document(json: pretty)) }
        let rebuild = megabytes / Stopwatch.median { Self.use(JSONWriter().write(spaced)) }
        var edits = EditList()
        edits.set(.id, string: "x")
        edits.set(.meta, .versionId, string: "2")
        let edited = megabytes / Stopwatch.median { Self.use(JSONWriter(edits: edits).write(document)) }
        let build = megabytes / Stopwatch.median { Self.use(ClaimBundle.json(bytes: 2_000_000)) }
        let walk = Stopwatch.median { Self.use(Self.total(of: document)) } * 1e6
        let visit = Stopwatch.median { Self.use(Self.count(document.root)) } * 1e6
        let data = Data(compact)
        let foundation =
            megabytes / Stopwatch.median(rounds: 3) { Self.use(try? JSONSerialization.jsonObject(with: data)) }

        report("parse, compact", parse, foundation)
        report("parse, indented", parseIndented, foundation)
        report("write, every value from the tape", rebuild, foundation)
        report("write, edited, rest copied", edited, foundation)
        report("build the Bundle from values", build, foundation)
        report("Foundation JSONSerialization, parse", foundation, foundation)
        print("walk entry.resource.total.value     \(Int(walk)) µs")
        print("visit every value through cursors   \(Int(visit)) µs")
    }

    private static func report(_ what: String, _ rate: Double, _ base: Double) {
        let name = what + String(repeating: " ", count: max(1, 36 - what.count))
        print("\(name)\(Int(rate)) MB/s, \(Int((rate / base).rounded())) times Foundation")
    }

    private static func total(of document: Document) -> Int {
        var bytes = 0
        for entry in document.root[.entry]?.elements ?? document.root.elements {
            bytes += entry[.resource]?[.total]?[.value]?.withUTF8(\.count) ?? 0
        }
        return bytes
    }

    private static func count(_ node: Node) -> Int {
        switch node.kind {
        case .object: node.members.reduce(1) { $0 + count($1.value) }
        case .array: node.elements.reduce(1) { $0 + count($1) }
        default: 1
        }
    }

    /// Keeps the optimiser from dropping a result.
    @inline(never)
    private static func use<Value>(_ value: Value) {}
}
