/// Reads settings one by one and gathers what is wrong with them.
struct SettingsReader {
    private let sources: SettingSources
    private(set) var faults: [String] = []
    private(set) var known: Set<SettingName> = []

    init(_ sources: SettingSources) { self.sources = sources }

    mutating func text(_ name: SettingName) -> String? { found(name)?.text }

    mutating func text(_ name: SettingName, default standard: String) -> String { found(name)?.text ?? standard }

    mutating func integer(_ name: SettingName, default standard: Int, in range: ClosedRange<Int>) -> Int {
        guard let found = found(name) else { return standard }
        guard let number = Int(found.text), range.contains(number) else {
            refuse(found, "a whole number from \(range.lowerBound) to \(range.upperBound)")
            return standard
        }
        return number
    }

    mutating func boolean(_ name: SettingName, default standard: Bool) -> Bool {
        guard let found = found(name) else { return standard }
        switch found.text.lowercased() {
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0": return false
        default:
            refuse(found, "true or false")
            return standard
        }
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: SettingName, default standard: Choice
    ) -> Choice {
        optionalChoice(name) ?? standard
    }

    mutating func optionalChoice<Choice: RawRepresentable<String> & CaseIterable>(_ name: SettingName) -> Choice? {
        guard let found = found(name) else { return nil }
        guard let choice = Choice(rawValue: found.text) else {
            refuse(found, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
            return nil
        }
        return choice
    }

    /// A value that `read` understands; `expectation` completes "… is expected".
    mutating func value<Value>(_ name: SettingName, _ expectation: String, _ read: (String) -> Value?) -> Value? {
        guard let found = found(name) else { return nil }
        let value = read(found.text)
        if value == nil { refuse(found, expectation) }
        return value
    }

    mutating func add(_ fault: String) { faults.append(fault) }

    /// Throws what is wrong, unknown settings included.
    func check() throws(SettingsError) {
        let all = faults + sources.unknown(besides: known)
        guard all.isEmpty else { throw SettingsError(all) }
    }

    private mutating func found(_ name: SettingName) -> SettingSources.Found? {
        known.insert(name)
        return sources.value(of: name)
    }

    /// Secrets never stand in a message, so values are quoted for few settings only: those that are short words.
    private mutating func refuse(_ found: SettingSources.Found, _ expectation: String) {
        let quoted =
            found.text.count <= 40 && !found.origin.lowercased().contains("secret") ? " is '\(found.text)'," : ""
        faults.append("\(found.origin)\(quoted.isEmpty ? ":" : quoted) \(expectation) is expected.")
    }
}
