extension Compiler {
    /// A name: an element of the input, or at the start of a path a type's name.
    func member(_ name: String, of input: SyntaxNode?, _ place: Place, _ offset: Int) throws(PathError) -> Compiled {
        guard let input else { return try firstName(name, place, offset) }
        let compiled = try compile(input, place)
        return try child(name, of: compiled, offset)
    }

    private func firstName(_ name: String, _ place: Place, _ offset: Int) throws(PathError) -> Compiled {
        let this = Compiled(operation: ThisOperation(), type: place.this)
        guard name.unicodeScalars.first?.properties.isUppercase == true else {
            return try child(name, of: this, offset)
        }
        let type = types.type(named: name)
        guard types.model == nil || type != nil else { return try child(name, of: this, offset) }
        if let type, place.this.isKnown, place.this.fhir.contains(where: { types.isSame($0, orSpecialises: type) }) {
            return this
        }
        if let type, place.this.isKnown, !place.this.fhir.contains(where: { types.isSame(type, orSpecialises: $0) }) {
            if options.isStrict {
                throw PathError(.semantic, "'\(name)' is neither the type here nor an element of it", at: offset)
            }
            return Compiled(operation: ConstantOperation(.empty), type: .nothing)
        }
        let otherwise: Operation =
            type == nil ? ChildOperation(this.operation, name: name, known: nil) : ConstantOperation(.empty)
        return Compiled(
            operation: TypeNameOperation(name, type: type, otherwise: otherwise),
            type: type.map { .element($0) } ?? StaticType(isUnknown: true))
    }

    private func child(_ name: String, of input: Compiled, _ offset: Int) throws(PathError) -> Compiled {
        let type = input.type
        var result = StaticType(isCollection: type.isCollection, isOrdered: type.isOrdered)
        var known: (type: UInt32, child: PathTypes.Child)?
        guard !type.isUnknown else {
            return Compiled(operation: ChildOperation(input.operation, name: name, known: nil), type: .unknown)
        }
        for parent in type.fhir {
            guard let layout = types.layout(of: parent) else {
                result.isUnknown = true
                continue
            }
            if let child = layout.child(name) {
                if known == nil { known = (parent.id, child) }
                result.isCollection = result.isCollection || child.isRepeating
                for form in child.forms {
                    if isAbstractResource(form.type) { result.isUnknown = true }
                    if !result.fhir.contains(form.type) { result.fhir.append(form.type) }
                }
            } else if let element = layout.choiceProperties[name], !options.allowsChoiceProperties {
                throw PathError(
                    .semantic, "'\(name)' is written '\(element)' in FHIRPath, whatever its type", at: offset)
            }
        }
        if known == nil, options.allowsChoiceProperties, let byProperty = try choiceProperty(name, of: input, offset) {
            return byProperty
        }
        if known == nil, !type.system.isEmpty || type.fhir.contains(where: { isAbstractResource($0) }) {
            result.isUnknown = true
        }
        if known == nil, !result.isUnknown, options.isStrict, type.isKnown {
            let names = type.fhir.map { types.name(of: $0) }.joined(separator: " and ")
            throw PathError(.semantic, "\(names) has no element '\(name)'", at: offset)
        }
        if known == nil, result.isUnknown { result.isCollection = true }
        return Compiled(operation: ChildOperation(input.operation, name: name, known: known), type: result)
    }

    /// Any resource may stand there, with elements of its own.
    private func isAbstractResource(_ type: PathType) -> Bool {
        guard type.kind == .resource else { return false }
        let name = types.name(of: type)
        return name == "Resource" || name == "DomainResource"
    }

    /// `valueQuantity` as `value.ofType(Quantity)`.
    private func choiceProperty(_ name: String, of input: Compiled, _ offset: Int) throws(PathError) -> Compiled? {
        for parent in input.type.fhir {
            guard let layout = types.layout(of: parent), let element = layout.choiceProperties[name],
                let form = layout.child(element)?.forms.first(where: { $0.property == name })
            else { continue }
            let choice = try child(element, of: input, offset)
            let specifier = TypeSpecifier(namespace: "FHIR", name: types.name(of: form.type))
            return typeCast(choice, specifier, isForSingleItem: false, offset)
        }
        return nil
    }
}
