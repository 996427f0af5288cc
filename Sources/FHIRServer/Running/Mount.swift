/// A base path and what answers below it.
package struct Mount: Sendable {
    /// The segments of the path, such as `api`, `api_fhir_r4`.
    package let segments: [String]
    /// The path as it stands in URLs, `/fhir`; empty for the root.
    package let path: String
    package let handler: any MountedHandler

    /// Takes the path with or without slashes at its ends.
    package init(_ path: String, _ handler: any MountedHandler) {
        segments = path.split(separator: "/").map(String.init)
        self.path = segments.map { "/" + $0 }.joined()
        self.handler = handler
    }

    func covers(_ path: [String]) -> Bool {
        path.count >= segments.count && zip(path, segments).allSatisfy { $0 == $1 }
    }
}
