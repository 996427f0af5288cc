import FHIRModel
import FHIRPath
import Foundation

/// Evaluations a second of compiled expressions on one core, beside the Python package fhirpathrs where it is installed.
enum FHIRPathBenchmark {
    private static let patient = """
        {"resourceType":"Patient","id":"example","active":true,
        "identifier":[{"use":"usual","system":"urn:oid:1.2.36.146","value":"12345","period":{"start":"2001-05-06"}}],
        "name":[{"use":"official","family":"Chalmers","given":["Peter","James"]},{"use":"usual","given":["Jim"]},
        {"use":"maiden","family":"Windsor","given":["Peter","James"],"period":{"end":"2002"}}],
        "telecom":[{"use":"home"},{"system":"phone","value":"(03) 5555 6473","use":"work"},
        {"system":"phone","value":"(03) 3410 5613","use":"mobile"}],
        "gender":"male","birthDate":"1974-12-25",
        "contact":[{"name":{"family":"du Marché","given":["Bénédicte"]},"telecom":[{"system":"phone","value":"+33"}]}]}
        """

    /// Simple paths and conditions first, then those that filter.
    private static let expressions = [
        ("simple", "Patient.name.given"),
        ("simple", "birthDate"),
        ("simple", "name.exists()"),
        ("simple", "gender = 'male'"),
        ("simple", "active.exists() and birthDate.exists()"),
        ("filtered", "name.where(use = 'official').given"),
        ("filtered", "telecom.where(system = 'phone' and use = 'mobile').value"),
        ("filtered", "contact.all(name.exists() or telecom.exists())"),
        ("filtered", "identifier.period.all(start.hasValue().not() or end.hasValue().not() or start <= end)"),
        ("filtered", "name.select(given | family).count() > 5"),
    ]

    static func run() throws {
        let document = try Document(json: patient)
        let types = PathTypes(PatientTypes())
        let python = pythonRates()
        if python.isEmpty { print("fhirpathrs is not installed for python3: no comparison") }
        for (index, (kind, text)) in expressions.enumerated() {
            let program = try PathProgram(text, on: "Patient", types: types)
            let context = PathContext(types: types, resource: document.root)
            let element = context.element(document.root)
            let count = 20_000
            let seconds = Stopwatch.median {
                for _ in 0..<count { use(try? program.evaluate(on: element, in: context)) }
            }
            let rate = Double(count) / seconds
            let other =
                index < python.count && python[index] > 0
                ? ", \(Int((rate / python[index]).rounded())) times fhirpathrs" : ""
            print("\(kind)  \(Int(rate)) evaluations/s\(other)  \(text)")
        }
    }

    /// What fhirpathrs makes of the same expressions on the same resource.
    ///
    /// It has no compiled form.
    private static func pythonRates() -> [Double] {
        let script = """
            import json, sys, time
            try:
                import fhirpathrs
            except ImportError:
                sys.exit()
            resource, expressions = json.load(sys.stdin)
            for text in expressions:
                try:
                    fhirpathrs.evaluate(text, resource)
                    best = 0
                    for _ in range(5):
                        start = time.process_time()
                        for _ in range(2000): fhirpathrs.evaluate(text, resource)
                        best = max(best, 2000 / (time.process_time() - start))
                    print(best)
                except Exception:
                    print(0)
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        do { try process.run() } catch { return [] }
        let texts = expressions.map { "\"\($0.1)\"" }.joined(separator: ",")
        try? input.fileHandleForWriting.write(contentsOf: Data("[\(patient),[\(texts)]]".utf8))
        try? input.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").compactMap { Double($0) }
    }

    /// Keeps the optimiser from dropping a result.
    @inline(never)
    private static func use<Value>(_ value: Value) {}
}
