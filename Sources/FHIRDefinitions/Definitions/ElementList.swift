/// The elements of a snapshot or differential in document order, with the tree they form.
package struct ElementList: RandomAccessCollection, Sendable {
    let image: DefinitionImage
    let start: Int
    package let count: Int

    init(image: DefinitionImage, list: Int) {
        self.image = image
        start = list + 1
        count = list == 0 ? 0 : image.int(list)
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package subscript(_ index: Int) -> ElementDefinition {
        precondition(index >= 0 && index < count)
        return ElementDefinition(
            image: image, position: start + index * ElementDefinition.stride, list: self, index: index)
    }

    /// Indices of the elements one level below, slices included, in order.
    package func children(of index: Int) -> [Int] {
        var found: [Int] = []
        let end = self[index].subtreeEnd
        var child = index + 1
        while child < end {
            found.append(child)
            child = self[child].subtreeEnd
        }
        return found
    }

    /// The element with an id, such as `Patient.contact:home.name`; what stands before a `#` is left out, so that a
    /// content reference can be given as it is.
    package func index(ofID reference: some StringProtocol) -> Int? {
        let text = String(reference)
        var id = text.lastIndex(of: "#").map { String(text[text.index(after: $0)...]) } ?? text
        return id.withUTF8 { bytes in
            indices.first { image.utf8(image.word(start + $0 * ElementDefinition.stride)).elementsEqual(bytes) }
        }
    }
}
