import FHIRModel

extension XMLElement {
    /// Puts the elements of a resource into the order of their definitions, those of one name in theirs.
    ///
    /// What no definition has stays where it is, for the reader to refuse.
    func sortAsResource(_ facts: any ElementFacts) {
        guard let type = facts.type(named: name) else { return }
        sort(as: type, facts)
    }

    private func sort(as type: ElementTypeID, _ facts: any ElementFacts) {
        var ordered: [(order: Int, child: XMLElement)] = []
        for child in elements {
            guard child.namespace == namespace, let name = ElementName(known: child.name),
                let fact = facts.element(name, of: type)
            else { return }
            ordered.append((Int(fact.order), child))
            switch fact.content {
            case .complex(let inner): child.sort(as: inner, facts)
            case .resource: for resource in child.elements { resource.sortAsResource(facts) }
            case .primitive: facts.type(named: "Element").map { child.sort(as: $0, facts) }
            case .xhtml, .attribute: continue
            }
        }
        // Names of one choice element share a place and stay together.
        let sorted = ordered.enumerated().sorted { left, right in
            (left.element.order, left.offset) < (right.element.order, right.offset)
        }
        children = sorted.map { .element($0.element.child) }
    }
}
