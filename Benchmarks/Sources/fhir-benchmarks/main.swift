// Runs the benchmarks named on the command line, or all of them.
//
//     swift run -c release --package-path Benchmarks fhir-benchmarks json

let benchmarks: [(name: String, run: () throws -> Void)] = [
    ("json", JSONBenchmark.run),
    ("xml", XMLBenchmark.run),
    ("fhirpath", FHIRPathBenchmark.run),
    ("validation", ValidationBenchmark.run),
]
let wanted = CommandLine.arguments.dropFirst()
for name in wanted where !benchmarks.contains(where: { $0.name == name }) {
    print("unknown benchmark '\(name)'; there are: \(benchmarks.map(\.name).joined(separator: ", "))")
}
for benchmark in benchmarks where wanted.isEmpty || wanted.contains(benchmark.name) { try benchmark.run() }
