package import FHIRModel

/// The interactions on resources (R4 3.1.0), whatever carries them: checks what is common to all backends, then asks one.
package struct ResourceService: Sendable {
    package let backend: any FHIRBackend
    private let validator: (any WriteValidator)?
    package let reading: ResourceReading

    package init(
        backend: any FHIRBackend, validator: (any WriteValidator)? = nil, reading: ResourceReading = ResourceReading()
    ) {
        self.backend = backend
        self.validator = validator
        self.reading = reading
    }

    package func read(_ address: ResourceAddress, _ context: RequestContext) async throws -> StoredResource {
        try offered(address.versionID == nil ? .read : .vread, on: address.type)
        try Self.checkID(address)
        return try await backend.read(address, context)
    }

    package func create(
        _ type: String, body: [UInt8], format: ResourceFormat = .json, _ context: RequestContext
    ) async throws -> WriteOutcome {
        try offered(.create, on: type)
        let resource = try checked(reading.document(body, format), type: type)
        return try await backend.create(type, resource, context)
    }

    package func update(
        _ address: ResourceAddress, body: [UInt8], format: ResourceFormat = .json, ifMatch: String?,
        _ context: RequestContext
    ) async throws -> WriteOutcome {
        try offered(.update, on: address.type)
        try Self.checkID(address)
        let resource = try checked(reading.document(body, format), type: address.type)
        try Self.checkSameID(resource, address)
        return try await backend.update(address, resource, ifMatch: ifMatch, context)
    }

    /// Changes the current version and stores the outcome as an update does.
    ///
    /// Without `ifMatch` a version that another write made in between is taken up and patched again, a few times.
    package func patch(
        _ address: ResourceAddress, by change: any ResourceChange, ifMatch: String?, _ context: RequestContext
    ) async throws -> WriteOutcome {
        try offered(.patch, on: address.type)
        try Self.checkID(address)
        var attempts = 0
        while true {
            attempts += 1
            let current = try await backend.read(address, context)
            if let ifMatch, ifMatch != current.versionID {
                throw ServiceError(
                    .preconditionFailed,
                    "\(address.type) has version '\(current.versionID)' now, not '\(ifMatch)'.",
                    expression: "http.If-Match")
            }
            let changed = try checked(change.apply(to: Self.document(current)), type: address.type)
            try Self.checkSameID(changed, address)
            do {
                return try await backend.update(address, changed, ifMatch: current.versionID, context)
            } catch let error as ServiceError where error.kind == .preconditionFailed {
                guard ifMatch == nil, attempts < 5 else { throw error }
            }
        }
    }

    /// Throws when the type, or the interaction on it, is not served.
    @discardableResult
    package func offered(_ interaction: Interaction, on type: String) throws(ServiceError) -> ResourceCapability {
        guard let capability = backend.capabilities[type] else {
            let known = backend.capabilities.resources.map(\.type).joined(separator: ", ")
            throw ServiceError(
                .notFound, "There is no resource type '\(type)' here. Served: \(known).", code: .notSupported)
        }
        guard capability.interactions.contains(interaction) else {
            throw ServiceError(
                .interactionNotOffered(capability.interactions),
                "\(type) does not offer '\(interaction.rawValue)' here.")
        }
        return capability
    }

    /// Refuses what is not a valid resource of a type.
    private func checked(_ resource: Document, type: String) throws(ServiceError) -> Document {
        guard resource.root.isObject, let stated = resource.resourceType else {
            throw ServiceError(
                .invalid, "The body is no resource: an object with a 'resourceType' is expected.", code: .structure)
        }
        guard stated == type else {
            throw ServiceError(
                .invalid, "The body is a '\(stated)', the address is for '\(type)'.", expression: "\(stated)")
        }
        if let report = validator?.report(on: resource), report.hasErrors {
            // The reason comes first.
            throw ServiceError(
                .unprocessable, issues: report.issues.filter(\.isError) + report.issues.filter { !$0.isError })
        }
        return resource
    }

    /// An update's body names the resource it replaces (R4 3.1.0.3).
    private static func checkSameID(_ resource: Document, _ address: ResourceAddress) throws(ServiceError) {
        guard let id = resource.root[.id]?.string else {
            throw ServiceError(
                .invalid, "The body has no id; it must be '\(address.id)' as in the address.", code: .required,
                expression: "\(address.type).id")
        }
        guard id == address.id else {
            throw ServiceError(
                .invalid, "The body's id is '\(id)', the address says '\(address.id)'.", code: .value,
                expression: "\(address.type).id")
        }
    }

    /// Anything that cannot be an id (R4 2.24.0.1) cannot be found.
    private static func checkID(_ address: ResourceAddress) throws(ServiceError) {
        for id in [address.id, address.versionID].compactMap(\.self) {
            let isID =
                (1...64).contains(id.utf8.count)
                && id.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."):
                        true
                    default: false
                    }
                }
            guard isID else {
                throw ServiceError(
                    .notFound, "There is no such \(address.type): an id has 1 to 64 letters, digits, '-' and '.'.")
            }
        }
    }

    private static func document(_ stored: StoredResource) throws(ServiceError) -> Document {
        do {
            return try Document(json: stored.json)
        } catch {
            throw ServiceError(.fault, "The stored \(stored.type) could not be read.")
        }
    }
}
