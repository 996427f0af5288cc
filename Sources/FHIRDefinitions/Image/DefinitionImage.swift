/// Definitions in compact binary form, read in place: a mapped file or bytes made in memory.
///
/// One form serves the bundled core, other people's packages and generated snapshots, so there is one way to read them.
/// The image is immutable; every definition value is an index into it and keeps it alive.
package final class DefinitionImage: Sendable {
    private let memory: ImageMemory
    // Byte offsets and counts of the sections, checked against the size once.
    let stringCount: Int
    let wordCount: Int
    let resourceCount: Int
    let slotCount: Int
    private let offsetsStart: Int
    private let wordsStart: Int
    private let resourcesStart: Int
    private let slotsStart: Int
    private let textStart: Int
    private let textCount: Int

    /// Maps the file at `path`; its pages are read when touched and shared between processes.
    package convenience init(mapping path: String) throws(DefinitionError) {
        try self.init(ImageMemory(mapping: path), name: path)
    }

    /// Uses `bytes`, as made by `ImageBuilder`.
    convenience init(bytes: [UInt8]) throws(DefinitionError) {
        try self.init(ImageMemory(copying: bytes), name: "the image in memory")
    }

    private init(_ memory: ImageMemory, name: String) throws(DefinitionError) {
        let headerBytes = ImageLayout.headerWords * 4
        guard memory.bytes.count >= headerBytes, memory.bytes.count % 4 == 0 else {
            throw DefinitionError(.image, "\(name) is no definition file: \(memory.bytes.count) bytes")
        }
        func header(_ index: Int) -> Int { Int(memory.word(index * 4)) }
        typealias Header = ImageLayout.Header
        guard memory.word(0) == ImageLayout.magic.0, memory.word(4) == ImageLayout.magic.1 else {
            throw DefinitionError(.image, "\(name) is no definition file")
        }
        guard memory.word(Header.formatVersion * 4) == ImageLayout.formatVersion else {
            throw DefinitionError(.image, "\(name) has format version \(header(Header.formatVersion))")
        }
        self.memory = memory
        stringCount = header(Header.stringCount)
        wordCount = header(Header.wordCount)
        resourceCount = header(Header.resourceCount)
        slotCount = header(Header.slotCount)
        textCount = header(Header.stringByteCount)
        offsetsStart = headerBytes
        wordsStart = offsetsStart + (stringCount + 1) * 4
        resourcesStart = wordsStart + wordCount * 4
        slotsStart = resourcesStart + resourceCount * ImageLayout.ResourceRecord.stride * 4
        textStart = slotsStart + slotCount * 4
        guard stringCount > 0, slotCount > 0, slotCount & (slotCount - 1) == 0,
            textStart + (textCount + 3) / 4 * 4 == memory.bytes.count
        else { throw DefinitionError(.image, "\(name) is cut off or damaged") }
        let stored = UInt64(memory.word(Header.checksum * 4)) | UInt64(memory.word(Header.checksum * 4 + 4)) << 32
        guard ImageLayout.checksum(UnsafeRawBufferPointer(rebasing: memory.bytes[headerBytes...])) == stored else {
            throw DefinitionError(.image, "\(name) is damaged: its checksum does not fit")
        }
    }

    /// The package the definitions came from, such as `hl7.fhir.r4.core`, or "" when from loose files.
    package var packageName: String { string(memory.word(ImageLayout.Header.packageName * 4)) }

    /// The version of that package.
    package var packageVersion: String { string(memory.word(ImageLayout.Header.packageVersion * 4)) }

    /// The packages it depends on, as `name#version`.
    package var packageDependencies: [String] {
        strings(Int(memory.word(ImageLayout.Header.dependencies * 4)))
    }

    // MARK: Words and strings

    /// The word at `index` of the words section.
    func word(_ index: Int) -> UInt32 {
        precondition(index >= 0 && index < wordCount)
        return memory.word(wordsStart + index * 4)
    }

    /// The same as an index.
    func int(_ index: Int) -> Int { Int(word(index)) }

    /// The text of a string; string 0 is "".
    func string(_ id: UInt32) -> String {
        id == 0 ? "" : String(decoding: utf8(id), as: UTF8.self)
    }

    /// The text of a string, `nil` for string 0.
    func optionalString(_ id: UInt32) -> String? { id == 0 ? nil : string(id) }

    /// The bytes of a string; they live as long as the image.
    func utf8(_ id: UInt32) -> UnsafeBufferPointer<UInt8> {
        precondition(id < stringCount)
        let start = Int(memory.word(offsetsStart + Int(id) * 4))
        let end = Int(memory.word(offsetsStart + Int(id) * 4 + 4))
        precondition(start <= end && end <= textCount)
        return UnsafeBufferPointer(
            start: memory.bytes.baseAddress?.advanced(by: textStart + start).assumingMemoryBound(to: UInt8.self),
            count: end - start)
    }

    /// A list of strings at a list reference (0 is the empty list).
    func strings(_ list: Int) -> [String] {
        guard list > 0 else { return [] }
        return (0..<int(list)).map { string(word(list + 1 + $0)) }
    }

    // MARK: Resources

    /// The word of resource `index` at `field` of its record.
    func resourceWord(_ index: Int, _ field: Int) -> UInt32 {
        precondition(index >= 0 && index < resourceCount)
        return memory.word(resourcesStart + (index * ImageLayout.ResourceRecord.stride + field) * 4)
    }

    /// All resources, sorted by URL and version.
    package var resources: some RandomAccessCollection<CanonicalResource> {
        (0..<resourceCount).lazy.map { CanonicalResource(image: self, index: $0) }
    }

    /// The resources whose canonical URL is `url` (without a version part).
    package func resources(url: some StringProtocol) -> [CanonicalResource] {
        var text = String(url)
        return text.withUTF8 { bytes in
            guard let first = firstResource(url: bytes) else { return [] }
            let id = resourceWord(first, ImageLayout.ResourceRecord.url)
            return (first..<resourceCount)
                .prefix { resourceWord($0, ImageLayout.ResourceRecord.url) == id }
                .map { CanonicalResource(image: self, index: $0) }
        }
    }

    private func firstResource(url: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !url.isEmpty else { return nil }
        var slot = Int(ImageLayout.hash(url)) & (slotCount - 1)
        for _ in 0..<slotCount {
            let entry = Int(memory.word(slotsStart + slot * 4))
            guard entry > 0 else { return nil }
            if utf8(resourceWord(entry - 1, ImageLayout.ResourceRecord.url)).elementsEqual(url) { return entry - 1 }
            slot = (slot + 1) & (slotCount - 1)
        }
        return nil
    }
}
