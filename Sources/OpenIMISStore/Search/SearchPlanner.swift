import OpenIMIS
import SQLInterface

/// Makes one condition of the criteria of a search.
///
/// Paths, chains and reverse chains become nested `IN (SELECT …)`, which both databases may answer from either side;
/// values are bound, and searches of the same shape have the same text.
struct SearchPlanner {
    /// Schemas by name, for references.
    let schemas: [String: ResourceSchema]
    private var levels = 0

    init(schemas: [String: ResourceSchema]) { self.schemas = schemas }

    static let never: SQL = "1 = 0"
    static let always: SQL = "1 = 1"

    static func any(_ conditions: [SQL]) -> SQL {
        switch conditions.count {
        case 0: never
        case 1: conditions[0]
        default: "(\(conditions.joined(separator: " OR ")))"
        }
    }

    static func all(_ conditions: [SQL]) -> SQL {
        switch conditions.count {
        case 0: always
        case 1: conditions[0]
        default: "(\(conditions.joined(separator: " AND ")))"
        }
    }

    mutating func condition(_ criterion: Criterion, _ schema: ResourceSchema, in scope: inout PlanScope) -> SQL {
        switch criterion {
        case .matches(let parameter, let test, let operands):
            return matches(parameter, test, operands, schema, in: &scope)
        case .matchesNone(let parameter, let operands):
            return "(\(matches(parameter, .standard, operands, schema, in: &scope))) IS NOT TRUE"
        case .missing(let parameter, let isMissing):
            return missing(parameter, isMissing, schema, in: &scope)
        case .chained(let parameter, let target, let inner):
            return chained(parameter, target, inner, in: &scope)
        case .referenced(let source, let parameter, let inner):
            return referenced(by: source, parameter, inner, schema, in: &scope)
        case .all(let criteria):
            return Self.all(criteria.map { condition($0, schema, in: &scope) })
        case .any(let criteria):
            return Self.any(criteria.map { condition($0, schema, in: &scope) })
        }
    }

    mutating func condition(_ condition: Condition, in scope: inout PlanScope) -> SQL {
        switch condition {
        case .always:
            return Self.always
        case .equals(let column, let literals):
            return Bound.equals(scope.sql(column), literals)
        case .sameValue(let left, let right):
            return "\(scope.sql(left)) = \(scope.sql(right))"
        case .all(let conditions):
            return Self.all(conditions.map { self.condition($0, in: &scope) })
        case .any(let conditions):
            return Self.any(conditions.map { self.condition($0, in: &scope) })
        case .not(let inner):
            return "(\(self.condition(inner, in: &scope))) IS NOT TRUE"
        case .exists(let path, let inner):
            return along(path, in: &scope) { planner, scope in planner.condition(inner, in: &scope) }
        }
    }

    private mutating func matches(
        _ parameter: SearchParameter, _ test: SearchOperator, _ operands: [SearchOperand], _ schema: ResourceSchema,
        in scope: inout PlanScope
    ) -> SQL {
        let alternatives = parameter.targets.map { target in
            guarded(target, in: &scope) { planner, scope in
                Self.any(
                    operands.map { planner.match(target.content, test, $0, schema, in: &scope) ?? Self.never })
            }
        }
        return Self.any(alternatives)
    }

    /// The condition along the target's path, with the target's own condition on the record.
    private mutating func guarded(
        _ target: SearchTarget, in scope: inout PlanScope, _ inner: (inout SearchPlanner, inout PlanScope) -> SQL
    ) -> SQL {
        let found = along(target.path, in: &scope, inner)
        return target.condition == .always ? found : Self.all([condition(target.condition, in: &scope), found])
    }

    /// What must hold for one operand; `nil` when nothing can match.
    private mutating func match(
        _ content: SearchTarget.Content, _ test: SearchOperator, _ operand: SearchOperand, _ schema: ResourceSchema,
        in scope: inout PlanScope
    ) -> SQL? {
        switch (content, operand) {
        case (.text(let columns), .text(let text)):
            return Self.any(columns.map { TextMatch.condition(scope.sql($0), test, text) })
        case (.token(let token), .token(let system, let code)):
            return tokenMatch(token, system: system, code: code, in: &scope)
        case (.token(let token), .identifier(let type, let value)):
            guard token.identifierType == type else { return nil }
            return codeMatch(token.codes, value, in: &scope)
        case (.identity, .token(_, let code)):
            return identity(schema, code, isReference: false, in: &scope)
        case (.date(let column), .date(let comparison, let low, let high)):
            let sql = scope.sql(column)
            return column.kind == .date
                ? DateMatch.day(sql, comparison, low, high) : DateMatch.instant(sql, comparison, low, high)
        case (.period(let start, let end), .date(let comparison, let low, let high)):
            return DateMatch.period(scope.sql(start), scope.sql(end), comparison, low, high)
        case (.lastUpdated, .date(let comparison, let low, let high)):
            let changed = LastUpdatedMatch(schema: schema)
            return changed.condition(comparison, low, high, in: &scope)
        case (.number(let column), .number(let comparison, let value, let low, let high)):
            return NumberMatch.condition(scope.sql(column), comparison, value: value, low: low, high: high)
        case (.reference(let reference), .reference(let type, let id)):
            guard type == nil || type == reference.type, let target = schemas[reference.schema] else { return nil }
            return among(reference, target, in: &scope) { planner, inner in
                planner.identity(target, id, isReference: true, in: &inner) ?? Self.never
            }
        case (.reference(let reference), .token(_, let code)):
            guard let target = schemas[reference.schema] else { return nil }
            return among(reference, target, in: &scope) { planner, inner in
                planner.identity(target, code, isReference: true, in: &inner) ?? Self.never
            }
        default:
            return nil
        }
    }

    // MARK: Tokens

    private mutating func tokenMatch(
        _ token: TokenContent, system: String?, code: String, in scope: inout PlanScope
    ) -> SQL? {
        if let system {
            guard system.isEmpty ? token.systems.isEmpty || token.identifierType != nil : token.systems.contains(system)
            else { return nil }
        }
        return codeMatch(token.codes, code, in: &scope)
    }

    private mutating func codeMatch(_ codes: TokenContent.Codes, _ code: String, in scope: inout PlanScope) -> SQL? {
        switch codes {
        case .column(let column):
            let sql = scope.sql(column)
            if code.isEmpty { return hasValue(sql, column.kind) }
            return Bound.equals(sql, column.kind, code)
        case .mapped(let column, let mappings):
            let literals = mappings.filter { code.isEmpty || $0.code == code }.flatMap(\.values)
            return literals.isEmpty ? nil : Bound.equals(scope.sql(column), literals)
        case .conditions(let cases):
            let conditions = cases.filter { code.isEmpty || $0.code == code }.map(\.condition)
            return conditions.isEmpty ? nil : condition(.any(conditions), in: &scope)
        case .constant(let constant):
            return code.isEmpty || code == constant ? Self.always : nil
        }
    }

    // MARK: Identity and references

    /// The condition that a row of the schema's source has the id, or the business code that references may use.
    mutating func identity(
        _ schema: ResourceSchema, _ text: String, isReference: Bool, in scope: inout PlanScope
    ) -> SQL? {
        if let id = RecordID(text) { return identity(schema, id, in: &scope) }
        guard isReference, let code = schema.identity.code else { return nil }
        return Bound.equals(scope.sql(code), code.kind, text)
    }

    mutating func identity(_ schema: ResourceSchema, _ id: RecordID, in scope: inout PlanScope) -> SQL? {
        let uuid = schema.identity.uuid
        guard let test = Bound.equals(scope.sql(uuid), uuid.kind, id.uuid) else { return nil }
        guard let member = schema.identity.member else { return id.member == nil ? test : nil }
        guard let number = id.member else {
            let first = schema.identity.withoutMember
            return first == .always ? test : "\(test) AND \(condition(first, in: &scope))"
        }
        return "\(test) AND \(scope.sql(member)) = \(number)"
    }

    /// `reference IN (SELECT column FROM target WHERE …)`.
    private mutating func among(
        _ reference: SearchTarget.Reference, _ target: ResourceSchema, in scope: inout PlanScope,
        _ inner: (inout SearchPlanner, inout PlanScope) -> SQL
    ) -> SQL {
        var targetScope = PlanScope(source: target.source, prefix: nextPrefix())
        let condition = inner(&self, &targetScope)
        let column = targetScope.sql(reference.column)
        return "\(scope.sql(reference.reference)) IN (SELECT \(column) FROM \(targetScope.from()) WHERE \(condition))"
    }

    private mutating func chained(
        _ parameter: SearchParameter, _ target: ResourceSchema, _ inner: Criterion, in scope: inout PlanScope
    ) -> SQL {
        let alternatives: [SQL] = parameter.targets.compactMap { candidate in
            guard case .reference(let reference) = candidate.content, reference.schema == target.name else {
                return nil
            }
            return guarded(candidate, in: &scope) { planner, scope in
                planner.among(reference, target, in: &scope) { planner, targetScope in
                    planner.condition(inner, target, in: &targetScope)
                }
            }
        }
        return Self.any(alternatives)
    }

    private mutating func referenced(
        by source: ResourceSchema, _ parameter: SearchParameter, _ inner: Criterion, _ schema: ResourceSchema,
        in scope: inout PlanScope
    ) -> SQL {
        let alternatives: [SQL] = parameter.targets.compactMap { candidate in
            guard case .reference(let reference) = candidate.content, reference.schema == schema.name else {
                return nil
            }
            var sourceScope = PlanScope(source: source.source, prefix: nextPrefix())
            let condition = self.condition(inner, source, in: &sourceScope)
            // The way to the rows that refer: the last step's table holds the reference.
            let column: SQL
            var conditions = [sourceScope.isCurrent(), condition]
            var joins = SQL.empty
            var alias: String?
            for step in candidate.path {
                let next = nextPrefix() + "s"
                let reference = alias.map { SQL.column($0, step.reference.name) } ?? sourceScope.sql(step.reference)
                joins += """
                     JOIN \(identifier: step.table.name) \(identifier: next) \
                    ON \(SQL.column(next, step.column)) = \(reference)
                    """
                if step.onlyCurrent { conditions.append(PlanScope.isCurrent(step.table, alias: next)) }
                alias = next
            }
            column = alias.map { SQL.column($0, reference.reference.name) } ?? sourceScope.sql(reference.reference)
            return """
                \(scope.sql(reference.column)) IN (SELECT \(column) FROM \(sourceScope.from())\(joins) \
                WHERE \(conditions.joined(separator: " AND ")))
                """
        }
        return Self.any(alternatives)
    }

    // MARK: Paths

    /// The condition that some row at the end of the path meets `inner`.
    private mutating func along(
        _ path: [Step], in scope: inout PlanScope, _ inner: (inout SearchPlanner, inout PlanScope) -> SQL
    ) -> SQL {
        guard let step = path.first else { return inner(&self, &scope) }
        let alias = nextPrefix() + "s"
        var next = PlanScope(alias: alias)
        let condition = along(Array(path.dropFirst()), in: &next, inner)
        let conditions = [step.onlyCurrent ? PlanScope.isCurrent(step.table, alias: alias) : .empty, condition]
        return """
            \(scope.sql(step.reference)) IN (SELECT \(SQL.column(alias, step.column)) \
            FROM \(identifier: step.table.name) \(identifier: alias) WHERE \(conditions.joined(separator: " AND ")))
            """
    }

    private mutating func nextPrefix() -> String {
        levels += 1
        return "q\(levels)"
    }

    // MARK: Missing

    private mutating func missing(
        _ parameter: SearchParameter, _ isMissing: Bool, _ schema: ResourceSchema, in scope: inout PlanScope
    ) -> SQL {
        let present = Self.any(
            parameter.targets.map { target in
                guarded(target, in: &scope) { planner, scope in planner.present(target.content, in: &scope) }
            })
        return isMissing ? "(\(present)) IS NOT TRUE" : present
    }

    private mutating func present(_ content: SearchTarget.Content, in scope: inout PlanScope) -> SQL {
        switch content {
        case .text(let columns):
            return Self.any(columns.map { hasValue(scope.sql($0), $0.kind) })
        case .token(let token):
            return codeMatch(token.codes, "", in: &scope) ?? Self.never
        case .date(let column), .number(let column):
            return hasValue(scope.sql(column), column.kind)
        case .period(let start, let end):
            return Self.any([hasValue(scope.sql(start), .date), hasValue(scope.sql(end), .date)])
        case .reference(let reference):
            return hasValue(scope.sql(reference.reference), reference.reference.kind)
        case .lastUpdated, .identity:
            return Self.always
        }
    }

    private func hasValue(_ column: SQL, _ kind: Column.Kind) -> SQL {
        // Empty text means absent in openIMIS.
        kind == .text ? "\(column) <> ''" : "\(column) IS NOT NULL"
    }
}
