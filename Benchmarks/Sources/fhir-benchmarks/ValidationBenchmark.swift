import FHIRModel
import FHIRValidation
import Foundation

/// Time to validate small instances, and Bundles whose entries refer to each other.
enum ValidationBenchmark {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Resource types whose examples are definitions, not instances.
    private static let definitions: Set<String> = [
        "StructureDefinition", "ValueSet", "CodeSystem", "SearchParameter", "CapabilityStatement",
        "OperationDefinition", "ConceptMap", "NamingSystem", "CompartmentDefinition", "ImplementationGuide",
        "GraphDefinition", "StructureMap", "MessageDefinition", "TerminologyCapabilities", "ExampleScenario",
        "Questionnaire",
    ]

    static func run() throws {
        var options = ValidationOptions()
        let full = try Validator(definitionsIn: root.appendingPathComponent("Profiles").path, options: options)
        options.checksStructureOnly = true
        let structure = full.sharing(options: options)
        let documents = try examples()
        if !documents.isEmpty {
            for (name, validator) in [("structure", structure), ("everything", full)] {
                let seconds = Stopwatch.median(rounds: 5) {
                    for document in documents { use(validator.validate(document)) }
                }
                let milliseconds = (seconds / Double(documents.count) * 1e6).rounded() / 1e3
                print("\(name)  \(milliseconds) ms an instance, mean of \(documents.count) examples")
            }
        }
        try bundles(full)
    }

    private static func bundles(_ validator: Validator) throws {
        var times: [Double] = []
        for count in [1_000, 10_000] {
            let document = try Document(json: bundle(count))
            times.append(Stopwatch.median(rounds: 3) { use(validator.validate(document)) })
            print("a Bundle of \(count) entries  \((times[times.count - 1] * 1e3).rounded()) ms")
        }
        print("10,000 entries take \((times[1] / times[0] * 10).rounded() / 10) times as long as 1,000")
    }

    /// A transaction of Patients and Observations that refer to them.
    private static func bundle(_ count: Int) -> String {
        let entries = (0..<count).map { index in
            let url = "urn:uuid:00000000-0000-4000-8000-\(String(String(1_000_000_000_000 + index).dropFirst()))"
            let patient =
                "urn:uuid:00000000-0000-4000-8000-\(String(String(1_000_000_000_000 + index / 2 * 2).dropFirst()))"
            let resource =
                index % 2 == 0
                ? #"{"resourceType":"Patient","name":[{"family":"A","given":["B"]}],"gender":"female"}"#
                : #"{"resourceType":"Observation","status":"final","code":{"text":"c"},"subject":{"reference":"\#(patient)"}}"#
            let type = index % 2 == 0 ? "Patient" : "Observation"
            return #"{"fullUrl":"\#(url)","resource":\#(resource),"request":{"method":"POST","url":"\#(type)"}}"#
        }
        return #"{"resourceType":"Bundle","type":"transaction","entry":[\#(entries.joined(separator: ","))]}"#
    }

    /// The specification's small instance examples; none, and said so, where the package is not there.
    private static func examples() throws -> [Document] {
        let archive = root.deletingLastPathComponent()
            .appendingPathComponent("shared/fhir-packages/hl7.fhir.r4.examples-4.0.1.tgz").path
        guard FileManager.default.fileExists(atPath: archive) else {
            print("skipped: the examples package is not in ../shared")
            return []
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let unpacking = Process()
        unpacking.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        unpacking.arguments = ["tar", "-xzf", archive, "-C", folder.path]
        try unpacking.run()
        unpacking.waitUntilExit()
        let files = folder.appendingPathComponent("package")
        return try FileManager.default.contentsOfDirectory(atPath: files.path).sorted().compactMap { name in
            guard name.hasSuffix(".json") else { return nil }
            let data = try Data(contentsOf: files.appendingPathComponent(name))
            guard data.count < 300_000, let document = try? Document(json: [UInt8](data)),
                let type = document.resourceType, !definitions.contains(type)
            else { return nil }
            return document
        }
    }

    /// Keeps the optimizer from dropping work whose result nobody needs.
    @inline(never)
    private static func use(_ report: Report) { withExtendedLifetime(report) {} }
}
