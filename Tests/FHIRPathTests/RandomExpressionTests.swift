import FHIRModel
import FHIRPath
import Foundation
import Testing

/// Expressions made by chance from a fixed seed: each is answered or refused, within bounded work.
///
/// `FHIR_RANDOM_INPUTS` in the environment sets how many are tried; the suite's own number is 100,000.
@Suite struct RandomExpressionTests {
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

    private static let leaves = [
        "name", "given", "birthDate", "contact", "extension", "Patient", "$this", "$index", "$total", "%resource", "1",
        "0", "-3",
        "2147483647", "1.50", "9999999999999999999999999999999999999.0", "0.00000000000000000001", "'a'", "''",
        "'(a+)+$'", "'1 \\'mg\\''",
        "@2012-02-29", "@2012", "@T10:30", "@9999-12-31T23:59:59.999+14:00", "@0001-01-01", "true", "{}", "1 'mg'",
        "5 years", "3 'cm'",
        "999999999999 days",
    ]

    private static let functions = [
        "empty", "exists", "not", "count", "distinct", "first", "last", "tail", "single", "toString", "toInteger",
        "toDecimal",
        "toQuantity", "toDate", "toDateTime", "toTime", "toBoolean", "length", "upper", "abs", "ceiling", "floor",
        "exp", "ln", "sqrt",
        "truncate", "round", "children", "descendants", "type", "hasValue", "lowBoundary", "highBoundary", "precision",
        "toChars", "trim",
        "sum", "min", "max", "avg", "resolve", "allTrue", "now", "today", "sort", "join", "isDistinct",
        "convertsToQuantity",
    ]

    private static let functionsOfOne = [
        "where", "select", "all", "exists", "repeat", "repeatAll", "aggregate", "skip", "take", "union", "combine",
        "intersect", "exclude",
        "subsetOf", "indexOf", "substring", "startsWith", "contains", "matches", "matchesFull", "split", "power", "log",
        "round",
        "lowBoundary", "highBoundary", "extension", "iif", "trace", "defineVariable", "encode", "decode", "escape",
        "comparable", "sort",
        "toQuantity", "ofType", "is", "as", "replaceMatches", "replace",
    ]

    private static let operators = [
        "+", "-", "*", "/", "div", "mod", "&", "|", "=", "!=", "~", "!~", "<", "<=", ">", ">=", "and", "or", "xor",
        "implies", "in",
        "contains", "is", "as",
    ]

    private static func expression(_ depth: Int, _ chance: inout Chance) -> String {
        let leaf = leaves.randomElement(using: &chance) ?? "1"
        guard depth > 0 else { return leaf }
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: return leaf
        case 1, 2:
            let left = expression(depth - 1, &chance)
            return "(\(left) \(operators.randomElement(using: &chance) ?? "+") \(expression(depth - 1, &chance)))"
        case 3, 4: return "\(expression(depth - 1, &chance)).\(functions.randomElement(using: &chance) ?? "empty")()"
        case 5, 6:
            let function = functionsOfOne.randomElement(using: &chance) ?? "where"
            return "\(expression(depth - 1, &chance)).\(function)(\(expression(depth - 1, &chance)))"
        default: return "\(expression(depth - 1, &chance))[\(expression(depth - 2, &chance))]"
        }
    }

    /// A few characters changed.
    private static func mutated(_ text: String, _ chance: inout Chance) -> String {
        var bytes = Array(text.utf8)
        let interesting = Array("().,'[]{}%@$`\\+-*/&|=~<>! 0aT:\n".utf8)
        for _ in 0..<Int.random(in: 1...4, using: &chance) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &chance)
            switch Int.random(in: 0..<3, using: &chance) {
            case 0: bytes[place] = interesting.randomElement(using: &chance) ?? 32
            case 1: bytes.remove(at: place)
            default: bytes.insert(interesting.randomElement(using: &chance) ?? 32, at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func answersOrRefusesAnyExpression() throws {
        var chance = Chance(state: 11)
        let document = try Document(json: Expressions.patient)
        let context = PathContext(types: SampleTypes.types, resource: document.root)
        context.stepLimit = 2_000
        context.stringLimit = 10_000
        let element = context.element(document.root)
        var answered = 0
        for round in 0..<Self.count {
            var text = Self.expression(Int.random(in: 1...5, using: &chance), &chance)
            if round.isMultiple(of: 3) { text = Self.mutated(text, &chance) }
            do throws(PathError) {
                let program = try PathProgram(text, on: element.type, types: SampleTypes.types)
                _ = try program.evaluate(on: element, in: context)
                answered += 1
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
        #expect(answered > Self.count / 20)
    }
}
