/// Writes a resource, or a part of one, as compact JSON in the order of the calls.
///
/// What is `nil`, an empty string, or an object or array that stayed empty is not written at all, for FHIR knows
/// no empty values (FHIR R4, 2.6.2); so a mapping needs no conditions.
///
/// ```swift
/// var patient = ResourceBuilder(resourceType: "Patient")
/// patient.array("name") { names in
///     names.item { name in
///         name.string("family", insuree.lastName)
///         name.array("given") { $0.itemString(insuree.otherNames) }
///     }
/// }
/// let json = patient.finish()
/// ```
public struct ResourceBuilder: ~Copyable {
    var sink: ByteSink

    /// Begins a resource, with room for so many bytes.
    public init(resourceType: StaticString, capacity: Int = 2_048) {
        sink = ByteSink(capacity: capacity)
        sink.append("{\"resourceType\":\"")
        sink.append(resourceType)
        sink.append(UInt8(ascii: "\""))
    }

    /// Begins an object that is no resource, such as a value of a data type.
    public init(capacity: Int = 512) {
        sink = ByteSink(capacity: capacity)
        sink.append(UInt8(ascii: "{"))
    }

    /// The JSON text.
    public consuming func finish() -> [UInt8] {
        sink.append(UInt8(ascii: "}"))
        return sink.bytes()
    }

    /// Bytes written so far, to estimate sizes by.
    public var byteCount: Int { sink.count }

    // MARK: Members of an object

    /// Adds a string, unless it is `nil` or empty.
    public mutating func string(_ name: StaticString, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        open(name)
        sink.append(UInt8(ascii: "\""))
        sink.appendEscaped(value)
        sink.append(UInt8(ascii: "\""))
    }

    /// Adds a fixed string that needs no escaping.
    public mutating func string(_ name: StaticString, constant: StaticString) {
        open(name)
        sink.append(UInt8(ascii: "\""))
        sink.append(constant)
        sink.append(UInt8(ascii: "\""))
    }

    /// Adds a string given as UTF-8, unless it is empty.
    public mutating func string(_ name: StaticString, utf8 value: UnsafeBufferPointer<UInt8>) {
        guard !value.isEmpty else { return }
        open(name)
        sink.append(UInt8(ascii: "\""))
        sink.appendEscaped(value)
        sink.append(UInt8(ascii: "\""))
    }

    /// Adds a boolean, unless it is `nil`.
    public mutating func boolean(_ name: StaticString, _ value: Bool?) {
        guard let value else { return }
        open(name)
        sink.append(value ? "true" : "false")
    }

    /// Adds a whole number, unless it is `nil`.
    public mutating func integer(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        open(name)
        sink.append(value)
    }

    /// Adds a decimal with exactly these digits.
    ///
    /// A text that is no JSON number, such as the `NaN` of a database, becomes an absent value with FHIR's reason for
    /// it (code system `data-absent-reason`), so that nothing is lost and nothing invalid is written.
    public mutating func decimal(_ name: StaticString, text: String?) {
        guard let text, !text.isEmpty else { return }
        guard FHIRDecimal.isValid(text) else { return absentNumber(name, text) }
        open(name)
        sink.append(text)
    }

    /// Adds an object, unless `body` writes nothing into it.
    public mutating func object(
        _ name: StaticString, _ body: (inout ResourceBuilder) throws -> Void
    ) rethrows {
        let mark = sink.count
        open(name)
        try enclose(from: mark, UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    /// Adds an array, unless `body` writes nothing into it.
    public mutating func array(
        _ name: StaticString, _ body: (inout ResourceBuilder) throws -> Void
    ) rethrows {
        let mark = sink.count
        open(name)
        try enclose(from: mark, UInt8(ascii: "["), UInt8(ascii: "]"), body)
    }

    /// Copies a value of a document, with all below it.
    public mutating func raw(_ name: StaticString, node: Node?) {
        guard let node else { return }
        open(name)
        sink.append(value: node)
    }

    /// Copies a member of a document's object under its own name.
    public mutating func member(_ node: Node) {
        sink.separate()
        sink.append(UInt8(ascii: "\""))
        sink.appendEscaped(node.nameText)
        sink.append("\":")
        sink.append(value: node)
    }

    /// Adds JSON text that is known to be well-formed, such as a resource that was rendered before.
    public mutating func raw(_ name: StaticString, json: [UInt8]) {
        guard !json.isEmpty else { return }
        open(name)
        json.withUnsafeBufferPointer { sink.append($0) }
    }

    // MARK: Items of an array

    /// Adds an object to an array, unless `body` writes nothing into it.
    public mutating func item(_ body: (inout ResourceBuilder) throws -> Void) rethrows {
        let mark = sink.count
        sink.separate()
        try enclose(from: mark, UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    /// Adds a string to an array, unless it is `nil` or empty.
    public mutating func itemString(_ value: String?) {
        guard let value, !value.isEmpty else { return }
        sink.separate()
        sink.append(UInt8(ascii: "\""))
        sink.appendEscaped(value)
        sink.append(UInt8(ascii: "\""))
    }

    /// Adds a whole number to an array, unless it is `nil`.
    public mutating func itemInteger(_ value: Int?) {
        guard let value else { return }
        sink.separate()
        sink.append(value)
    }

    /// Adds the `null` that keeps the place of an item whose value or companion is absent.
    public mutating func itemNull() {
        sink.separate()
        sink.append("null")
    }

    /// Copies a value of a document into an array, with all below it.
    public mutating func item(raw node: Node) {
        sink.separate()
        sink.append(value: node)
    }

    /// Adds JSON text that is known to be well-formed to an array.
    public mutating func item(json: [UInt8]) {
        guard !json.isEmpty else { return }
        sink.separate()
        json.withUnsafeBufferPointer { sink.append($0) }
    }

    // MARK: Helpers

    private mutating func open(_ name: StaticString) {
        sink.separate()
        sink.reserve(name.utf8CodeUnitCount + 4)
        sink.put(UInt8(ascii: "\""))
        sink.append(name)
        sink.append("\":")
    }

    private mutating func enclose(
        from mark: Int, _ opening: UInt8, _ closing: UInt8, _ body: (inout ResourceBuilder) throws -> Void
    ) rethrows {
        sink.append(opening)
        let empty = sink.count
        do {
            try body(&self)
        } catch {
            // Half an object must not stand in the text if the caller goes on.
            sink.count = mark
            throw error
        }
        if sink.count == empty {
            sink.count = mark
        } else {
            sink.append(closing)
        }
    }

    private mutating func absentNumber(_ name: StaticString, _ text: String) {
        let reason: StaticString =
            switch text.lowercased() {
            case "infinity", "inf", "+infinity": "positive-infinity"
            case "-infinity", "-inf": "negative-infinity"
            default: "not-a-number"
            }
        sink.separate()
        sink.append("\"_")
        sink.append(name)
        sink.append(
            "\":{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\",\"valueCode\":\""
        )
        sink.append(reason)
        sink.append("\"}]}")
    }
}
