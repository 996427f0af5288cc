import OpenIMIS
import Testing

@Suite struct RecordIDTests {
    static let uuid = "a3df066b-3e23-429a-92ad-cd1ef46daa2f"

    @Test(arguments: [
        (uuid, uuid, Int?.none), (uuid.uppercased(), uuid, nil), ("\(uuid).7", uuid, 7),
        ("\(uuid).2147483647", uuid, 2_147_483_647),
    ])
    func readsUUIDsWithOrWithoutANumber(_ text: String, _ uuid: String, _ member: Int?) {
        let id = RecordID(text)
        #expect(id?.uuid == uuid)
        #expect(id?.member == member)
    }

    @Test(arguments: [
        "", "none", "070707070", "\(uuid).", "\(uuid).07", "\(uuid).+7", "\(uuid).2147483648", "\(uuid)x",
        "\(uuid).7.8",
        "a3df066b-3e23-429a-92ad-cd1ef46daa2", "a3df066b03e23-429a-92ad-cd1ef46daa2f",
    ])
    func refusesAnythingElse(_ text: String) {
        #expect(RecordID(text) == nil)
    }

    @Test func makesRandomUUIDsOfVersion4() {
        var seen: Set<String> = []
        for _ in 0..<1000 {
            let uuid = RandomUUID.make()
            #expect(RecordID.isUUID(uuid))
            #expect(Array(uuid)[14] == "4")
            #expect("89ab".contains(Array(uuid)[19]))
            seen.insert(uuid)
        }
        #expect(seen.count == 1000)
    }
}
