import FHIRModel

/// What a client sent that no column holds, as the gateway keeps it beside the row.
package struct KeptElements: Sendable {
    package init?(text: String) { nil }
    package func applied(to json: [UInt8]) -> [UInt8] { json }
}
