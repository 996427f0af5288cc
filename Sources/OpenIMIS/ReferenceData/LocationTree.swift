/// The locations of `tblLocations`: regions, districts, wards and villages, closed ones included.
package struct LocationTree: Sendable {
    package struct Location: Sendable, Hashable {
        package let key: Int
        package let uuid: String
        package let code: String?
        package let name: String?
        /// `R` region, `D` district, `W` ward, `V` village.
        package let type: String
        package let parent: Int?
        package let isCurrent: Bool

        package init(
            key: Int, uuid: String, code: String?, name: String?, type: String, parent: Int?, isCurrent: Bool
        ) {
            self.key = key
            self.uuid = uuid.lowercased()
            self.code = code
            self.name = name
            self.type = type
            self.parent = parent
            self.isCurrent = isCurrent
        }
    }

    /// A location with those above it.
    package struct Place: Sendable, Hashable {
        package let location: Location
        package let village: String?
        package let ward: String?
        package let district: String?
        package let region: String?
    }

    private let places: [Int: Place]
    private let keysByUUID: [String: Int]
    private let keysByCode: [String: Int]

    package static let empty = LocationTree([])

    package init(_ locations: [Location]) {
        let byKey = Dictionary(locations.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        places = byKey.mapValues { Self.place(of: $0, in: byKey) }
        keysByUUID = Dictionary(locations.map { ($0.uuid, $0.key) }, uniquingKeysWith: { first, _ in first })
        keysByCode = Dictionary(
            locations.compactMap { location in
                location.isCurrent ? location.code.map { ($0, location.key) } : nil
            }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(key: Int) -> Place? { places[key] }

    package func location(uuid: String) -> Location? {
        keysByUUID[uuid.lowercased()].flatMap { places[$0]?.location }
    }

    /// The current location with a code.
    package func location(code: String) -> Location? { keysByCode[code].flatMap { places[$0]?.location } }

    /// The current villages of a name, compared without case, in the district and region where these are given.
    package func villages(named name: String, district: String?, region: String?) -> [Location] {
        func matches(_ name: String?, _ wanted: String?) -> Bool {
            guard let wanted else { return true }
            return name?.lowercased() == wanted.lowercased()
        }
        return places.values.filter { place in
            place.location.type == "V" && place.location.isCurrent && matches(place.location.name, name)
                && matches(place.district, district) && matches(place.region, region)
        }.map(\.location)
    }

    /// Walks up at most the four levels there are, so that a cycle in the table ends too.
    private static func place(of location: Location, in all: [Int: Location]) -> Place {
        var names: [String: String] = [:]
        var current: Location? = location
        for _ in 0..<4 {
            guard let level = current else { break }
            if names[level.type] == nil { names[level.type] = level.name }
            current = level.parent.flatMap { all[$0] }
        }
        return Place(
            location: location, village: names["V"], ward: names["W"], district: names["D"], region: names["R"])
    }
}
