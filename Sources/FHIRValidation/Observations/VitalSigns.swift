import FHIRModel

/// The vital signs that must follow a profile of the specification wherever they are recorded (section "Vital Signs").
enum VitalSigns {
    private static let base = "http://hl7.org/fhir/StructureDefinition/"

    private static let profiles: [String: String] = [
        "85353-1": "vitalspanel", "9279-1": "resprate", "8867-4": "heartrate", "2708-6": "oxygensat",
        "8310-5": "bodytemp", "8302-2": "bodyheight", "9843-4": "headcircum", "29463-7": "bodyweight",
        "39156-5": "bmi", "85354-9": "bp",
        // Other codes of blood pressure, which need the required one beside them.
        "55284-4": "bp", "76534-7": "bp", "76535-4": "bp",
    ]

    /// The profile an Observation must follow because of its LOINC code, `nil` for none.
    static func profile(for observation: Node) -> String? {
        guard let codings = observation[.code]?[.coding] else { return nil }
        for coding in codings.elements where coding[.system]?.text(equals: "http://loinc.org") == true {
            if let code = coding[.code]?.string, let name = profiles[code] { return base + name }
        }
        return nil
    }
}
