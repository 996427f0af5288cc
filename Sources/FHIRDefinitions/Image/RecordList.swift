/// A value read in place from the words of an image.
package protocol ImageRecord {
    /// How many words one record takes.
    static var stride: Int { get }
    /// The record that starts at `position` of the words.
    init(image: DefinitionImage, position: Int)
}

/// Records of one kind, one after the other in an image.
package struct RecordList<Record: ImageRecord>: RandomAccessCollection {
    let image: DefinitionImage
    let start: Int
    package let count: Int

    /// The list at a list reference: its count, then the records; reference 0 is the empty list.
    init(image: DefinitionImage, list: Int) {
        self.image = image
        start = list + 1
        count = list == 0 ? 0 : image.int(list)
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package subscript(_ index: Int) -> Record {
        precondition(index >= 0 && index < count)
        return Record(image: image, position: start + index * Record.stride)
    }
}
