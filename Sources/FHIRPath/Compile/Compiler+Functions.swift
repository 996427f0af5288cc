extension Compiler {
    func call(
        _ name: String, on input: SyntaxNode?, _ arguments: [SyntaxNode], _ place: Place, _ offset: Int
    ) throws(PathError) -> Compiled {
        let focus =
            try input.map { (node) throws(PathError) in try compile(node, place) }
            ?? Compiled(operation: ThisOperation(), type: place.this)
        if name == "is" || name == "as" || name == "ofType" {
            return try typeFunction(name, focus, arguments, offset)
        }
        guard let function = Function.all[name] else {
            throw PathError(.semantic, "there is no function '\(name)'", at: offset)
        }
        guard function.arity.contains(arguments.count) else { throw wrongArity(function, arguments.count, offset) }
        try checkInput(function, focus.type, offset)
        let compiled = try compile(arguments, of: function, on: focus, place)
        if name == "iif" { try checkCriterion(compiled[0].type, arguments[0].offset) }
        let operations = compiled.map(\.operation)
        let operation: Operation =
            switch function.implementation {
            case .body(let body): FunctionOperation(function, body, focus.operation, operations, at: offset)
            case .operation(let maker): maker(focus.operation, operations)
            }
        return Compiled(operation: operation, type: result(of: function, on: focus.type, compiled.map(\.type)))
    }

    private func wrongArity(_ function: Function, _ count: Int, _ offset: Int) -> PathError {
        let (low, high) = (function.arity.lowerBound, function.arity.upperBound)
        let wanted = low == high ? "\(low)" : "\(low) to \(high)"
        return PathError(.semantic, "\(function.name)() takes \(wanted) arguments, not \(count)", at: offset)
    }

    private func typeFunction(
        _ name: String, _ focus: Compiled, _ arguments: [SyntaxNode], _ offset: Int
    ) throws(PathError) -> Compiled {
        guard arguments.count == 1 else {
            throw PathError(.semantic, "\(name)() takes 1 arguments, not \(arguments.count)", at: offset)
        }
        guard let specifier = typeSpecifier(arguments[0]) else {
            throw PathError(.semantic, "\(name)() needs the name of a type", at: arguments[0].offset)
        }
        switch name {
        case "is": return typeTest(focus, specifier, arguments[0].offset)
        case "as":
            return typeCast(focus, specifier, isForSingleItem: !options.castsCollections, arguments[0].offset)
        default: return typeCast(focus, specifier, isForSingleItem: false, arguments[0].offset)
        }
    }

    private func typeSpecifier(_ node: SyntaxNode) -> TypeSpecifier? {
        // Some profiles write the type's name as a string.
        if case .literal(.string(let name)) = node.form {
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            guard let last = parts.last else { return nil }
            return TypeSpecifier(namespace: parts.count == 2 ? parts[0] : nil, name: last)
        }
        return Parser.typeSpecifier(node)
    }

    private func checkInput(_ function: Function, _ type: StaticType, _ offset: Int) throws(PathError) {
        switch function.input {
        case .anything: return
        case .string:
            guard type.isComplex else { return }
            throw PathError(.semantic, "\(function.name)() needs a string, and its input is none", at: offset)
        case .ordered: try requireOrder(type, of: "\(function.name)()", offset)
        }
    }

    private func checkCriterion(_ type: StaticType, _ offset: Int) throws(PathError) {
        guard type.isKnown, !type.mayBeBoolean, type.isCollection || options.isStrict else { return }
        throw PathError(.semantic, "the criterion of iif() is no truth value", at: offset)
    }

    private func compile(
        _ arguments: [SyntaxNode], of function: Function, on focus: Compiled, _ place: Place
    ) throws(PathError) -> [Compiled] {
        var compiled: [Compiled] = []
        // $total begins as the second argument and may become anything.
        let inner = Place(this: focus.type.asItem, input: place.input, total: .unknown)
        for (index, argument) in arguments.enumerated() {
            if function.name == "sort", case .polarity(true, let key) = argument.form {
                let key = try compile(key, inner)
                compiled.append(Compiled(operation: SortKeyOperation(key.operation), type: key.type))
                continue
            }
            compiled.append(try compile(argument, function.arguments.isPerItem(index) ? inner : place))
        }
        return compiled
    }

    private func result(of function: Function, on focus: StaticType, _ arguments: [StaticType]) -> StaticType {
        switch function.result {
        case .unknown: return .unknown
        case .input: return focus
        case .inputItem: return focus.asItem
        case .system(let type): return .system(type)
        case .systems(let type): return StaticType(system: [type], isCollection: function.name == "split")
        case .argument(let index):
            var type = arguments[index]
            type.isCollection = type.isCollection || focus.isCollection
            type.isOrdered = type.isOrdered && focus.isOrdered
            return type
        case .inputAndArgument:
            var type = arguments.reduce(focus) { $0.joined(with: $1) }
            type.isCollection = true
            return type
        case .children:
            var type = StaticType.unknown
            type.isOrdered = false
            return type
        case .extensions:
            guard let type = types.type(named: "Extension") else { return .unknown }
            return StaticType(fhir: [type], isCollection: true)
        case .branches: return arguments.dropFirst().reduce(.nothing) { $0.joined(with: $1) }
        }
    }
}
