import FHIRModel

/// The text of one or more resources in a format.
struct ConversionOutput {
    let converter: ResourceConverter

    /// A single resource as itself; several as lines, or as a Bundle where the format has room for one resource only.
    func bytes(of resources: [Document], _ format: ResourceFormat) throws -> [UInt8] {
        if format == .ndjson {
            return try resources.reduce(into: []) { $0 += try converter.write($1, .ndjson) }
        }
        if resources.count == 1 { return try converter.write(resources[0], format) }
        var bundle = ResourceBuilder(resourceType: "Bundle")
        bundle.string("type", constant: "collection")
        bundle.array("entry") { entries in
            for resource in resources { entries.item { $0.raw("resource", node: resource.root) } }
        }
        return try converter.write(Document(json: bundle.finish(), limits: converter.reader.limits), format)
    }
}
