// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "openimis-fhir-gateway", path: "..")],
    targets: [
        .executableTarget(
            name: "fhir-benchmarks",
            dependencies: [
                .product(name: "FHIRModel", package: "openimis-fhir-gateway"),
                .product(name: "FHIRPath", package: "openimis-fhir-gateway"),
                .product(name: "FHIRValidation", package: "openimis-fhir-gateway"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
