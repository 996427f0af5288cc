import SQLInterface

/// Rows of one table, gathered before they are written.
struct DemoRows {
    let table: String
    let columns: [String]
    private(set) var rows: [[SQLValue]] = []

    /// Whether the store itself counts the table's keys up: they are numbers, not UUIDs.
    var hasDrawnKeys: Bool {
        switch rows.first?.first {
        case nil, .integer: true
        default: false
        }
    }

    /// `columns` are names between blanks.
    init(_ table: String, _ columns: String) {
        self.table = table
        self.columns = columns.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    mutating func add(_ values: SQLValue...) {
        precondition(values.count == columns.count, "\(table) has \(columns.count) columns here, not \(values.count)")
        rows.append(values)
    }

    mutating func add(_ values: [SQLValue]) {
        precondition(values.count == columns.count, "\(table) has \(columns.count) columns here, not \(values.count)")
        rows.append(values)
    }

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
    }

    func insert(_ session: any SQLSession) throws {
        guard !rows.isEmpty else { return }
        try session.insert(into: table, columns: columns, rows: rows)
    }
}

extension SQLValue {
    static func number(_ value: Int) -> SQLValue { .integer(Int64(value)) }

    /// Money in hundredths, written with its two decimals.
    static func amount(_ hundredths: Int) -> SQLValue {
        let fraction = hundredths % 100
        return .decimal("\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)")
    }
}
