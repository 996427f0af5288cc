import FHIRPath

/// The types a Patient needs, by hand: what an expression costs does not depend on how many others there are.
struct PatientTypes: TypeModel {
    private static let names = [
        "Patient", "HumanName", "Identifier", "ContactPoint", "Period", "Extension", "boolean", "string", "code", "uri",
        "date", "dateTime", "Patient.contact",
    ]

    private static func type(_ name: String) -> PathType {
        let kind: PathType.Kind =
            switch name {
            case "Patient": .resource
            case "boolean": .boolean
            case "string", "code", "uri": .string
            case "date": .date
            case "dateTime": .dateTime
            default: .complex
            }
        return PathType(id: UInt32(names.firstIndex(of: name) ?? names.count), kind: kind)
    }

    func type(named name: String) -> PathType? { Self.names.contains(name) ? Self.type(name) : nil }

    func name(of type: PathType) -> String { Self.names[Int(type.id)] }

    func base(of type: PathType) -> PathType? { nil }

    func elements(of type: PathType) -> [TypeElement] {
        switch name(of: type) {
        case "Patient":
            [
                one("id", "string"), one("active", "boolean"), one("gender", "code"), one("birthDate", "date"),
                many("identifier", "Identifier"), many("name", "HumanName"), many("telecom", "ContactPoint"),
                many("contact", "Patient.contact"),
            ]
        case "HumanName":
            [
                one("use", "code"), one("text", "string"), one("family", "string"), many("given", "string"),
                one("period", "Period"),
            ]
        case "Identifier": [one("use", "code"), one("system", "uri"), one("value", "string"), one("period", "Period")]
        case "ContactPoint": [one("system", "code"), one("value", "string"), one("use", "code")]
        case "Period": [one("start", "dateTime"), one("end", "dateTime")]
        case "Patient.contact": [one("name", "HumanName"), many("telecom", "ContactPoint")]
        default: []
        }
    }

    private func one(_ name: String, _ type: String) -> TypeElement { element(name, type, isRepeating: false) }
    private func many(_ name: String, _ type: String) -> TypeElement { element(name, type, isRepeating: true) }

    private func element(_ name: String, _ type: String, isRepeating: Bool) -> TypeElement {
        TypeElement(
            name: name, isRepeating: isRepeating, isChoice: false,
            forms: [TypeElement.Form(property: name, type: Self.type(type))])
    }
}
