import FHIRModel
import FHIRService

/// A page of the module: a searchset Bundle with page numbers in its links.
struct ModulePage {
    let resources: [StoredResource]
    let total: Int
    let hasNext: Bool
    let page: Int
    let query: QueryString
    /// The public URL of the list, with the slash at its end.
    let listURL: String
    let hasIDs: Bool

    func bytes() -> [UInt8] {
        let size = resources.reduce(512) { $0 + $1.json.count + 160 }
        var bundle = ResourceBuilder(resourceType: "Bundle", capacity: size)
        bundle.string("type", constant: "searchset")
        bundle.integer("total", total)
        bundle.array("link") { links in
            links.link("self", url(query))
            if hasNext { links.link("next", url(pages(to: page + 1))) }
            if page > 1 { links.link("previous", url(page == 2 ? pages(to: nil) : pages(to: page - 1))) }
        }
        bundle.array("entry") { entries in
            for resource in resources {
                entries.item { entry in
                    if hasIDs { entry.string("fullUrl", listURL + resource.id) }
                    entry.raw("resource", json: resource.json)
                }
            }
        }
        return bundle.finish()
    }

    private func url(_ query: QueryString) -> String {
        query.pairs.isEmpty ? listURL : "\(listURL)?\(query.encoded)"
    }

    /// The query with another page number; its parameters in alphabetical order, as the module's links have them.
    private func pages(to number: Int?) -> QueryString {
        var pairs = query.pairs.filter { $0.key != "page-offset" }
        if let number { pairs.append(QueryString.Pair(key: "page-offset", value: String(number))) }
        return QueryString(pairs.sorted { $0.key < $1.key })
    }
}

extension ResourceBuilder {
    fileprivate mutating func link(_ relation: StaticString, _ url: String) {
        item { link in
            link.string("relation", constant: relation)
            link.string("url", url)
        }
    }
}
