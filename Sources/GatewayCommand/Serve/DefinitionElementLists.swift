import FHIRDefinitions
import FHIRService
import Synchronization

/// Summary and mandatory elements from the R4 definitions, looked up once a type.
final class DefinitionElementLists: ElementLists {
    private struct Lists: Sendable {
        var summary: Set<String> = []
        var mandatory: Set<String> = []
    }

    private let definitions: DefinitionStore
    private let known = Mutex<[String: Lists]>([:])

    init(_ definitions: DefinitionStore) { self.definitions = definitions }

    func summaryElements(of type: String) -> Set<String>? { lists(of: type)?.summary }
    func mandatoryElements(of type: String) -> Set<String>? { lists(of: type)?.mandatory }

    private func lists(of type: String) -> Lists? {
        if let lists = known.withLock({ $0[type] }) { return lists }
        guard let snapshot = definitions.type(named: type)?.snapshot else { return nil }
        var lists = Lists()
        for index in snapshot.children(of: 0) {
            let element = snapshot[index]
            let name = String(element.path.drop { $0 != "." }.dropFirst())
            if element.isSummary { lists.summary.insert(name) }
            if element.min ?? 0 > 0 { lists.mandatory.insert(name) }
        }
        known.withLock { $0[type] = lists }
        return lists
    }
}
