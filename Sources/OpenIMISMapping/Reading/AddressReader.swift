import FHIRModel
import OpenIMIS

/// Reads an Address in the guide's form: the village by reference or code, and the text.
struct AddressReader {
    let locations: LocationTree

    /// The village's key, and the address text.
    func read(_ address: Node, at path: String, into report: inout Report) -> (locationKey: Int?, text: String?) {
        (village(address, path, &report), Self.text(address))
    }

    /// The text, or else the lines joined by commas.
    private static func text(_ address: Node) -> String? {
        if let text = address[.text]?.string?.trimmed { return text }
        guard let lines = address[.line] else { return nil }
        return lines.elements.compactMap { $0.string?.trimmed }.joined(separator: ", ").trimmed
    }

    private func village(_ address: Node, _ path: String, _ report: inout Report) -> Int? {
        guard let reference = address.firstExtension(named: "address-location-reference") else {
            return named(address, path, &report)
        }
        let place = "\(path).extension"
        let value = reference[.valueReference]
        guard let key = ReferenceReader("Location").key(value, at: place, into: &report) else { return nil }
        let location =
            switch key.name {
            case .uuid(let uuid): locations.location(uuid: uuid)
            case .code(let code): locations.location(code: code)
            }
        guard let location, location.isCurrent else {
            report.add(.invalidValue, at: place, "There is no current Location that this refers to.")
            return nil
        }
        guard location.type == "V" else {
            report.add(.invalidValue, at: place, "The Location is not a village (physicalType V).")
            return nil
        }
        return location.key
    }

    /// Without a reference, the names must lead to one village.
    private func named(_ address: Node, _ path: String, _ report: inout Report) -> Int? {
        guard let city = address[.city]?.string?.trimmed else { return nil }
        let found = locations.villages(
            named: city, district: address[.district]?.string?.trimmed, region: address[.state]?.string?.trimmed)
        guard found.count == 1, let village = found.first else {
            report.add(
                .invalidValue, at: "\(path).city",
                "\(found.isEmpty ? "No" : "More than one") village has this name in the district and state given; "
                    + "name it by the extension address-location-reference.")
            return nil
        }
        return village.key
    }
}
