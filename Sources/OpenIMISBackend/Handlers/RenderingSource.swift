package import OpenIMIS
package import OpenIMISMapping

/// Gives the context of a rendering: settings, and the reference data as they are now.
package struct RenderingSource: Sendable {
    private let reference: any ReferenceDataSource
    private let currency: String?
    private let photoBase: String

    /// `currency` is an ISO 4217 code, left out of amounts when `nil`; `photoBase` is where photo files are served.
    package init(_ reference: any ReferenceDataSource, currency: String? = nil, photoBase: String = "") {
        self.reference = reference
        self.currency = currency
        self.photoBase = photoBase
    }

    package func context() async throws -> RenderingContext {
        RenderingContext(reference: try await reference.current(), currency: currency, photoBase: photoBase)
    }
}
