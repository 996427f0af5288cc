extension ImageBuilder {
    /// The list of a snapshot's or differential's elements.
    mutating func elements(_ drafts: [ElementDraft]) -> UInt32 {
        let tree = ElementTree(drafts.map(\.depth))
        var flat: [UInt32] = []
        flat.reserveCapacity(drafts.count * ElementDefinition.stride)
        for (index, draft) in drafts.enumerated() {
            flat += element(draft, parent: tree.parents[index], subtreeEnd: tree.ends[index])
        }
        return uniqueList(flat, stride: ElementDefinition.stride)
    }

    private mutating func element(_ draft: ElementDraft, parent: Int, subtreeEnd: Int) -> [UInt32] {
        typealias Field = ElementDefinition.Field
        var record = [UInt32](repeating: 0, count: ElementDefinition.stride)
        record[Field.id] = string(draft.id)
        record[Field.path] = string(draft.path)
        let name = draft.lastName
        record[Field.name] = string(String(draft.isChoice ? name.dropLast(3) : name))
        record[Field.min] = Self.number(draft.min)
        record[Field.max] = Self.number(draft.max)
        record[Field.flags] = Self.flags(draft)
        record[Field.parent] = UInt32(parent)
        record[Field.subtreeEnd] = UInt32(subtreeEnd)
        record[Field.types] = types(draft.types)
        record[Field.binding] = binding(draft.binding)
        record[Field.constraints] = constraints(draft.constraints)
        record[Field.slicing] = slicing(draft.slicing)
        record[Field.sliceName] = string(draft.sliceName)
        record[Field.contentReference] = string(draft.contentReference)
        record[Field.value] = value(draft.value)
        record[Field.short] = string(draft.short)
        record[Field.rare] = rare(draft)
        if let base = draft.base {
            record[Field.base] = self.record([string(base.path), Self.number(base.min), Self.number(base.max)])
        }
        return record
    }

    private static func number(_ value: Int?) -> UInt32 {
        switch value {
        case nil: ImageLayout.absent
        case Int.max: ImageLayout.unbounded
        case let value?: UInt32(clamping: value)
        }
    }

    private static func flags(_ draft: ElementDraft) -> UInt32 {
        typealias Flag = ElementDefinition.Flag
        var flags = draft.representation.rawValue << Flag.representationShift
        func set(_ value: Bool?, _ flag: UInt32, _ stated: UInt32 = 0) {
            guard let value else { return }
            flags |= stated | (value ? flag : 0)
        }
        set(draft.isModifier, Flag.isModifier, Flag.isModifierStated)
        set(draft.isSummary, Flag.isSummary, Flag.isSummaryStated)
        set(draft.mustSupport, Flag.mustSupport, Flag.mustSupportStated)
        set(draft.isChoice, Flag.isChoice)
        set(draft.sliceIsConstraining, Flag.sliceIsConstraining)
        return flags
    }

    private mutating func types(_ drafts: [ElementDraft.TypeDraft]) -> UInt32 {
        var flat: [UInt32] = []
        for type in drafts {
            flat += [
                string(type.code), string(type.fhirType), string(type.regex), strings(type.profiles),
                strings(type.targetProfiles), type.aggregation.rawValue | type.versioning.rawValue << 3,
            ]
        }
        return list(flat, stride: ElementType.stride)
    }

    private mutating func binding(_ binding: ElementBinding?) -> UInt32 {
        guard let binding else { return 0 }
        return record([
            binding.strength.rawValue, string(binding.valueSet), string(binding.maxValueSet),
            options.keepsProse ? string(binding.description) : 0,
        ])
    }

    private mutating func constraints(_ drafts: [ElementDraft.ConstraintDraft]) -> UInt32 {
        var flat: [UInt32] = []
        for constraint in drafts {
            flat += [
                string(constraint.key), string(constraint.human), string(constraint.expression),
                string(constraint.source), (constraint.isError ? 0 : 1) | (constraint.isBestPractice ? 2 : 0),
            ]
        }
        return list(flat, stride: ElementConstraint.stride)
    }

    private mutating func slicing(_ slicing: ElementSlicing?) -> UInt32 {
        guard let slicing else { return 0 }
        let discriminators = strings(slicing.discriminators.flatMap { [$0.type, $0.path] })
        return record([
            discriminators, slicing.rules.rawValue | (slicing.isOrdered ? 4 : 0),
            options.keepsProse ? string(slicing.description) : 0,
        ])
    }

    private mutating func value(_ value: ElementValue?) -> UInt32 {
        guard let value else { return 0 }
        return record([
            string(value.choice), string(value.typeSuffix), string(String(decoding: value.json, as: UTF8.self)),
        ])
    }

    private mutating func rare(_ draft: ElementDraft) -> UInt32 {
        typealias Rare = ElementDefinition.Rare
        var record = [UInt32](repeating: 0, count: Rare.count)
        record[Rare.minValue] = value(draft.minValue)
        record[Rare.maxValue] = value(draft.maxValue)
        record[Rare.maxLength] = UInt32(clamping: draft.maxLength ?? 0)
        record[Rare.minLength] = UInt32(clamping: draft.minLength ?? 0)
        record[Rare.defaultValue] = value(draft.defaultValue)
        record[Rare.conditions] = strings(draft.conditions)
        if options.keepsProse, let prose = draft.prose {
            record[Rare.prose] = string(String(decoding: prose, as: UTF8.self))
        }
        return record.allSatisfy { $0 == 0 } ? 0 : self.record(record)
    }
}

/// Parents and ends of the subtrees of a preorder list, found from depths alone.
struct ElementTree {
    let parents: [Int]
    let ends: [Int]

    init(_ depths: [Int]) {
        var parents = [Int](repeating: 0, count: depths.count)
        var ends = [Int](repeating: depths.count, count: depths.count)
        var open: [Int] = []
        for (index, depth) in depths.enumerated() {
            while let last = open.last, depths[last] >= depth {
                ends[last] = index
                open.removeLast()
            }
            parents[index] = open.last ?? index
            open.append(index)
        }
        self.parents = parents
        self.ends = ends
    }
}
