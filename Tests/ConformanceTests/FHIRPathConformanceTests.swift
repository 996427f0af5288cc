import FHIRModel
import FHIRPath
import FHIRValidation
import Testing

@Suite struct FHIRPathConformanceTests {
    /// What an expression was answered with.
    private enum Answer {
        case items([(type: String, text: String)])
        case refused(PathError.Kind)
    }

    @Test func answersAsTheOfficialSuiteExpects() throws {
        guard let cases = try ConformanceCases.load("fhirpath") else { return }
        let validator = try Validator(definitions: CoreFacts.store())
        let reader = try CoreFacts.reader()
        var passed = (level1: 0, level2: 0)
        var failures: [String] = []
        for item in cases.cases {
            let expression = try #require(item["expression"]?.string)
            var resource: Document?
            if let file = item["inputFile"]?.string {
                resource = try reader.read(cases.bytes(file), file.hasSuffix(".xml") ? .xml : .json).document
            }
            let answer = Self.answer(expression, on: resource, Self.options(of: item), validator)
            let (level1, level2) = Self.agreement(answer, item)
            if level1 { passed.level1 += 1 }
            if level2 { passed.level2 += 1 }
            if !level2 { failures.append("\(item["id"]?.string ?? ""): \(expression)") }
        }
        try CommittedScore.check("fhirpath", level1: passed.level1, level2: passed.level2, failures: failures)
    }

    private static func options(of item: Node) -> PathOptions {
        var options = PathOptions()
        options.isStrict = item["mode"]?.string == "strict"
        options.checksOrder = item["checkOrderedFunctions"]?.boolean == true
        options.castsCollections = false
        options.castsIgnoringCase = false
        return options
    }

    private static func answer(
        _ expression: String, on resource: Document?, _ options: PathOptions, _ validator: Validator
    ) -> Answer {
        do throws(PathError) {
            let result: PathCollection
            if let resource, let session = ExpressionSession(validator, resource: resource.root) {
                result = try session.evaluate(expression, options: options)
            } else {
                result = try PathProgram(expression, types: validator.types, options: options)
                    .evaluate(on: .empty, in: PathContext(types: validator.types))
            }
            return .items(result.map { ($0.typeName(in: validator.types), $0.convertedToString ?? "") })
        } catch {
            return .refused(error.kind)
        }
    }

    private static func agreement(_ answer: Answer, _ item: Node) -> (Bool, Bool) {
        let invalid = item["invalid"]?.string
        switch answer {
        case .refused(let kind): return (invalid != nil, invalid == kind.rawValue)
        case .items(let items):
            let expected = item["outputs"].map { Array($0.elements) } ?? []
            guard invalid == nil, items.count == expected.count else { return (false, false) }
            let isOrdered = item["ordered"]?.boolean ?? true
            return (
                matches(items, expected, isOrdered, withTypes: false),
                matches(items, expected, isOrdered, withTypes: true)
            )
        }
    }

    private static func matches(
        _ items: [(type: String, text: String)], _ expected: [Node], _ isOrdered: Bool, withTypes: Bool
    ) -> Bool {
        func isSame(_ item: (type: String, text: String), _ wanted: Node) -> Bool {
            if withTypes, let type = wanted["type"]?.string, type.lowercased() != item.type.lowercased() {
                return false
            }
            guard let text = wanted["value"]?.string, !text.isEmpty else { return true }
            return plain(text) == plain(item.text)
        }
        if isOrdered { return zip(items, expected).allSatisfy { isSame($0, $1) } }
        var rest = expected
        for item in items {
            guard let index = rest.firstIndex(where: { isSame(item, $0) }) else { return false }
            rest.remove(at: index)
        }
        return true
    }

    /// Dates without `@` and `T`, numbers without zeros that say nothing.
    private static func plain(_ text: String) -> String {
        let bare = text.drop { $0 == "@" || $0 == "T" }
        guard let number = PathDecimal(String(bare)) else { return String(bare) }
        return number.description.contains(".")
            ? String(String(number.description.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()))
            : number.description
    }
}
