import FHIRModel
import Testing

@Suite struct NodeTests {
    static let claim = #"""
        {
          "resourceType": "Claim", "id": "1",
          "x-é": [true, null],
          "item": [
            {"sequence": 1, "unitPrice": {"value": 1.00, "currency": "EUR"}},
            {"sequence": -9223372036854775808, "net": {"value": 12345678901234567890.10e-3}}
          ],
          "_status": {"id": "a\u00e9\"\\\ud83d\ude00"},
          "patient": {"reference": "Patient/1"}
        }
        """#

    @Test func walksMembersAndElements() throws {
        let document = try Document(json: Self.claim)
        let root = document.root
        #expect(root.kind == .object)
        #expect(root.resourceType == "Claim")
        #expect(
            root.members.map { document.text(of: $0.name) }
                == ["resourceType", "id", "x-é", "item", "_status", "patient"])
        #expect(root[.item]?.count == 2)
        #expect(root[.item]?.elements.compactMap { $0[.sequence]?.numberText } == ["1", "-9223372036854775808"])
        #expect(root[.item]?[1]?[.sequence]?.integer == Int.min)
        #expect(root[.item]?[1]?[.net]?[.value]?.numberText == "12345678901234567890.10e-3")
        #expect(root[.item]?[1]?[.net]?[.value]?.integer == nil)
        #expect(root[.item]?[0]?[.unitPrice]?[.value]?.numberText == "1.00")
        #expect(root[.item]?[2] == nil)
        #expect(root[.item]?[-1] == nil)
        // A single value is its own element.
        #expect(root[.patient].map { Array($0.elements).count } == 1)
        #expect(root[.patient]?[.reference]?.text(equals: "Patient/1") == true)
        #expect(root[.patient]?[.reference]?.text(equals: "Patient/12") == false)
        #expect(root["x-é"]?[0]?.boolean == true)
        #expect(root["x-é"]?[1]?.isNull == true)
        #expect(root["absent"] == nil)
        #expect(root[ElementName.status.companion]?[.id]?.string == "aé\"\\😀")
        #expect(root["_status"]?[.id]?.text(equals: "aé\"\\😀") == true)
        #expect(root["_status"] == root[ElementName.status.companion])
    }

    @Test(arguments: [
        (["item", "1", "net", "value"], "Claim.item[1].net.value", 6, 57),
        (["x-é", "1"], "Claim.x-é[1]", 3, 17),
        (["_status", "id"], "Claim.status.id", 8, 21),
        (["patient"], "Claim.patient", 9, 14),
        ([], "Claim", 1, 1),
    ])
    func knowsPathAndPosition(_ way: [String], _ path: String, _ line: Int, _ column: Int) throws {
        var node: Node? = try Document(json: Self.claim).root
        for step in way { node = Int(step).map { node?[$0] } ?? node?[step] }
        #expect(node?.path == path)
        #expect(node?.position.line == line)
        #expect(node?.position.column == column)
    }

    @Test func borrowsTheSameValues() throws {
        let document = try Document(json: Self.claim)
        func check(_ node: Node, _ borrowed: BorrowedNode) {
            #expect(borrowed.node(in: document) == node)
            #expect(borrowed.kind == node.kind)
            #expect(borrowed.name == node.name)
            #expect(borrowed.boolean == node.boolean)
            #expect(borrowed.isPrimitive == node.isPrimitive)
            #expect(borrowed.isEmptyContainer == node.isEmptyContainer)
            #expect(borrowed.order == node.order && borrowed.endOrder == node.endOrder)
            if node.isPrimitive { #expect(borrowed.text == node.primitiveText) }
            #expect(borrowed.members.map(\.order) == node.members.map(\.value.order))
            #expect(borrowed.elements.map(\.order) == node.elements.map(\.order))
            for (member, value) in zip(borrowed.members, node.members) {
                #expect(borrowed[value.name]?.order == value.value.order)
                check(value.value, member)
            }
            if node.isArray { for (item, value) in zip(borrowed.elements, node.elements) { check(value, item) } }
        }
        document.withBorrowedRoot { check(document.root, $0) }
    }

    @Test func findsTheWayBack() throws {
        let document = try Document(json: Self.claim)
        for order in 1..<document.count {
            let node = document.node(at: order)
            let parent = try #require(node.parent)
            let isChild =
                parent.isObject ? parent.members.contains { $0.value == node } : parent.elements.contains(node)
            #expect(isChild)
        }
        #expect(document.root.parent == nil)
    }

    @Test(
        arguments: [
            ("{\"a\":[1,{\"id\":\"x\"}],\"b\":true}", "{ \"b\":true, \"a\":[1,{\"id\":\"\\u0078\"}]}", nil),
            ("{\"id\":1.0}", "{\"id\":1.00}", "id"), ("{\"id\":1}", "{\"id\":\"1\"}", "id"),
            ("{\"id\":[1]}", "{\"id\":[1,2]}", "id"), ("{\"id\":[1,2]}", "{\"id\":[1]}", "id[1]"),
            ("{\"id\":1}", "{\"id\":1,\"x\":2}", ""), ("{\"id\":1,\"x\":2}", "{\"id\":1}", "x"),
            ("{\"x\":{\"y\":null}}", "{\"y\":1,\"x\":{\"y\":null}}", ""),
        ] as [(String, String, String?)])
    func comparesContent(_ left: String, _ right: String, _ difference: String?) throws {
        let left = try Document(json: left).root
        let right = try Document(json: right).root
        #expect(left.firstDifference(from: right)?.path == difference)
        #expect(left.hasSameContent(as: right) == (difference == nil))
    }

    @Test func readsIntegersOnlyWhereTheyFit() throws {
        let root = try Document(json: "[0,-1,9223372036854775807,9223372036854775808,1.0,1e2,\"1\"]").root
        #expect(root.elements.map(\.integer) == [0, -1, Int.max, nil, nil, nil, nil])
    }
}

@Suite struct ElementNameTests {
    @Test func knowsNamesAndCompanions() {
        #expect(ElementName(known: "birthDate") == .birthDate)
        #expect(ElementName(known: "_birthDate") == ElementName.birthDate.companion)
        #expect(ElementName(known: "birthdate") == nil)
        #expect(ElementName(known: "") == nil)
        #expect(ElementName(known: "_") == nil)
        #expect(ElementName.birthDate.companion.isCompanion)
        #expect(ElementName.birthDate.companion.withoutCompanion == .birthDate)
        #expect(ElementName.birthDate.companion.description == "_birthDate")
        #expect(ElementName.`class`.description == "class")
        #expect(("valueQuantity" as ElementName) == .valueQuantity)
    }

    @Test func tellsLongNamesApartByTheirMiddle() {
        // Same length, same first and last eight bytes as a known one.
        let name = "substanceAdministrationRelation"
        #expect(ElementName(known: name) == nil)
        #expect(ElementName(known: "instantiatesCanonical") == .instantiatesCanonical)
        #expect(ElementName(known: "instantiXXesCanonical") == nil)
        #expect(ElementName(known: "instantiXtesCanonical") == nil)
    }

    @Test func keepsTheNamesThatR4DoesNotKnow() throws {
        let document = try Document(json: #"{"zz":1,"_zz":2,"_":3,"id":4}"#)
        #expect(document.root.members.map { document.text(of: $0.name) } == ["zz", "_zz", "_", "id"])
        #expect(document.root["_zz"]?.integer == 2)
        #expect(document.name("zz")?.companion == document.name("_zz"))
        #expect(document.name("yy") == nil)
    }
}
