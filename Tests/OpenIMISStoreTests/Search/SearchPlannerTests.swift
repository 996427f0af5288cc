import OpenIMIS
import SQLInterface
import Testing

@testable import OpenIMISStore

@Suite struct SearchPlannerTests {
    static let schema = ResourceSchema(
        name: "insuree", type: "Patient", source: .insurees,
        identity: .init(uuid: Column("InsureeUUID", .textUUID), code: Column("CHFID")),
        parameters: [
            SearchParameter("family", .string, definition: "", "", [SearchTarget(.text([Column("LastName")]))]),
            SearchParameter("birthdate", .date, definition: "", "", [SearchTarget(.date(Column("DOB", .date)))]),
            SearchParameter(
                "head", .reference, definition: "", "",
                [
                    SearchTarget(
                        .reference(
                            .init(
                                to: "insuree", type: "Patient", by: Column("InsureeID", .integer, of: "family"),
                                equals: Column("InsureeID", .integer))))
                ]),
            SearchParameter(
                "village", .string, definition: "", "",
                [
                    SearchTarget(
                        path: [Step(Column("CurrentVillage", .integer), to: .locations, onlyCurrent: false)],
                        .text([Column("LocationName")]))
                ]),
        ])

    static func criterion(_ name: String, _ operands: SearchOperand...) -> Criterion {
        schema.parameter(named: name).map { .matches($0, .standard, operands) } ?? .any([])
    }

    static let cases: [(Criterion, String, String)] = [
        (
            criterion("family", .text("Mac%")),
            #"(lower("r"."LastName") >= ? AND lower("r"."LastName") < ?)"#,
            #"(lower("r"."LastName") COLLATE "C" >= $1 AND lower("r"."LastName") COLLATE "C" < $2)"#
        ),
        (
            criterion("birthdate", .date(.equal, low: 0, high: Moment.microsecondsOfDay)),
            #"("r"."DOB" >= ? AND "r"."DOB" < ?)"#, #"("r"."DOB" >= $1 AND "r"."DOB" < $2)"#
        ),
        (
            criterion("head", .reference(type: nil, id: "070707070")),
            #""family"."InsureeID" IN (SELECT "q1r"."InsureeID" FROM "tblInsuree" "q1r" WHERE "q1r"."CHFID" = ?)"#,
            #""family"."InsureeID" IN (SELECT "q1r"."InsureeID" FROM "tblInsuree" "q1r" WHERE "q1r"."CHFID" = $1)"#
        ),
        (
            criterion("village", .text("r")),
            #""r"."CurrentVillage" IN (SELECT "q1s"."LocationId" FROM "tblLocations" "q1s" WHERE (lower("q1s"."LocationName") >= ? AND lower("q1s"."LocationName") < ?))"#,
            #""r"."CurrentVillage" IN (SELECT "q1s"."LocationId" FROM "tblLocations" "q1s" WHERE (lower("q1s"."LocationName") COLLATE "C" >= $1 AND lower("q1s"."LocationName") COLLATE "C" < $2))"#
        ),
    ]

    @Test(arguments: cases)
    func bindsEveryValue(_ criterion: Criterion, _ sqlite: String, _ postgresql: String) {
        var planner = SearchPlanner(schemas: ["insuree": Self.schema])
        var scope = PlanScope(source: .insurees, prefix: "")
        let sql = planner.condition(criterion, Self.schema, in: &scope)
        #expect(sql.rendered(for: .sqlite).text == sqlite)
        #expect(sql.rendered(for: .postgresql).text == postgresql)
        #expect(!sql.rendered(for: .sqlite).values.isEmpty)
    }

    @Test func joinsOnlyWhatASearchNeeds() throws {
        let query = RecordQuery(Self.schema, criteria: [Self.criterion("family", .text("a"))], limit: 10)
        let text = CountStatement(query, schemas: [:]).sql.rendered(for: .postgresql).text
        #expect(
            text == #"SELECT count(*) FROM "tblInsuree" "tr" WHERE "tr"."ValidityTo" IS NULL "#
                + #"AND (lower("tr"."LastName") COLLATE "C" >= $1 AND lower("tr"."LastName") COLLATE "C" < $2)"#)
    }

    @Test func startsAPageBesideARow() throws {
        let parameter = try #require(Self.schema.parameter(named: "birthdate"))
        let query = RecordQuery(
            Self.schema, sort: [.init(parameter, isDescending: true)], limit: 10,
            position: .init(keys: ["1980-01-01", "7"], isBackward: false))
        let statement = try PageStatement<InsureeSelection>(query, schemas: [:], limit: 11, withTotal: false)
        let text = statement.sql.rendered(for: .postgresql).text
        #expect(
            text.contains(
                #"WHERE "r"."ValidityTo" IS NULL AND (("r"."DOB" < $1 OR "r"."DOB" IS NULL) OR ("r"."DOB" = $2 "#
                    + #"AND "r"."InsureeID" > $3)) ORDER BY "r"."DOB" DESC NULLS LAST, "r"."InsureeID" LIMIT 11"#))
    }

    @Test(arguments: [("mac", "mad"), ("a\u{10FFFF}", "b"), ("z\u{D7FF}", "z\u{E000}")])
    func findsTheEndOfAPrefix(_ prefix: String, _ end: String) {
        #expect(TextMatch.successor(of: prefix) == end)
    }

    @Test func refusesAPositionOfAnotherSearch() {
        let query = RecordQuery(Self.schema, limit: 10, position: .init(keys: ["x"], isBackward: false))
        #expect(throws: StoreError.self) {
            try PageStatement<InsureeSelection>(query, schemas: [:], limit: 11, withTotal: false)
        }
    }
}
