import FHIRModel
package import FHIRPath

/// Tells FHIRPath the types of the definitions, as the schemas have them.
package struct SchemaTypeModel: TypeModel {
    private let schemas: SchemaStore

    package init(_ schemas: SchemaStore) { self.schemas = schemas }

    /// Numbers of primitive types start here; those of schemas are below.
    private static let firstPrimitive: UInt32 = 1 << 24

    package func type(named name: String) -> PathType? {
        if let primitive = PrimitiveKind(rawName: name) { return Self.type(of: primitive) }
        return schemas.type(named: name).map(Self.type(of:))
    }

    /// The FHIRPath type of a schema.
    static func type(of schema: TypeSchema) -> PathType { schema.pathType }

    /// The FHIRPath type of the schema with a number.
    static func type(number: Int, role: TypeSchema.Role, lineage: [String]) -> PathType {
        let kind: PathType.Kind = role == .resource ? .resource : lineage.contains("Quantity") ? .quantity : .complex
        return PathType(id: UInt32(number), kind: kind)
    }

    /// The FHIRPath type of a primitive.
    static func type(of primitive: PrimitiveKind) -> PathType {
        let kind: PathType.Kind =
            switch primitive {
            case .boolean: .boolean
            case .integer, .unsignedInt, .positiveInt: .integer
            case .decimal: .decimal
            case .date: .date
            case .dateTime, .instant: .dateTime
            case .time: .time
            default: .string
            }
        return PathType(id: firstPrimitive + UInt32(primitive.rawValue), kind: kind)
    }

    /// The FHIRPath type of a value an element has.
    func type(of use: TypeUse) -> PathType {
        if let primitive = use.primitive { return Self.type(of: primitive) }
        if let schema = use.schema { return Self.type(of: schema) }
        return type(named: use.code) ?? .unknown
    }

    package func name(of type: PathType) -> String {
        if let primitive = Self.primitive(type) { return primitive.name }
        guard let schema = schemas.type(number: Int(type.id)) else { return "" }
        return schema.role == .group ? schema.lineage.first ?? "Element" : schema.name
    }

    private static func primitive(_ type: PathType) -> PrimitiveKind? {
        guard type.id >= firstPrimitive else { return nil }
        return PrimitiveKind(rawValue: UInt8(truncatingIfNeeded: type.id - firstPrimitive))
    }

    package func base(of type: PathType) -> PathType? {
        if let primitive = Self.primitive(type) {
            switch primitive {
            case .code, .id, .markdown: return Self.type(of: .string)
            case .url, .canonical, .oid, .uuid: return Self.type(of: .uri)
            case .unsignedInt, .positiveInt: return Self.type(of: .integer)
            default: return Self.type(of: schemas.elementType)
            }
        }
        guard let schema = schemas.type(number: Int(type.id)) else { return nil }
        let names = schema.role == .group ? schema.lineage[...] : schema.lineage.dropFirst()
        guard let name = names.first, let base = schemas.type(named: name) else { return nil }
        return Self.type(of: base)
    }

    package func elements(of type: PathType) -> [TypeElement] {
        if Self.primitive(type) != nil { return elements(of: schemas.elementType) }
        return schemas.type(number: Int(type.id)).map(elements(of:)) ?? []
    }

    private func elements(of schema: TypeSchema) -> [TypeElement] {
        schema.elements.map { element in
            TypeElement(
                name: element.name, isRepeating: element.isArray, isChoice: element.isChoice,
                forms: element.types.compactMap { use in
                    guard let name = use.name else { return nil }
                    return TypeElement.Form(property: name.description, type: self.type(of: use))
                })
        }
    }
}

extension PrimitiveKind {
    /// The kind of a type by its FHIR name alone.
    init?(rawName name: String) {
        guard let kind = PrimitiveKind(typeCode: name), kind.name == name else { return nil }
        self = kind
    }
}
