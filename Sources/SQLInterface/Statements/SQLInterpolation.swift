extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self.init(raw: value)
    }

    package init(stringInterpolation: StringInterpolation) {
        self.init(pieces: stringInterpolation.pieces)
    }

    /// Gathers the parts of an interpolated statement.
    ///
    /// Each kind of value has its own overload, so that a type without one does not compile instead of being pasted.
    package struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(2 * interpolationCount + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }

        package mutating func appendInterpolation(raw text: String) { appendLiteral(text) }

        package mutating func appendInterpolation(identifier name: String) {
            pieces.append(contentsOf: SQL.identifier(name).pieces)
        }

        package mutating func appendInterpolation(_ sql: SQL) { pieces.append(contentsOf: sql.pieces) }

        package mutating func appendInterpolation(_ value: SQLValue) { pieces.append(.value(value)) }

        package mutating func appendInterpolation(_ value: String) { pieces.append(.value(.text(value))) }

        package mutating func appendInterpolation(_ value: String?) { pieces.append(.value(SQLValue(value))) }

        package mutating func appendInterpolation(_ value: Int) { pieces.append(.value(.integer(Int64(value)))) }

        package mutating func appendInterpolation(_ value: Int?) { pieces.append(.value(SQLValue(value))) }

        package mutating func appendInterpolation(_ value: Bool) { pieces.append(.value(.boolean(value))) }

        package mutating func appendInterpolation(_ value: Bool?) { pieces.append(.value(SQLValue(value))) }

        package mutating func appendInterpolation(_ value: Instant) { pieces.append(.value(.timestamp(value))) }

        package mutating func appendInterpolation(_ value: Instant?) { pieces.append(.value(SQLValue(value))) }

        package mutating func appendInterpolation(_ value: SQLDate) { pieces.append(.value(.date(value))) }

        package mutating func appendInterpolation(_ value: SQLDate?) { pieces.append(.value(SQLValue(value))) }

        package mutating func appendInterpolation(uuid value: String?) {
            pieces.append(.value(value.map(SQLValue.uuid) ?? .null))
        }

        package mutating func appendInterpolation(decimal value: String?) {
            pieces.append(.value(value.map(SQLValue.decimal) ?? .null))
        }

        package mutating func appendInterpolation(json value: String?) {
            pieces.append(.value(value.map(SQLValue.json) ?? .null))
        }
    }
}
