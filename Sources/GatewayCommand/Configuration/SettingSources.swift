/// Where settings come from; the command line wins over the environment, that over the file.
struct SettingSources: Sendable {
    /// A value and where it stands, for messages.
    struct Found: Sendable, Hashable {
        var text: String
        var origin: String
    }

    private let commandLine: [String: String]
    private let environment: [String: String]
    private let file: SettingsFile?

    init(commandLine: [String: String], environment: [String: String], file: SettingsFile? = nil) {
        self.commandLine = commandLine
        self.environment = environment
        self.file = file
    }

    func value(of name: SettingName) -> Found? {
        if let text = commandLine[name.text] { return Found(text: text, origin: name.option) }
        if let text = environment[name.variable], !text.isEmpty { return Found(text: text, origin: name.variable) }
        return file?.value(of: name)
    }

    /// What is set and is no setting: misspelled variables of the gateway and keys of the file.
    func unknown(besides known: Set<SettingName>) -> [String] {
        let variables = Set(known.map(\.variable))
        let names = environment.keys.filter { $0.hasPrefix("FHIR_GATEWAY_") && !variables.contains($0) }.sorted()
        return names.map { "\($0): no such setting." } + (file?.unknown(besides: known) ?? [])
    }
}
