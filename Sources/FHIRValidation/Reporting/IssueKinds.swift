package import FHIRModel

/// The rules a validator applies, by their stable ids.
extension IssueKind {
    // Structure.
    package static let notAnArray = IssueKind("array-expected", .error, .invalid)
    package static let unexpectedArray = IssueKind("array-not-expected", .error, .invalid)
    package static let emptyArray = IssueKind("empty-array", .error, .invalid)
    package static let emptyObject = IssueKind("empty-object", .error, .invalid)
    package static let nullValue = IssueKind("null-value", .error, .invalid)
    package static let missingValue = IssueKind("missing-value", .error, .invalid)
    package static let minimum = IssueKind("minimum-cardinality", .error, .structure)
    package static let maximum = IssueKind("maximum-cardinality", .error, .structure)
    package static let tooDeep = IssueKind("nested-too-deep", .fatal, .tooCostly)
    package static let missingResourceType = IssueKind("missing-resource-type", .error, .structure)
    package static let issuesCutShort = IssueKind("issues-cut-short", .information, .incomplete)

    // Values.
    package static let invalidURI = IssueKind("invalid-uri", .error, .codeInvalid)
    package static let emptyValue = IssueKind("empty-value", .error, .invalid)
    package static let invalidID = IssueKind("invalid-resource-id", .error, .invalid)
    package static let extensionOnID = IssueKind("extension-on-id", .error, .businessRule)
    package static let duplicateID = IssueKind("duplicate-element-id", .error, .businessRule)
    package static let embeddedHTML = IssueKind("embedded-html", .error, .invalid)
    package static let exampleURL = IssueKind("example-url", .error, .invalid)
    package static let tooLong = IssueKind("value-too-long", .error, .invalid)
    package static let tooShort = IssueKind("value-too-short", .error, .invalid)
    package static let tooSmall = IssueKind("value-too-small", .error, .invalid)
    package static let tooLarge = IssueKind("value-too-large", .error, .invalid)
    package static let regexMismatch = IssueKind("regex-mismatch", .error, .invalid)
    package static let invalidAttachment = IssueKind("invalid-attachment", .error, .structure)
    package static let duplicateTag = IssueKind("duplicate-tag", .error, .businessRule)

    // Profiles.
    package static let fixedValue = IssueKind("fixed-value-differs", .error, .value)
    package static let patternValue = IssueKind("pattern-differs", .error, .value)
    package static let typeNotAllowed = IssueKind("type-not-allowed", .error, .structure)
    package static let noMatchingSlice = IssueKind("no-matching-slice", .error, .invalid)
    package static let sliceMissing = IssueKind("slice-missing", .error, .structure)
    package static let sliceOrder = IssueKind("slice-out-of-order", .error, .structure)
    package static let unknownProfile = IssueKind("unknown-profile", .warning, .notFound)
    package static let brokenProfile = IssueKind("unusable-profile", .error, .exception)
    package static let wrongProfileType = IssueKind("profile-for-another-type", .error, .structure)
    package static let noProfileMatches = IssueKind("no-profile-matches", .error, .structure)
    package static let brokenInvariant = IssueKind("invariant-failed", .error, .invariant)
    package static let uncheckedInvariant = IssueKind("invariant-not-checked", .warning, .processing)
    package static let valueRequired = IssueKind("value-required", .error, .invalid)

    // Terminology.
    package static let codeNotInValueSet = IssueKind("code-not-in-value-set", .error, .codeInvalid)
    package static let unknownCode = IssueKind("unknown-code", .error, .codeInvalid)
    package static let codeUnchecked = IssueKind("code-not-checked", .warning, .notFound)
    package static let wrongDisplay = IssueKind("wrong-display", .error, .invalid)
    package static let notACodeSystem = IssueKind("not-a-code-system", .error, .invalid)

    // Extensions.
    package static let unknownExtension = IssueKind("unknown-extension", .error, .structure)
    package static let extensionURL = IssueKind("invalid-extension-url", .error, .invalid)
    package static let extensionContext = IssueKind("extension-not-allowed-here", .error, .structure)
    package static let extensionModifier = IssueKind("extension-modifier-mismatch", .error, .structure)

    // References and Bundles.
    package static let referenceUnresolved = IssueKind("reference-not-resolved", .error, .structure)
    package static let referenceType = IssueKind("reference-type-not-allowed", .error, .structure)
    package static let referenceForm = IssueKind("invalid-reference", .error, .invalid)
    package static let referenceProfile = IssueKind("reference-profile-mismatch", .error, .structure)
    package static let aggregation = IssueKind("reference-aggregation", .error, .structure)
    package static let containedUnused = IssueKind("contained-not-referenced", .error, .invalid)
    package static let containedID = IssueKind("contained-without-id", .error, .invalid)
    package static let fullURL = IssueKind("invalid-full-url", .error, .invalid)
    package static let duplicateFullURL = IssueKind("duplicate-full-url", .error, .invalid)
    package static let bundleContent = IssueKind("bundle-content", .error, .invalid)
    package static let bundleLink = IssueKind("duplicate-bundle-link", .error, .invalid)
    package static let unreachableEntry = IssueKind("unreachable-entry", .error, .informational)

    // Questionnaires and measures.
    package static let questionnaireItem = IssueKind("questionnaire-item", .error, .businessRule)
    package static let responseStructure = IssueKind("response-structure", .error, .structure)
    package static let responseAnswer = IssueKind("response-answer", .error, .invariant)
    package static let responseRequired = IssueKind("response-required", .error, .required)
    package static let questionnaireUnresolved = IssueKind("questionnaire-not-found", .warning, .required)
    package static let measureReport = IssueKind("measure-report", .error, .businessRule)

    // Conformance resources.
    package static let snapshotFailed = IssueKind("snapshot-failed", .error, .exception)
    package static let structureDefinition = IssueKind("structure-definition", .error, .invalid)
    package static let codeSystem = IssueKind("code-system", .error, .businessRule)
    package static let valueSet = IssueKind("value-set", .error, .invalid)
    package static let searchParameter = IssueKind("search-parameter", .error, .businessRule)
    package static let searchParameterExpression = IssueKind("search-parameter-expression", .error, .invalid)
    package static let narrativeLanguage = IssueKind("narrative-language", .error, .businessRule)
    package static let publication = IssueKind("publication", .error, .businessRule)
}
