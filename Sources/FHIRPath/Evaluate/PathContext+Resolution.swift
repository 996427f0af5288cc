import FHIRModel

extension PathContext {
    /// The resource a reference points to: within this resource, its Bundle, or wherever the host looks.
    func resolve(_ reference: String, from element: PathElement?) throws(PathError) -> PathElement? {
        if let host { return try host.resolve(reference, from: element) }
        return resolveWithin(reference)
    }

    /// Finds contained resources and entries of the Bundle that `%rootResource` is (FHIR R4, 2.3.0.2 and 2.36.4).
    public func resolveWithin(_ reference: String) -> PathElement? {
        if reference.hasPrefix("#") {
            guard let resource else { return nil }
            if reference == "#" { return resource }
            let id = String(reference.dropFirst())
            for holder in [resource, rootResource] {
                guard let contained = holder?.node[.contained] else { continue }
                for node in contained.elements where node[.id]?.textEquals(id) == true { return self.element(node) }
            }
            return nil
        }
        guard let bundle = rootResource?.node, bundle[.resourceType]?.text(equals: "Bundle") == true,
            let entries = bundle[.entry]
        else { return nil }
        for entry in entries.elements {
            guard let target = entry[.resource] else { continue }
            if let url = entry[.fullUrl]?.string, url == reference || url.hasSuffix("/" + reference) {
                return self.element(target)
            }
        }
        return nil
    }
}
