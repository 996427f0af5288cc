package import OpenIMIS
package import OpenIMISMapping

/// Gives the context of a rendering: settings, and the reference data as they are now.
package struct RenderingSource: Sendable {
    private let reference: any ReferenceDataSource
    private let currency: String?
    private let photoBase: String
    package let insurer: InsurerRecord
    private let now: @Sendable () -> Int64

    /// `currency` is an ISO 4217 code, left out of amounts when `nil`; `photoBase` is where photo files are served;
    /// `now` gives seconds since 1970.
    package init(
        _ reference: any ReferenceDataSource, currency: String? = nil, photoBase: String = "",
        insurer: InsurerRecord = InsurerRecord(), now: @escaping @Sendable () -> Int64 = WallClock.seconds
    ) {
        self.reference = reference
        self.currency = currency
        self.photoBase = photoBase
        self.insurer = insurer
        self.now = now
    }

    package func context() async throws -> RenderingContext {
        RenderingContext(
            reference: try await reference.current(), currency: currency, photoBase: photoBase, insurer: insurer,
            today: Moment(microseconds: now() * 1_000_000).date)
    }
}
