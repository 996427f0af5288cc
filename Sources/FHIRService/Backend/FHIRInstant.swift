/// A point in time as FHIR's `instant` gives it, kept as microseconds since 1970-01-01T00:00:00Z.
package struct FHIRInstant: Sendable, Hashable, Comparable {
    package var microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }

    package static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

    /// Whole seconds since 1970, rounded down: the resolution of HTTP dates.
    package var seconds: Int64 {
        let quotient = microseconds / 1_000_000
        return microseconds % 1_000_000 < 0 ? quotient - 1 : quotient
    }
}
