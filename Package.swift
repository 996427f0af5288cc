// swift-tools-version:6.2
import PackageDescription

/// System libraries: each is a folder with a module map, imported by the one module named beside it.
let systemLibraries: [Target] = [
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLinux"),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let modules: [Target] = [
    // A general FHIR R4 engine; nothing here knows openIMIS or HTTP.
    .target(name: "FHIRModel", dependencies: ["CLibXML2"]),
    .target(name: "FHIRPath", dependencies: ["FHIRModel"]),
    .target(name: "FHIRDefinitions", dependencies: ["FHIRModel", "GZip"]),
    .target(name: "FHIRTerminology", dependencies: ["FHIRModel", "FHIRPath", "FHIRDefinitions"]),
    .target(
        name: "FHIRValidation",
        dependencies: ["FHIRModel", "FHIRPath", "FHIRDefinitions", "FHIRTerminology"]),
    .target(name: "FHIRPatch", dependencies: ["FHIRModel", "FHIRPath"]),

    // openIMIS: plain values and rules, then SQL, then the mapping to FHIR.
    .target(name: "OpenIMIS", dependencies: ["Cryptography"]),
    .target(name: "SQLInterface"),
    .target(
        name: "SQLiteDriver",
        dependencies: [
            "SQLInterface", .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ]),
    .target(name: "PostgresDriver", dependencies: ["SQLInterface", "CLibPQ", "CLinux"]),
    .target(name: "OpenIMISStore", dependencies: ["OpenIMIS", "SQLInterface"]),
    .target(name: "OpenIMISDemo", dependencies: ["OpenIMIS", "OpenIMISStore", "SQLInterface"]),
    .target(name: "OpenIMISMapping", dependencies: ["OpenIMIS", "FHIRModel"]),
    .target(
        name: "OpenIMISBackend",
        dependencies: ["Cryptography", "FHIRModel", "FHIRService", "OpenIMIS", "OpenIMISMapping"]),

    // Interactions without HTTP, then HTTP, then the edge for clients of the Django module.
    .target(name: "FHIRService", dependencies: ["FHIRModel", "FHIRPatch", "FHIRPath", "FHIRValidation"]),
    .target(
        name: "FHIRServer",
        dependencies: [
            "Cryptography", "FHIRModel", "FHIRService", "GZip", hummingbird, httpTypes, nioCore, logging,
            serviceLifecycle,
        ]),
    .target(
        name: "OpenIMISCompatibility",
        dependencies: [
            "FHIRModel", "FHIRServer", "FHIRService", "OpenIMIS", "OpenIMISBackend", "OpenIMISMapping", hummingbird,
            httpTypes, nioCore, logging,
        ]),

    .target(name: "Cryptography", dependencies: ["CLibCrypto"]),
    .target(name: "GZip", dependencies: ["CZlib"]),
    .target(
        name: "Profiles", path: "Profiles", sources: ["Profiles.swift"],
        resources: [.copy("r4"), .copy("r4b"), .copy("openimis")]),
    .executableTarget(
        name: "GatewayCommand",
        dependencies: [
            "Cryptography", "FHIRDefinitions", "FHIRModel", "FHIRPatch", "FHIRPath", "FHIRServer", "FHIRService",
            "FHIRTerminology", "FHIRValidation", "GZip", "OpenIMIS", "OpenIMISBackend", "OpenIMISCompatibility",
            "OpenIMISDemo", "OpenIMISMapping", "OpenIMISStore", "PostgresDriver", "Profiles", "SQLInterface",
            "SQLiteDriver", argumentParser, hummingbird, logging, serviceLifecycle, unixSignals,
            .product(name: "Yams", package: "Yams"),
        ]),
]

let tests: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: [
            "FHIRModel", "FHIRService", "OpenIMIS", "OpenIMISStore", "PostgresDriver", "SQLInterface", "SQLiteDriver",
        ]),
    .testTarget(name: "FHIRModelTests", dependencies: ["FHIRModel", "TestSupport"]),
    .testTarget(name: "FHIRPathTests", dependencies: ["FHIRModel", "FHIRPath", "TestSupport"]),
    .testTarget(
        name: "FHIRDefinitionsTests", dependencies: ["FHIRDefinitions", "FHIRModel", "GZip", "Profiles", "TestSupport"]),
    .testTarget(
        name: "FHIRTerminologyTests",
        dependencies: ["FHIRDefinitions", "FHIRModel", "FHIRTerminology", "Profiles", "TestSupport"]),
    .testTarget(
        name: "FHIRValidationTests",
        dependencies: [
            "FHIRDefinitions", "FHIRModel", "FHIRPath", "FHIRTerminology", "FHIRValidation", "Profiles", "TestSupport",
        ]),
    .testTarget(
        name: "FHIRPatchTests",
        dependencies: ["FHIRDefinitions", "FHIRModel", "FHIRPatch", "FHIRPath", "FHIRValidation", "TestSupport"]),
    .testTarget(name: "OpenIMISTests", dependencies: ["Cryptography", "OpenIMIS", "TestSupport"]),
    .testTarget(name: "SQLInterfaceTests", dependencies: ["SQLInterface", "TestSupport"]),
    .testTarget(name: "SQLiteDriverTests", dependencies: ["SQLInterface", "SQLiteDriver", "TestSupport"]),
    .testTarget(name: "PostgresDriverTests", dependencies: ["PostgresDriver", "SQLInterface", "TestSupport"]),
    .testTarget(
        name: "OpenIMISStoreTests",
        dependencies: ["OpenIMIS", "OpenIMISStore", "PostgresDriver", "SQLInterface", "SQLiteDriver", "TestSupport"]),
    .testTarget(
        name: "OpenIMISDemoTests",
        dependencies: ["OpenIMIS", "OpenIMISDemo", "OpenIMISStore", "SQLInterface", "SQLiteDriver", "TestSupport"]),
    .testTarget(
        name: "OpenIMISMappingTests", dependencies: ["FHIRModel", "OpenIMIS", "OpenIMISMapping", "TestSupport"]),
    .testTarget(
        name: "OpenIMISBackendTests",
        dependencies: [
            "Cryptography", "FHIRModel", "FHIRService", "OpenIMIS", "OpenIMISBackend", "OpenIMISMapping",
            "OpenIMISStore",
            "SQLInterface", "SQLiteDriver", "TestSupport",
        ]),
    .testTarget(name: "FHIRServiceTests", dependencies: ["FHIRModel", "FHIRService", "TestSupport"]),
    .testTarget(
        name: "FHIRServerTests",
        dependencies: [
            "FHIRModel", "FHIRServer", "FHIRService", "TestSupport", hummingbird, httpTypes, nioCore, logging,
        ]),
    .testTarget(
        name: "OpenIMISCompatibilityTests",
        dependencies: [
            "FHIRModel", "FHIRServer", "FHIRService", "OpenIMIS", "OpenIMISBackend", "OpenIMISCompatibility",
            "OpenIMISMapping", "TestSupport",
        ]),
    .testTarget(name: "CryptographyTests", dependencies: ["Cryptography"]),
    .testTarget(name: "GZipTests", dependencies: ["GZip"]),
    .testTarget(
        name: "GatewayCommandTests",
        dependencies: [
            "FHIRDefinitions", "FHIRModel", "FHIRServer", "FHIRService", "GatewayCommand", "OpenIMISStore",
            "SQLInterface", "SQLiteDriver", "TestSupport", argumentParser,
        ]),
    .testTarget(
        name: "ConformanceTests",
        dependencies: [
            "FHIRDefinitions", "FHIRModel", "FHIRPatch", "FHIRPath", "FHIRTerminology", "FHIRValidation",
            "GatewayCommand",
            "Profiles",
            "TestSupport",
        ],
        exclude: ["Scores"]),
    .testTarget(
        name: "IntegrationTests",
        dependencies: [
            "FHIRModel", "FHIRServer", "FHIRService", "GatewayCommand", "OpenIMIS", "OpenIMISBackend",
            "OpenIMISCompatibility", "OpenIMISDemo", "OpenIMISMapping", "OpenIMISStore", "PostgresDriver",
            "SQLInterface", "SQLiteDriver", "TestSupport", hummingbird, httpTypes, nioCore, logging,
        ],
        exclude: ["Clients"]),
]

let package = Package(
    name: "openimis-fhir-gateway",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "fhir-gateway", targets: ["GatewayCommand"]),
        .library(name: "FHIRModel", targets: ["FHIRModel"]),
        .library(name: "FHIRPath", targets: ["FHIRPath"]),
        .library(name: "FHIRValidation", targets: ["FHIRValidation"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: systemLibraries + modules + tests,
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
}
