import FHIRValidation
import Testing

@Suite struct BundleTests {
    private static func bundle(_ type: String, _ entries: String) -> String {
        #"{"resourceType":"Bundle","type":"\#(type)","entry":[\#(entries)]}"#
    }

    private static let patient = #"{"resourceType":"Patient","id":"a","active":true}"#

    @Test func wantsFullURLsOutsideOfTransactions() throws {
        let entry = #"{"resource":\#(Self.patient)}"#
        #expect(try CoreValidator.errors(Self.bundle("collection", entry)) == ["invalid-full-url Bundle.entry[0]"])
        let request = #"{"resource":\#(Self.patient),"request":{"method":"PUT","url":"Patient/a"}}"#
        #expect(try CoreValidator.errors(Self.bundle("transaction", request)) == [])
    }

    @Test func comparesFullURLsWithTypeAndID() throws {
        let entry = #"{"fullUrl":"http://example.org/Patient/b","resource":\#(Self.patient)}"#
        #expect(try CoreValidator.errors(Self.bundle("collection", entry)) == ["invalid-full-url Bundle.entry[0]"])
    }

    @Test func followsReferencesInside() throws {
        let url = "urn:uuid:c757873d-ec9a-4326-a141-556f43239520"
        let observation =
            #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"performer":[{"reference":"\#(url)"}]}"#
        func entries(_ target: String) -> String {
            #"{"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239521","resource":\#(observation)},"#
                + #"{"fullUrl":"\#(url)","resource":\#(target)}"#
        }
        #expect(try CoreValidator.errors(Self.bundle("collection", entries(Self.patient))) == [])
        let device = #"{"resourceType":"Device","id":"d"}"#
        #expect(
            try CoreValidator.errors(Self.bundle("collection", entries(device)))
                == ["reference-type-not-allowed Bundle.entry[0].resource.performer[0]"])
    }

    @Test func wantsContainedResourcesToBeReferredTo() throws {
        let contained = #"{"resourceType":"Organization","id":"o","name":"x"}"#
        let unused = #"{"resourceType":"Patient","contained":[\#(contained)]}"#
        #expect(try CoreValidator.errors(unused) == ["contained-not-referenced Patient.contained[0]"])
        let used =
            ##"{"resourceType":"Patient","contained":[\##(contained)],"managingOrganization":{"reference":"#o"}}"##
        #expect(try CoreValidator.errors(used) == [])
    }
}
