/// A function of the language: its name, how many arguments it takes, how they are evaluated, and what it does.
struct Function: Sendable {
    /// How arguments are evaluated.
    enum Arguments: Sendable {
        /// In the scope the function stands in.
        case values
        /// Each time for one item of the input, as `$this`.
        case perItem
        /// The first for each item, the others once (`aggregate`).
        case firstPerItem
        /// The first once, the others for each item (`trace`, `defineVariable`).
        case restPerItem

        func isPerItem(_ index: Int) -> Bool {
            switch self {
            case .values: false
            case .perItem: true
            case .firstPerItem: index == 0
            case .restPerItem: index > 0
            }
        }
    }

    /// What the compiler may assume of the result.
    enum Result: Sendable {
        case unknown
        /// The input's items, some or all.
        case input
        /// One of the input's items at most.
        case inputItem
        case system(SystemType)
        case systems(SystemType)
        /// What the argument at an index gives, for each item.
        case argument(Int)
        /// The input's items and the argument's.
        case inputAndArgument
        case children
        case extensions
        /// The branches of `iif`.
        case branches
    }

    /// What the input must be.
    enum Input: Sendable {
        case anything
        /// A complex element here is an error the compiler reports.
        case string
        /// Order matters: an unordered collection is an error when order is checked.
        case ordered
    }

    typealias Body = @Sendable (FunctionCall) throws(PathError) -> PathCollection
    typealias Maker = @Sendable (_ input: Operation, _ arguments: [Operation]) -> Operation

    enum Implementation: Sendable {
        case body(Body)
        /// An operation of its own, for functions that need not make a collection to say whether it is empty or true.
        case operation(Maker)
    }

    let name: String
    let arity: ClosedRange<Int>
    let arguments: Arguments
    let input: Input
    let result: Result
    let implementation: Implementation

    init(
        _ name: String, _ arity: ClosedRange<Int>, _ result: Result, arguments: Arguments = .values,
        input: Input = .anything, _ body: @escaping Body
    ) {
        (self.name, self.arity, self.arguments, self.input, self.result) = (name, arity, arguments, input, result)
        implementation = .body(body)
    }

    init(
        _ name: String, _ arity: ClosedRange<Int>, _ result: Result, arguments: Arguments = .values,
        input: Input = .anything, operation: @escaping Maker
    ) {
        (self.name, self.arity, self.arguments, self.input, self.result) = (name, arity, arguments, input, result)
        implementation = .operation(operation)
    }

    /// All functions but `is`, `as` and `ofType`, which take a type and are compiled like the operators.
    static let all: [String: Function] = {
        let chapters = [
            existence, filtering, subsetting, combining, conversion, strings, encoding, mathematics, tree, utility,
            boundaries, fhir,
        ]
        var table: [String: Function] = [:]
        for function in chapters.joined() { table[function.name] = function }
        return table
    }()
}
