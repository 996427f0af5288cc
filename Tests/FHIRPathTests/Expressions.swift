import FHIRModel
import FHIRPath

/// Evaluates expressions on a sample resource and puts the result in one line.
enum Expressions {
    static let patient = """
        {"resourceType":"Patient","id":"p1","active":true,
        "contained":[{"resourceType":"Observation","id":"o1","valueQuantity":{"value":185,"unit":"lbs",
        "system":"http://unitsofmeasure.org","code":"[lb_av]"}}],
        "extension":[{"url":"http://a","valueString":"x"},{"url":"http://b","valueAge":{"value":3,"code":"a"}}],
        "identifier":[{"system":"urn:s","value":"1"},{"system":"urn:t","value":"2"}],
        "name":[{"use":"official","family":"Chalmers","given":["Peter","James"]},{"use":"usual","given":["Jim",null],
        "_given":[null,{"extension":[{"url":"http://c","valueBoolean":true}]}]}],
        "gender":"male","birthDate":"1974-12-25","_birthDate":{"id":"bd"},
        "_deceasedDateTime":{"extension":[{"url":"http://d","valueString":"unknown"}]},
        "multipleBirthInteger":2,"contact":[{"name":{"family":"M"}},{"gender":"female"}],
        "generalPractitioner":[{"reference":"#o1"},{"reference":"Practitioner/9"}]}
        """

    /// The items' text, `|` between them; an element that is no primitive shows its type in angle brackets.
    static func result(
        _ text: String, options: PathOptions = PathOptions(), types: PathTypes = SampleTypes.types
    ) throws -> String {
        let document = try Document(json: patient)
        let context = PathContext(types: types, resource: document.root)
        context.now = PathTemporal("2024-02-29T10:20:30.400Z", as: .dateTime)
        let element = context.element(document.root)
        let program = try PathProgram(text, on: element.type, types: types, options: options)
        let result = try program.evaluate(on: element, in: context)
        return result.map { $0.convertedToString ?? "<\($0.typeName(in: types))>" }.joined(separator: "|")
    }

    /// The kind of error an expression ends in.
    static func fault(_ text: String, options: PathOptions = PathOptions()) -> PathError? {
        do {
            _ = try result(text, options: options)
            return nil
        } catch {
            return error as? PathError
        }
    }
}
