import FHIRPath

/// A few of R4's types, as far as these tests need them.
struct SampleTypes: TypeModel {
    static let types = PathTypes(SampleTypes())

    private static let elements: [String: [String]] = [
        "Resource": ["id id"],
        "DomainResource": ["id id", "contained* Resource", "extension* Extension"],
        "Element": ["id string", "extension* Extension"],
        "Extension": ["id string", "extension* Extension", "url uri", "value[x] string|Quantity|boolean|Age"],
        "HumanName": [
            "id string", "extension* Extension", "use code", "family string", "given* string", "period Period",
        ],
        "Period": ["id string", "extension* Extension", "start dateTime", "end dateTime"],
        "Identifier": ["id string", "extension* Extension", "use code", "system uri", "value string"],
        "Quantity": ["value decimal", "comparator code", "unit string", "system uri", "code code"],
        "Age": ["value decimal", "comparator code", "unit string", "system uri", "code code"],
        "Reference": ["reference string", "display string"],
        "Patient": [
            "id id", "contained* Resource", "extension* Extension", "active boolean", "identifier* Identifier",
            "name* HumanName", "gender code", "birthDate date", "deceased[x] boolean|dateTime",
            "multipleBirth[x] boolean|integer", "contact* Patient.contact", "generalPractitioner* Reference",
        ],
        "Patient.contact": ["id string", "name HumanName", "gender code"],
        "Observation": [
            "id id", "status code", "value[x] Quantity|string|boolean|dateTime", "issued instant",
            "component* Observation.component",
        ],
        "Observation.component": ["value[x] Quantity|string"],
        "Bundle": ["id id", "type code", "entry* Bundle.entry"],
        "Bundle.entry": ["fullUrl uri", "resource Resource"],
    ]

    private static let bases: [String: String] = [
        "DomainResource": "Resource", "Patient": "DomainResource", "Observation": "DomainResource",
        "Bundle": "Resource", "Age": "Quantity", "code": "string", "id": "string", "instant": "dateTime",
        "Quantity": "Element", "HumanName": "Element", "Patient.contact": "Element",
    ]

    private static let names =
        (elements.keys + [
            "boolean", "string", "code", "id", "uri", "date", "dateTime", "instant", "integer", "decimal",
        ]).sorted()

    private static func kind(_ name: String) -> PathType.Kind {
        switch name {
        case "boolean": .boolean
        case "string", "code", "id", "uri": .string
        case "date": .date
        case "dateTime", "instant": .dateTime
        case "integer": .integer
        case "decimal": .decimal
        case "Quantity", "Age": .quantity
        case "Resource", "DomainResource", "Patient", "Observation", "Bundle": .resource
        default: .complex
        }
    }

    func type(named name: String) -> PathType? {
        Self.names.firstIndex(of: name).map { PathType(id: UInt32($0), kind: Self.kind(name)) }
    }

    func name(of type: PathType) -> String {
        let name = Self.names[Int(type.id)]
        return name.contains(".") ? "BackboneElement" : name
    }

    func base(of type: PathType) -> PathType? { Self.bases[Self.names[Int(type.id)]].flatMap { self.type(named: $0) } }

    func elements(of type: PathType) -> [TypeElement] {
        let name = Self.names[Int(type.id)]
        return (Self.elements[type.isPrimitive ? "Element" : name] ?? []).map { line in
            let parts = line.split(separator: " ")
            let isChoice = parts[0].hasSuffix("[x]")
            let name = parts[0].prefix { $0 != "[" && $0 != "*" }
            let forms = parts[1].split(separator: "|").map { typeName in
                TypeElement.Form(
                    property: isChoice ? name + typeName.prefix(1).uppercased() + typeName.dropFirst() : String(name),
                    type: self.type(named: String(typeName)) ?? .unknown)
            }
            return TypeElement(
                name: String(name), isRepeating: parts[0].hasSuffix("*"), isChoice: isChoice, forms: forms)
        }
    }
}
