import SQLInterface
import Testing

@Suite struct SQLTests {
    @Test func bindsInterpolatedValuesAndJoinsStatements() {
        let condition: SQL = "\"CHFID\" = \("' OR 1=1")"
        let statement: SQL = "SELECT \(raw: "1") FROM \(identifier: "tblInsuree") WHERE \(condition) AND x < \(5)"
        let sqlite = statement.rendered(for: .sqlite)
        #expect(sqlite.text == #"SELECT 1 FROM "tblInsuree" WHERE "CHFID" = ? AND x < ?"#)
        #expect(sqlite.values == [.text("' OR 1=1"), .integer(5)])
        let postgresql = statement.rendered(for: .postgresql)
        #expect(postgresql.text == #"SELECT 1 FROM "tblInsuree" WHERE "CHFID" = $1 AND x < $2"#)
        #expect(postgresql.values == sqlite.values)
    }

    @Test func numbersPlaceholdersAcrossVariants() {
        let variant = SQL(sqlite: "a = \(1)", postgresql: "b = \(2) OR c = \(3)")
        let statement: SQL = "\(variant) AND d = \(4)"
        #expect(
            statement.rendered(for: .sqlite)
                == RenderedSQL(text: "a = ? AND d = ?", values: [.integer(1), .integer(4)]))
        #expect(
            statement.rendered(for: .postgresql)
                == RenderedSQL(text: "b = $1 OR c = $2 AND d = $3", values: [.integer(2), .integer(3), .integer(4)]))
    }

    @Test func bindsNilAsNull() {
        let text: String? = nil
        let number: Int? = nil
        let statement: SQL = "\(text), \(number), \(uuid: nil), \(decimal: nil), \(json: nil)"
        #expect(statement.rendered(for: .sqlite).values == [.null, .null, .null, .null, .null])
    }

    @Test func quotesIdentifiers() {
        #expect(SQL.identifier("Min Age").rendered(for: .sqlite).text == #""Min Age""#)
        #expect(SQL.identifier(#"a"b"#).rendered(for: .sqlite).text == #""a""b""#)
        #expect(SQL.column("i", "CHFID").rendered(for: .sqlite).text == #""i"."CHFID""#)
    }

    @Test func leavesEmptyStatementsOutOfJoins() {
        let joined = [SQL("a"), .empty, "b"].joined(separator: " AND ")
        #expect(joined.rendered(for: .sqlite).text == "a AND b")
        #expect([SQL]().joined(separator: ", ").isEmpty)
    }

    @Test func listsMatchNothingWhenEmpty() {
        #expect(SQL.list([]).rendered(for: .postgresql).text == "(NULL)")
        #expect(SQL.list([.integer(1), .integer(2)]).rendered(for: .postgresql).text == "($1, $2)")
    }
}
