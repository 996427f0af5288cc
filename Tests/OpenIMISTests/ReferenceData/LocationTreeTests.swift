import OpenIMIS
import Testing

@Suite struct LocationTreeTests {
    private static func location(_ key: Int, _ type: String, _ name: String, _ parent: Int?) -> LocationTree.Location {
        .init(
            key: key, uuid: "00000000-0000-0000-0000-00000000000\(key)", code: "C\(key)", name: name, type: type,
            parent: parent, isCurrent: key != 6)
    }

    private let tree = LocationTree([
        location(1, "R", "Region", nil), location(2, "D", "District", 1), location(3, "W", "Ward", 2),
        location(4, "V", "Village", 3), location(5, "V", "Village", 7), location(6, "V", "Village", 3),
        location(7, "W", "Loop", 8), location(8, "D", "Loop", 7),
    ])

    @Test func namesThoseAbove() {
        let place = tree[4]
        #expect(place?.village == "Village")
        #expect(place?.ward == "Ward")
        #expect(place?.district == "District")
        #expect(place?.region == "Region")
        #expect(tree[2]?.village == nil)
        #expect(tree[9] == nil)
    }

    @Test func endsInACycle() {
        #expect(tree[5]?.ward == "Loop")
        #expect(tree[5]?.region == nil)
    }

    @Test func findsCurrentVillagesByTheirNames() {
        #expect(tree.villages(named: "village", district: nil, region: nil).count == 2)
        #expect(tree.villages(named: "Village", district: "DISTRICT", region: "Region").map(\.key) == [4])
        #expect(tree.villages(named: "Ward", district: nil, region: nil).isEmpty)
        #expect(tree.location(code: "C6") == nil)
        #expect(tree.location(uuid: "00000000-0000-0000-0000-000000000006")?.key == 6)
    }
}
