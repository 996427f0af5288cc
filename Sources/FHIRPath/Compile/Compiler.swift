/// Turns a syntax tree into operations: finds names in the definitions and functions in the table.
struct Compiler {
    let types: PathTypes
    let options: PathOptions

    struct Compiled {
        let operation: Operation
        let type: StaticType
    }

    /// What `$this` is at a place of the expression.
    struct Place {
        let this: StaticType
        /// What the whole expression is evaluated on.
        let input: StaticType
        let total: StaticType

        func with(this: StaticType) -> Place { Place(this: this, input: input, total: total) }
    }

    func compile(_ node: SyntaxNode, _ place: Place) throws(PathError) -> Compiled {
        switch node.form {
        case .empty: return Compiled(operation: ConstantOperation(.empty), type: .nothing)
        case .literal(let value):
            let type = value.systemType.map { StaticType.system($0) } ?? .unknown
            return Compiled(operation: ConstantOperation(.one(value)), type: type)
        case .malformedTemporal(let text):
            return Compiled(
                operation: FailingOperation("'@\(text)' is no date or time", at: node.offset), type: .unknown)
        case .variable(let name): return variable(name, place, node.offset)
        case .this: return Compiled(operation: ThisOperation(), type: place.this)
        case .index: return Compiled(operation: IndexOperation(), type: .system(.integer))
        case .total: return Compiled(operation: TotalOperation(), type: place.total)
        case .member(let input, let name): return try member(name, of: input, place, node.offset)
        case .call(let input, let name, let arguments):
            return try call(name, on: input, arguments, place, node.offset)
        case .indexer(let input, let index):
            let compiled = try compile(input, place)
            try requireOrder(compiled.type, of: "an index", node.offset)
            return Compiled(
                operation: IndexerOperation(compiled.operation, try compile(index, place).operation),
                type: compiled.type.asItem)
        case .polarity(let isMinus, let operand):
            let compiled = try compile(operand, place)
            return Compiled(operation: PolarityOperation(isMinus: isMinus, compiled.operation), type: compiled.type)
        case .binary(let symbol, let left, let right): return try binary(symbol, left, right, place)
        case .typeTest(let input, let type):
            let compiled = try compile(input, place)
            return typeTest(compiled, type, node.offset)
        case .typeCast(let input, let type):
            let compiled = try compile(input, place)
            return typeCast(compiled, type, isForSingleItem: !options.castsCollections, node.offset)
        }
    }

    private func variable(_ name: String, _ place: Place, _ offset: Int) -> Compiled {
        let operation = VariableOperation(name, at: offset)
        if VariableOperation.constant(name) != nil { return Compiled(operation: operation, type: .system(.string)) }
        return Compiled(operation: operation, type: name == "context" ? place.input : .unknown)
    }

    func requireOrder(_ type: StaticType, of what: String, _ offset: Int) throws(PathError) {
        guard options.checksOrder, !type.isOrdered else { return }
        throw PathError(.semantic, "\(what) needs an order, which its input does not have", at: offset)
    }

    // MARK: Operators

    private func binary(
        _ symbol: BinaryOperator, _ left: SyntaxNode, _ right: SyntaxNode, _ place: Place
    ) throws(PathError) -> Compiled {
        let first = try compile(left, place)
        let second = try compile(right, place)
        let (a, b) = (first.operation, second.operation)
        switch symbol {
        case .and, .or, .xor, .implies:
            return Compiled(operation: LogicOperation(symbol, a, b), type: .system(.boolean))
        case .equal, .notEqual, .equivalent, .notEquivalent:
            return Compiled(operation: EqualityOperation(symbol, a, b), type: .system(.boolean))
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            return Compiled(operation: OrderOperation(symbol, a, b), type: .system(.boolean))
        case .isIn: return Compiled(operation: MembershipOperation(item: a, collection: b), type: .system(.boolean))
        case .contains:
            return Compiled(operation: MembershipOperation(item: b, collection: a), type: .system(.boolean))
        case .union:
            var type = first.type.joined(with: second.type)
            type.isCollection = !(isNothing(first.type) || isNothing(second.type)) || type.isCollection
            return Compiled(operation: UnionOperation(a, b), type: type)
        case .concatenate: return Compiled(operation: ConcatenationOperation(a, b), type: .system(.string))
        case .plus, .minus, .times, .divide, .div, .mod:
            return Compiled(
                operation: ArithmeticOperation(symbol, a, b), type: arithmetic(symbol, first.type, second.type))
        }
    }

    private func isNothing(_ type: StaticType) -> Bool { !type.isUnknown && type.fhir.isEmpty && type.system.isEmpty }

    private func arithmetic(_ symbol: BinaryOperator, _ left: StaticType, _ right: StaticType) -> StaticType {
        guard left.isKnown, right.isKnown, left.fhir.isEmpty, right.fhir.isEmpty else {
            return StaticType(isUnknown: true)
        }
        if symbol == .div { return .system(.integer) }
        if left.system == [.integer], right.system == [.integer] {
            return .system(symbol == .divide ? .decimal : .integer)
        }
        return left.asItem.joined(with: right.asItem)
    }

    // MARK: Types

    func typeTest(_ input: Compiled, _ specifier: TypeSpecifier, _ offset: Int) -> Compiled {
        guard let type = ResolvedType(specifier, types: types) else {
            return Compiled(operation: unknownType(specifier, offset), type: .system(.boolean))
        }
        return Compiled(operation: TypeTestOperation(input.operation, type), type: .system(.boolean))
    }

    func typeCast(
        _ input: Compiled, _ specifier: TypeSpecifier, isForSingleItem: Bool, _ offset: Int
    ) -> Compiled {
        guard var type = ResolvedType(specifier, types: types) else {
            return Compiled(operation: unknownType(specifier, offset), type: .unknown)
        }
        if options.castsIgnoringCase { type = type.ignoringCase(types) }
        var result = StaticType(isCollection: input.type.isCollection, isOrdered: input.type.isOrdered)
        if let fhir = type.fhir { result.fhir = [fhir] }
        if let system = type.system { result.system = [system] }
        if result.fhir.isEmpty, result.system.isEmpty { result.isUnknown = types.model == nil }
        return Compiled(
            operation: TypeCastOperation(input.operation, type, isForSingleItem: isForSingleItem), type: result)
    }

    private func unknownType(_ specifier: TypeSpecifier, _ offset: Int) -> Operation {
        FailingOperation("'\(specifier)' is no known type", at: offset)
    }
}
