/// The name of a setting, from which its spellings follow.
struct SettingName: Sendable, Hashable, ExpressibleByStringLiteral {
    /// As in the configuration file, such as `base-url`.
    let text: String

    init(_ text: String) { self.text = text }
    init(stringLiteral value: String) { text = value }

    /// On the command line: `--base-url`.
    var option: String { "--\(text)" }

    /// In the environment: `FHIR_GATEWAY_BASE_URL`.
    var variable: String { "FHIR_GATEWAY_" + text.uppercased().replacing("-", with: "_") }
}
