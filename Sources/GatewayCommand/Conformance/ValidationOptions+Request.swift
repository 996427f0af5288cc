import FHIRModel
import FHIRValidation

extension ValidationOptions {
    /// The options of a conformance request.
    init(request options: Node?) {
        self.init()
        guard let options else { return }
        func isSet(_ name: String) -> Bool { options[name]?.boolean == true }
        switch options["validateReference"]?.string {
        case "CHECK_EXISTS_AND_TYPE", "CHECK_EXISTS", "CHECK_TYPE_IF_EXISTS": references = .checkExistsAndType
        case "CHECK_VALID": references = .checkValid
        default: references = .ignore
        }
        validatesContained = options["validateContains"]?.string != "IGNORE"
        assumesRESTReferences = isSet("assumeValidRestReferences")
        checksImpliedTypes = references != .ignore || assumesRESTReferences
        if let domain = options["allowed-extension-domain"] {
            extensionDomains = domain.elements.compactMap(\.string)
        }
        allowsExampleURLs = options["examples"]?.boolean ?? true
        checksSecurity = isSet("security-checks")
        isForPublication = isSet("for-publication")
        forbidsHTMLInMarkdown = isSet("noHtmlInMarkdown")
        allowsJSONComments = isSet("allow-comments")
        if options["wrong-displays"]?.string == "warning" { wrongDisplays = .warning }
        checksAggregationOutsideBundles = isSet("enforceAggregationOutsideBundles")
        switch options["r5-bundle-relative-reference-policy"]?.string {
        case "always": resolvesBundleReferencesByID = true
        case "never": resolvesBundleReferencesByID = false
        default: break
        }
        if options["best-practice"]?.string?.lowercased() == "warning" { bestPractice = .warning }
        language = options["language"]?.string
        if let texts = options["suppress"] { suppressed = texts.elements.compactMap(\.string) }
        if let parameter = options["bundle-param"], let rule = parameter["rule"]?.string,
            let profile = parameter["profile"]?.string
        {
            let parts = rule.split(separator: ":")
            if parts.count == 2, let position = Int(parts[1]) {
                bundleProfiles = [BundleProfile(type: String(parts[0]), position: position, profile: profile)]
            }
        }
    }
}
