import FHIRServer
import FHIRService

/// What `serve` prints once it takes requests.
struct ServeBanner {
    let gateway: AssembledGateway
    let settings: ServeSettings
    let port: Int

    var text: String {
        let base = (settings.baseURL ?? "http://\(AssembledGateway.authority(shownHost, port))") + settings.basePath
        let store = settings.core?.summary ?? "demonstration store in \(settings.storeFolder)"
        let types = gateway.capabilities.resources.map(\.type).joined(separator: ", ")
        return """
            openIMIS FHIR Gateway \(AssembledGateway.version) serves \(base)
              from    \(store)
              types   \(types)
              access  \(access)
            Try:
              curl \(base)/metadata
              curl\(login) '\(base)/Patient?_count=2'
              curl\(login) '\(base)/Coverage?_count=2'
            Stop with Ctrl-C.
            """
    }

    private var shownHost: String { settings.host == "0.0.0.0" || settings.host == "::" ? "localhost" : settings.host }

    private var login: String {
        settings.access == .open ? "" : " -u LOGIN:PASSWORD"
    }

    private var access: String {
        switch settings.access {
        case .open:
            "open on this machine only; demo login \(AssembledGateway.demonstrationLogin) / "
                + "\(DemonstrationData.password), also for POST \(settings.basePath)/login/"
        case .accounts: "the accounts of openIMIS: Basic, or a token from POST \(settings.basePath)/login/"
        }
    }
}
