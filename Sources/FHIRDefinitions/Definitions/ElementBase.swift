/// `ElementDefinition.base`: where an element was first defined.
package struct ElementBase: Sendable, Hashable {
    package let path: String
    package let min: Int
    /// `Int.max` for `*`.
    package let max: Int

    init(path: String, min: Int, max: Int) {
        self.path = path
        self.min = min
        self.max = max
    }

    init(image: DefinitionImage, position: Int) {
        path = image.string(image.word(position))
        min = image.int(position + 1)
        let most = image.word(position + 2)
        max = most == ImageLayout.unbounded ? Int.max : Int(most)
    }
}
