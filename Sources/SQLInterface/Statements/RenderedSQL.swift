/// A statement as a driver sends it: text with placeholders (`?` in SQLite, `$1` in PostgreSQL) and the values in order.
package struct RenderedSQL: Sendable, Hashable {
    package var text: String
    package var values: [SQLValue]

    package init(text: String, values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }
}

extension SQL {
    /// The statement's text and values in a dialect.
    package func rendered(for dialect: SQLDialect) -> RenderedSQL {
        if pieces.count == 1, case .text(let text) = pieces[0] { return RenderedSQL(text: text, values: []) }
        var rendered = RenderedSQL(text: "", values: [])
        rendered.text.reserveCapacity(textSize)
        append(to: &rendered, for: dialect)
        return rendered
    }

    private var textSize: Int {
        pieces.reduce(0) { size, piece in
            switch piece {
            case .text(let text): size + text.utf8.count
            case .value: size + 4
            case .variant(let sqlite, let postgresql): size + max(sqlite.textSize, postgresql.textSize)
            }
        }
    }

    private func append(to rendered: inout RenderedSQL, for dialect: SQLDialect) {
        for piece in pieces {
            switch piece {
            case .text(let text):
                rendered.text += text
            case .value(let value):
                rendered.values.append(value)
                switch dialect {
                case .sqlite: rendered.text += "?"
                case .postgresql: rendered.text += "$\(rendered.values.count)"
                }
            case .variant(let sqlite, let postgresql):
                (dialect == .sqlite ? sqlite : postgresql).append(to: &rendered, for: dialect)
            }
        }
    }
}
