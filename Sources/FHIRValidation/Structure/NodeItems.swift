import FHIRModel

extension Node {
    /// The values of a member, however many there are; none when it is missing.
    func items(_ name: ElementName) -> [Node] {
        guard let member = self[name] else { return [] }
        return member.isArray ? Array(member.elements) : [member]
    }

    /// The same for a name given as text.
    func items(_ name: String) -> [Node] {
        guard let member = self[name] else { return [] }
        return member.isArray ? Array(member.elements) : [member]
    }
}
