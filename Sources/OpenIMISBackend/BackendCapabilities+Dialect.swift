import FHIRService
import OpenIMIS

extension BackendCapabilities {
    /// What the handlers of a dialect offer, type by type in their order.
    init(_ dialect: ResourceDialect) {
        var types: [String] = []
        for handler in dialect.handlers where !types.contains(handler.schema.type) { types.append(handler.schema.type) }
        self.init(
            types.map { type in
                ResourceCapability(type, dialect.handlers)
            })
    }
}

extension ResourceCapability {
    fileprivate init(_ type: String, _ all: [any ResourceHandler]) {
        let handlers = all.filter { $0.schema.type == type }
        let writes = handlers.compactMap { $0.writer?.interactions }.reduce(into: Set<Interaction>()) {
            $0.formUnion($1)
        }
        let patch: Set<Interaction> = writes.contains(.update) ? [.patch] : []
        self.init(
            type: type, interactions: writes.union([.read, .searchType]).union(patch),
            searchParameters: Self.parameters(handlers), includes: Self.references(handlers) { _ in true },
            reverseIncludes: Self.references(all) { $0 == type }, profiles: Self.unique(handlers.flatMap(\.profiles)))
    }

    /// The parameters of all kinds, each once.
    private static func parameters(_ handlers: [any ResourceHandler]) -> [SearchParameterCapability] {
        var found: [SearchParameterCapability] = []
        for parameter in handlers.flatMap(\.schema.parameters) {
            if let index = found.firstIndex(where: { $0.name == parameter.name }) {
                found[index].targets = unique(found[index].targets + parameter.referredTypes)
            } else {
                found.append(SearchParameterCapability(parameter))
            }
        }
        found.append(
            SearchParameterCapability(
                name: "_has", kind: .special, documentation: "Resources that others refer to (reverse chaining)"))
        return found
    }

    /// `Type:parameter` of the references to types of which `isWanted` holds.
    private static func references(
        _ handlers: [any ResourceHandler], _ isWanted: (String) -> Bool
    ) -> [String] {
        unique(
            handlers.flatMap { handler in
                handler.schema.parameters.filter { $0.referredTypes.contains(where: isWanted) }
                    .map { "\(handler.schema.type):\($0.name)" }
            })
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}

extension SearchParameterCapability {
    fileprivate init(_ parameter: SearchParameter) {
        let kind: Kind =
            switch parameter.kind {
            case .number: .number
            case .date: .date
            case .string: .string
            case .token: .token
            case .reference: .reference
            case .quantity: .quantity
            case .uri: .uri
            case .special: .special
            }
        self.init(
            name: parameter.name, kind: kind, definition: parameter.definition,
            documentation: parameter.documentation, targets: parameter.referredTypes)
    }
}
