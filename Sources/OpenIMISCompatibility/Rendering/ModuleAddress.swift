import FHIRModel
import OpenIMIS

extension ResourceBuilder {
    /// The members of an address at a village: its names up the tree, with municipality and location as extensions.
    mutating func addressMembers(
        at locationKey: Int?, text: String?, use: StaticString, _ form: ModuleForm
    ) {
        let place = locationKey.flatMap { form.reference.locations[$0] }
        array("extension") { extensions in
            if let ward = place?.ward {
                extensions.extensionItem(ModuleURL.municipality) { $0.string("valueString", ward) }
            }
            if let location = place?.location {
                extensions.extensionItem(ModuleURL.location) { item in
                    item.reference(
                        "valueReference", to: ModuleTarget("Location", uuid: location.uuid, code: location.code), form)
                }
            }
        }
        string("use", constant: use)
        string("type", constant: "physical")
        string("text", text)
        string("city", place?.village)
        string("district", place?.district)
        string("state", place?.region)
    }
}
