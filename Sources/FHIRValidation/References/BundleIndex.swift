import FHIRModel

/// Finds the entries of a Bundle by full URL and by type and id, so that references resolve in linear time.
final class BundleIndex {
    struct Target {
        let entry: Node
        let resource: Node
    }

    private var byURL: [String: Target] = [:]
    private var entries: [Node: Node] = [:]
    private var byTypeAndID: [String: Target] = [:]
    /// The Bundle's type code.
    let type: String

    init(_ bundle: Node) {
        type = bundle[.type]?.string ?? ""
        guard let list = bundle[.entry] else { return }
        for entry in list.elements {
            guard let resource = entry[.resource], resource.isObject else { continue }
            let target = Target(entry: entry, resource: resource)
            entries[resource] = entry
            if let url = entry[.fullUrl]?.string {
                if byURL[url] == nil { byURL[url] = target }
                if let version = resource[.meta]?[.versionId]?.string { byURL["\(url)/_history/\(version)"] = target }
            }
            if let type = resource.resourceType, let id = resource[.id]?.string {
                let key = "\(type)/\(id)"
                if byTypeAndID[key] == nil { byTypeAndID[key] = target }
                if let version = resource[.meta]?[.versionId]?.string {
                    byTypeAndID["\(key)/_history/\(version)"] = target
                }
            }
        }
    }

    func entry(url: String) -> Target? { byURL[url] }

    func entry(typeAndID: String) -> Target? { byTypeAndID[typeAndID] }

    /// The entry a resource is the content of.
    func entry(of resource: Node) -> Node? { entries[resource] }
}
