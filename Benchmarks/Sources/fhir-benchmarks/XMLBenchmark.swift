import FHIRModel

/// JSON to XML and XML to JSON on one core, with every check of the form on.
enum XMLBenchmark {
    static func run() throws {
        let facts = ClaimFacts()
        let reader = ResourceReader(facts: facts)
        let writer = XMLWriter(facts: facts)
        for (name, size) in [("a Claim", 6_000), ("a Bundle", 2_000_000)] {
            let json = ClaimBundle.json(bytes: size)
            let xml = try writer.write(Document(json: json))
            let back = try reader.read(xml: xml)
            guard back.report.isEmpty, try reader.read(json: json).report.isEmpty,
                try back.document.root.hasSameContent(as: Document(json: json).root)
            else {
                print("the way through XML changed \(name): \(back.report.issues.prefix(3))")
                return
            }
            // Small inputs are read many times a round, so that the clock has something to measure.
            let times = max(1, 500_000 / json.count)
            print("\(name): \(json.count) bytes of JSON, \(xml.count) of XML")
            report("JSON to XML", xml.count, times) {
                guard let read = try? reader.read(json: json) else { return }
                _ = try? writer.write(read.document)
            }
            report("XML to JSON", xml.count, times) {
                guard let read = try? reader.read(xml: xml) else { return }
                _ = JSONWriter().write(read.document)
            }
            report("check of the form of JSON", json.count, times) { _ = try? reader.read(json: json) }
        }
    }

    private static func report(_ what: String, _ bytes: Int, _ times: Int, _ body: () -> Void) {
        let seconds = Stopwatch.median { for _ in 0..<times { body() } } / Double(times)
        let name = what + String(repeating: " ", count: max(1, 36 - what.count))
        print("\(name)\(Int(Double(bytes) / 1e6 / seconds)) MB/s")
    }
}
