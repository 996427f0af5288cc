package import FHIRModel
package import OpenIMIS

/// What a form is made of for each answer: settings, and the reference data as they are now.
package struct ModuleFormSource: Sendable {
    private let reference: any ReferenceDataSource
    private let currency: String
    private let photoHost: String
    private let now: @Sendable () -> Instant

    /// - Parameters:
    ///   - reference: locations and code tables.
    ///   - currency: the core's own setting; openIMIS's default is `$`.
    ///   - photoHost: the host of photo URLs, which the module takes from its configuration.
    ///   - now: the clock.
    package init(
        _ reference: any ReferenceDataSource, currency: String = "$", photoHost: String = "localhost",
        now: @escaping @Sendable () -> Instant
    ) {
        self.reference = reference
        self.currency = currency
        self.photoHost = photoHost
        self.now = now
    }

    /// Now, as domain records have it.
    var moment: Moment { Moment(microseconds: now().microseconds) }

    func form(_ keyStyle: ModuleForm.KeyStyle) async throws -> ModuleForm {
        let days = Int((Double(now().microseconds) / 86_400_000_000).rounded(.down))
        return ModuleForm(
            keyStyle: keyStyle, reference: try await reference.current(), currency: currency, photoHost: photoHost,
            today: CalendarDate(daysSinceEpoch: days))
    }
}
