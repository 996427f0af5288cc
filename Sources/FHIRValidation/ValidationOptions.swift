public import FHIRModel

/// How a validation is done; the values set here are the strict usual ones.
public struct ValidationOptions: Sendable {
    /// What is done about references to resources outside of the instance.
    public enum ReferencePolicy: Sendable {
        /// They are not followed.
        case ignore
        /// The target must exist and have an allowed type.
        case checkExistsAndType
        /// The target must meet the profiles the reference asks for.
        case checkValid
    }

    /// A profile asked for entries of a Bundle.
    public struct BundleProfile: Sendable {
        /// The type of the entries' resources.
        public let type: String
        /// Which of the entries of that type, from 0.
        public let position: Int
        public let profile: String

        public init(type: String, position: Int, profile: String) {
            self.type = type
            self.position = position
            self.profile = profile
        }
    }

    public var references: ReferencePolicy = .ignore
    public var validatesContained = true
    /// Whether relative references that look like REST addresses are taken as resolvable.
    public var assumesRESTReferences = false
    /// Whether a reference that leads outside must name an allowed type in its text (`Patient/1`).
    public var checksImpliedTypes = true
    /// Extensions whose URL starts with one of these need no definition.
    public var extensionDomains: [String] = []
    /// How an extension without a known definition is graded.
    public var unknownExtensions: IssueSeverity = .error
    /// Whether URLs in `example.org` and the like may be used.
    public var allowsExampleURLs = true
    /// Whether text that looks like HTML is an error.
    public var checksSecurity = false
    public var forbidsHTMLInMarkdown = false
    /// Whether comments in JSON are accepted by readers that use these options.
    public var allowsJSONComments = false
    /// Whether the rules for published conformance resources apply.
    public var isForPublication = false
    public var wrongDisplays: IssueSeverity = .error
    public var checksAggregationOutsideBundles = false
    /// Whether relative references in a Bundle may be resolved by type and id alone; `nil` where the Bundle decides.
    public var resolvesBundleReferencesByID: Bool?
    /// How rules marked as best practice are graded; `nil` leaves them out.
    public var bestPractice: IssueSeverity?
    /// Whether findings below an error are reported.
    public var reportsWarnings = true
    /// Languages in which displays are right, as in `Accept-Language`.
    public var language: String?
    /// Issues whose text contains one of these are dropped.
    public var suppressed: [String] = []
    public var bundleProfiles: [BundleProfile] = []
    /// Whether the terminology, invariants and profiles are left out, so that structure alone is checked.
    public var checksStructureOnly = false
    public var maximumIssues = 1_000
    public var maximumDepth = 200
    /// The day to which relative limits such as "10 years from now" refer, as `YYYY-MM-DD`; `nil` for today.
    public var today: String?

    public init() {}
}
