package import FHIRModel

/// Writes elements of a snapshot as FHIR JSON.
package enum SnapshotWriter {
    /// The definition with its snapshot, made anew of its differential; all else as it was.
    ///
    /// - Throws: `DefinitionError` saying why none can be made.
    package static func definition(
        _ resource: Node, in store: DefinitionStore, requiresOrder: Bool = false
    ) throws(DefinitionError) -> [UInt8] {
        let elements = try elements(of: resource, in: store, requiresOrder: requiresOrder)
        var builder = ResourceBuilder()
        var isWritten = false
        for (_, member) in resource.members where member.nameText != "snapshot" {
            if member.nameText == "differential" {
                write(elements, into: &builder)
                isWritten = true
            }
            builder.member(member)
        }
        if !isWritten { write(elements, into: &builder) }
        return builder.finish()
    }

    /// The array `snapshot.element` of a definition, made of its differential.
    ///
    /// - Throws: `DefinitionError` saying why none can be made.
    package static func elementArray(
        of resource: Node, in store: DefinitionStore, requiresOrder: Bool = false
    ) throws(DefinitionError) -> [UInt8] {
        var bytes = Array("[".utf8)
        for element in try elements(of: resource, in: store, requiresOrder: requiresOrder) {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            var builder = ResourceBuilder()
            write(element, into: &builder)
            bytes += builder.finish()
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    private static func elements(
        of resource: Node, in store: DefinitionStore, requiresOrder: Bool
    ) throws(DefinitionError) -> [ElementDraft] {
        let loaded = try DefinitionLoader.image(of: [resource], options: .init(keepsProse: true))
        if let failure = loaded.failures.first { throw failure.error }
        guard let definition = loaded.image.resources.first?.structureDefinition else {
            throw DefinitionError(.resource, "this is no StructureDefinition with a URL")
        }
        return try SnapshotGenerator(
            store: store.adding([loaded.image]), rigor: requiresOrder ? .strictAndOrdered : .strict
        )
        .elements(of: definition)
    }

    private static func write(_ elements: [ElementDraft], into builder: inout ResourceBuilder) {
        builder.object("snapshot") { snapshot in
            snapshot.array("element") { array in
                for element in elements { array.item { write(element, into: &$0) } }
            }
        }
    }

    // In the order of ElementDefinition's elements (FHIR R4, 2.28), so that XML made of it is in order too.
    private static func write(_ element: ElementDraft, into builder: inout ResourceBuilder) {
        let prose = element.prose.flatMap { try? Document(json: $0) }?.root
        func copy(_ names: String..., into builder: inout ResourceBuilder) {
            for name in names {
                if let member = prose?[name] { builder.member(member) }
            }
        }
        builder.string("id", element.id)
        copy("extension", "modifierExtension", into: &builder)
        builder.string("path", element.path)
        builder.array("representation") { array in
            for (bit, code) in ElementDefinition.Representation.codes.enumerated()
            where element.representation.rawValue >> UInt32(bit) & 1 == 1 { array.itemString(code) }
        }
        builder.string("sliceName", element.sliceName)
        builder.boolean("sliceIsConstraining", element.sliceIsConstraining)
        copy("label", "code", into: &builder)
        write(element.slicing, into: &builder)
        builder.string("short", element.short)
        // Every element of a snapshot must have a definition (sdf-3); the bundled core keeps its titles alone.
        if prose?["definition"] == nil { builder.string("definition", element.short) }
        copy("definition", "comment", "requirements", "alias", into: &builder)
        builder.integer("min", element.min)
        builder.string("max", element.max.map(text))
        if let base = element.base {
            builder.object("base") {
                $0.string("path", base.path)
                $0.integer("min", base.min)
                $0.string("max", text(base.max))
            }
        }
        builder.string("contentReference", element.contentReference)
        builder.array("type") { array in
            for type in element.types { array.item { write(type, into: &$0) } }
        }
        write(element.defaultValue, into: &builder)
        copy("meaningWhenMissing", "orderMeaning", into: &builder)
        write(element.value, into: &builder)
        copy("example", into: &builder)
        write(element.minValue, into: &builder)
        write(element.maxValue, into: &builder)
        builder.integer("maxLength", element.maxLength)
        builder.array("condition") { array in
            for key in element.conditions { array.itemString(key) }
        }
        builder.array("constraint") { array in
            for constraint in element.constraints { array.item { write(constraint, into: &$0) } }
        }
        builder.boolean("mustSupport", element.mustSupport)
        builder.boolean("isModifier", element.isModifier)
        copy("isModifierReason", into: &builder)
        builder.boolean("isSummary", element.isSummary)
        write(element.binding, into: &builder)
        copy("mapping", into: &builder)
    }

    private static func text(_ max: Int) -> String { max == Int.max ? "*" : String(max) }

    private static func write(_ slicing: ElementSlicing?, into builder: inout ResourceBuilder) {
        guard let slicing else { return }
        builder.object("slicing") { object in
            object.array("discriminator") { array in
                for discriminator in slicing.discriminators {
                    array.item {
                        $0.string("type", discriminator.type)
                        $0.string("path", discriminator.path)
                    }
                }
            }
            object.string("description", slicing.description)
            object.boolean("ordered", slicing.isOrdered)
            object.string("rules", slicing.rules.code)
        }
    }

    private static func write(_ type: ElementDraft.TypeDraft, into builder: inout ResourceBuilder) {
        builder.array("extension") { array in
            if let fhirType = type.fhirType {
                array.item {
                    $0.string(
                        "url", constant: "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type")
                    $0.string("valueUrl", fhirType)
                }
            }
            if let regex = type.regex {
                array.item {
                    $0.string("url", constant: "http://hl7.org/fhir/StructureDefinition/regex")
                    $0.string("valueString", regex)
                }
            }
        }
        builder.string("code", type.code)
        builder.array("profile") { array in
            for profile in type.profiles { array.itemString(profile) }
        }
        builder.array("targetProfile") { array in
            for profile in type.targetProfiles { array.itemString(profile) }
        }
        builder.array("aggregation") { array in
            for (bit, code) in ElementType.Aggregation.codes.enumerated()
            where type.aggregation.rawValue >> UInt32(bit) & 1 == 1 { array.itemString(code) }
        }
        builder.string("versioning", ElementType.Versioning.codes[Int(type.versioning.rawValue)])
    }

    private static func write(_ constraint: ElementDraft.ConstraintDraft, into builder: inout ResourceBuilder) {
        if constraint.isBestPractice {
            builder.array("extension") { array in
                array.item {
                    $0.string(
                        "url", constant: "http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice")
                    $0.boolean("valueBoolean", true)
                }
            }
        }
        builder.string("key", constraint.key)
        builder.string("severity", constraint.isError ? "error" : "warning")
        builder.string("human", constraint.human)
        builder.string("expression", constraint.expression)
        builder.string("source", constraint.source)
    }

    private static func write(_ binding: ElementBinding?, into builder: inout ResourceBuilder) {
        guard let binding else { return }
        builder.object("binding") { object in
            if let maximum = binding.maxValueSet {
                object.array("extension") { array in
                    array.item {
                        $0.string(
                            "url", constant: "http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet")
                        $0.string("valueCanonical", maximum)
                    }
                }
            }
            object.string("strength", binding.strength.code)
            object.string("description", binding.description)
            object.string("valueSet", binding.valueSet)
        }
    }

    private static func write(_ value: ElementValue?, into builder: inout ResourceBuilder) {
        guard let value,
            let document = try? Document(json: Array("{\"\(value.property)\":".utf8) + value.json + [UInt8(ascii: "}")])
        else { return }
        for (_, member) in document.root.members { builder.member(member) }
    }
}
