/// The openIMIS tables that the gateway reads and writes, as the schema of openIMIS's 2026 releases has them.
enum OpenIMISTables {
    static let notations: [TableNotation] = [insuree, policy, claim, location, medical, invoice, formalSector, account]

    static func all() throws(TableNotationError) -> [TableDefinition] {
        var tables: [TableDefinition] = []
        for notation in notations { tables += try notation.tables() }
        return tables
    }
}
