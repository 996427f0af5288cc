import OpenIMIS
import SQLInterface

/// How text columns are searched: without case from the start, anywhere inside, or exactly.
enum TextMatch {
    /// The form in which texts are compared and sorted.
    ///
    /// PostgreSQL compares it byte by byte, as SQLite does, so that an
    /// index over it answers ranges.
    static func folded(_ column: SQL) -> SQL {
        SQL(sqlite: "lower(\(column))", postgresql: "lower(\(column)) COLLATE \"C\"")
    }

    static func condition(_ column: SQL, _ test: SearchOperator, _ text: String) -> SQL {
        switch test {
        case .exact:
            return "\(column) = \(text)"
        case .contains:
            return "\(folded(column)) LIKE \(likePattern(text)) ESCAPE '!'"
        case .standard:
            let low = text.lowercased()
            guard !low.isEmpty else { return SearchPlanner.always }
            // A range instead of LIKE: an index serves it in prepared statements too.
            guard let high = successor(of: low) else { return "\(folded(column)) >= \(low)" }
            return "(\(folded(column)) >= \(low) AND \(folded(column)) < \(high))"
        }
    }

    private static func likePattern(_ text: String) -> String {
        var pattern = "%"
        for character in text.lowercased() {
            if character == "%" || character == "_" || character == "!" { pattern.append("!") }
            pattern.append(character)
        }
        return pattern + "%"
    }

    /// The least text in byte order that is above every text with the prefix; `nil` when there is none.
    static func successor(of prefix: String) -> String? {
        var scalars = Array(prefix.unicodeScalars)
        while let last = scalars.popLast() {
            var value = last.value + 1
            if value == 0xD800 { value = 0xE000 }
            guard let next = Unicode.Scalar(value) else { continue }
            scalars.append(next)
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            return String(text)
        }
        return nil
    }
}
