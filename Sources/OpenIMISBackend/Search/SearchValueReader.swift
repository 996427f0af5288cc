import FHIRModel
import FHIRService
import OpenIMIS

/// Reads the values of search parameters (R4 3.1.1.4) as operands.
struct SearchValueReader {
    let parameter: SearchParameter
    /// As sent, for messages.
    let key: String
    let baseURL: String

    func operand(_ value: SearchValue, modifier: String?) throws(ServiceError) -> SearchOperand {
        if modifier == "of-type" { return try typedIdentifier(value) }
        if modifier == "identifier" { return token(value) }
        switch parameter.kind {
        case .string, .special: return .text(value.text)
        case .token: return token(value)
        case .uri: return .token(system: nil, code: value.text)
        case .date: return try date(value)
        case .number, .quantity: return try number(value)
        case .reference: return reference(value.text, type: modifier)
        }
    }

    private func token(_ value: SearchValue) -> SearchOperand {
        let (system, code) = value.token
        return .token(system: system, code: code)
    }

    private func typedIdentifier(_ value: SearchValue) throws(ServiceError) -> SearchOperand {
        let parts = value.parts
        guard parts.count == 3, !parts[1].isEmpty, !parts[2].isEmpty else {
            throw invalid("must be 'system|code|value' with :of-type")
        }
        return .identifier(type: parts[1], value: parts[2])
    }

    private func reference(_ text: String, type: String?) -> SearchOperand {
        var rest = Substring(text)
        if !baseURL.isEmpty, rest.hasPrefix(baseURL + "/") { rest = rest.dropFirst(baseURL.utf8.count + 1) }
        // A URL of another server refers to nothing here.
        if rest.contains("://") || rest.hasPrefix("urn:") { return .reference(type: "", id: "") }
        var parts = rest.split(separator: "/", omittingEmptySubsequences: true)
        if let history = parts.firstIndex(of: "_history") { parts.removeSubrange(history...) }
        guard let id = parts.last else { return .reference(type: "", id: "") }
        let named = parts.count > 1 ? String(parts[parts.count - 2]) : nil
        if let named, let type, named != type { return .reference(type: "", id: "") }
        return .reference(type: named ?? type, id: String(id))
    }

    private func date(_ value: SearchValue) throws(ServiceError) -> SearchOperand {
        let (prefix, rest) = value.comparison
        guard let range = DateRange(rest) else {
            throw invalid("has the value '\(value.text)', it must be a date such as ge2026-01-31 or 2026-01-31T08:00Z")
        }
        return .date(Comparison(prefix), low: range.low, high: range.high)
    }

    private func number(_ value: SearchValue) throws(ServiceError) -> SearchOperand {
        let (prefix, rest) = value.comparison
        // A quantity's unit and system: amounts have none here, so only the number counts.
        let number = SearchValue.split(rest, at: "|").first.map(String.init) ?? rest
        guard let range = NumberRange(number) else {
            throw invalid("has the value '\(value.text)', it must be a number such as 100 or gt5.40")
        }
        return .number(Comparison(prefix), value: range.value, low: range.low, high: range.high)
    }

    private func invalid(_ reason: String) -> ServiceError {
        ServiceError(.invalid, "The search parameter '\(key)' \(reason).", code: .value, expression: "http.\(key)")
    }
}

extension Comparison {
    init(_ prefix: ComparisonPrefix?) {
        switch prefix {
        case .equal, nil: self = .equal
        case .notEqual: self = .notEqual
        case .greaterThan: self = .greater
        case .lessThan: self = .less
        case .greaterOrEqual: self = .greaterOrEqual
        case .lessOrEqual: self = .lessOrEqual
        case .startsAfter: self = .startsAfter
        case .endsBefore: self = .endsBefore
        case .approximately: self = .approximately
        }
    }
}
