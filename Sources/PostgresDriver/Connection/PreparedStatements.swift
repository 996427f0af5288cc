import CLibPQ
import SQLInterface

/// The statements a connection has prepared, found by their text.
///
/// The number kept is bounded.
struct PreparedStatements {
    struct Statement {
        let name: String
        let types: [Oid]
        fileprivate var lastUse: UInt64
    }

    /// Statements of one text differ in the types they were prepared with; there is nearly always one.
    private var byText: [String: [Statement]] = [:]
    private var count = 0
    private var uses: UInt64 = 0
    private var names: UInt64 = 0
    private let limit: Int

    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// The name of a statement that takes these values.
    mutating func name(of sql: RenderedSQL) -> String? {
        uses &+= 1
        guard let position = byText.index(forKey: sql.text) else { return nil }
        for index in byText.values[position].indices
        where PreparedStatements.accepts(byText.values[position][index].types, sql.values) {
            byText.values[position][index].lastUse = uses
            return byText.values[position][index].name
        }
        return nil
    }

    /// Notes a statement that is about to be prepared for these values.
    mutating func add(_ sql: RenderedSQL) -> Statement {
        names &+= 1
        let statement = Statement(name: "g\(names)", types: sql.values.map(PostgresType.of), lastUse: uses)
        byText[sql.text, default: []].append(statement)
        count += 1
        return statement
    }

    mutating func remove(_ name: String, text: String) {
        guard var statements = byText[text], let index = statements.firstIndex(where: { $0.name == name }) else {
            return
        }
        statements.remove(at: index)
        byText[text] = statements.isEmpty ? nil : statements
        count -= 1
    }

    /// Forgets the older half once there are too many.
    ///
    /// - Returns: the names to deallocate on the server.
    mutating func trim() -> [String] {
        guard count > limit else { return [] }
        let median = byText.values.joined().map(\.lastUse).sorted()[count / 2]
        var forgotten: [String] = []
        byText = byText.compactMapValues { statements in
            forgotten += statements.filter { $0.lastUse <= median }.map(\.name)
            let kept = statements.filter { $0.lastUse > median }
            return kept.isEmpty ? nil : kept
        }
        count -= forgotten.count
        return forgotten
    }

    /// Null fits every type, and text stands for any type the server inferred.
    private static func accepts(_ types: [Oid], _ values: [SQLValue]) -> Bool {
        guard types.count == values.count else { return false }
        for index in values.indices {
            let type = PostgresType.of(values[index])
            if type != types[index], type != PostgresType.inferred, types[index] != PostgresType.inferred {
                return false
            }
        }
        return true
    }
}
