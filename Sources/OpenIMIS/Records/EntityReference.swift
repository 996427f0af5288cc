/// What a reference to another record shows of it.
package struct EntityReference: Sendable, Hashable {
    package let uuid: String
    /// Its business code, such as an insurance number or a facility code.
    package let code: String?
    package let name: String?

    package init(uuid: String, code: String?, name: String? = nil) {
        self.uuid = uuid
        self.code = code
        self.name = name
    }
}

/// A person's name and number, as other records show them.
package struct PersonReference: Sendable, Hashable {
    package let uuid: String
    /// The insurance number.
    package let number: String?
    package let lastName: String
    package let otherNames: String

    package init(uuid: String, number: String?, lastName: String, otherNames: String) {
        self.uuid = uuid
        self.number = number
        self.lastName = lastName
        self.otherNames = otherNames
    }
}
