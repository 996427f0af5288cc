/// Gathers definitions and writes them as an image.
///
/// The same resources added in the same order always give the same bytes.
struct ImageBuilder: ~Copyable {
    /// What an image keeps beyond what checking resources needs.
    struct Options: Sendable {
        /// Definitions, comments, mappings and examples of elements and concepts.
        var keepsProse = false
        /// The complete JSON of each resource.
        var keepsSources = false
        /// Differentials of definitions that have a snapshot.
        var keepsDifferentials = true
    }

    let options: Options
    private(set) var words: [UInt32] = [0]
    private var strings: [String] = [""]
    private var stringIDs: [String: UInt32] = ["": 0]
    private var lists: [[UInt32]: UInt32] = [:]
    private var resources: [[UInt32]] = []

    init(options: Options = Options()) {
        self.options = options
    }

    // MARK: Strings, records, lists

    /// The id of a string; equal strings share one, `nil` and "" are 0.
    mutating func string(_ text: String?) -> UInt32 {
        guard let text else { return 0 }
        if let known = stringIDs[text] { return known }
        let id = UInt32(strings.count)
        strings.append(text)
        stringIDs[text] = id
        return id
    }

    /// Where a record stands; equal ones share a place.
    mutating func record(_ record: [UInt32]) -> UInt32 {
        if let known = lists[record] { return known }
        let place = append(record)
        lists[record] = place
        return place
    }

    /// A list of records of `stride` words; the empty list is 0.
    mutating func list(_ flat: [UInt32], stride: Int = 1) -> UInt32 {
        flat.isEmpty ? 0 : record([UInt32(flat.count / stride)] + flat)
    }

    /// A list that is not looked up among others because it is long and of its own.
    mutating func uniqueList(_ flat: [UInt32], stride: Int) -> UInt32 {
        flat.isEmpty ? 0 : append([UInt32(flat.count / stride)] + flat)
    }

    /// A list of strings.
    mutating func strings(_ texts: [String]) -> UInt32 {
        var ids: [UInt32] = []
        for text in texts { ids.append(string(text)) }
        return list(ids)
    }

    private mutating func append(_ record: [UInt32]) -> UInt32 {
        let place = UInt32(words.count)
        words += record
        return place
    }

    /// Adds the record all resources have (`ImageLayout.ResourceRecord`).
    mutating func addResource(_ record: [UInt32]) {
        precondition(record.count == ImageLayout.ResourceRecord.stride)
        resources.append(record)
    }

    // MARK: Writing

    /// The image's bytes.
    consuming func finish(
        packageName: String = "", packageVersion: String = "", dependencies: [String] = []
    ) -> [UInt8] {
        var header = [UInt32](repeating: 0, count: ImageLayout.headerWords)
        typealias Header = ImageLayout.Header
        header[Header.packageName] = string(packageName)
        header[Header.packageVersion] = string(packageVersion)
        header[Header.dependencies] = strings(dependencies)
        let sorted = sortedResources()
        let slots = slots(for: sorted)
        var offsets: [UInt32] = []
        var text: [UInt8] = []
        for string in strings {
            offsets.append(UInt32(text.count))
            text += string.utf8
        }
        offsets.append(UInt32(text.count))
        header[Header.magic] = ImageLayout.magic.0
        header[Header.magic + 1] = ImageLayout.magic.1
        header[Header.formatVersion] = ImageLayout.formatVersion
        header[Header.stringCount] = UInt32(strings.count)
        header[Header.wordCount] = UInt32(words.count)
        header[Header.resourceCount] = UInt32(sorted.count)
        header[Header.slotCount] = UInt32(slots.count)
        header[Header.stringByteCount] = UInt32(text.count)
        while text.count % 4 != 0 { text.append(0) }

        var body: [UInt8] = []
        for section in [offsets, words] + sorted + [slots] { body.append(littleEndian: section) }
        body += text
        let checksum = body.withUnsafeBytes { ImageLayout.checksum($0) }
        header[Header.checksum] = UInt32(truncatingIfNeeded: checksum)
        header[Header.checksum + 1] = UInt32(truncatingIfNeeded: checksum >> 32)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(header.count * 4 + body.count)
        bytes.append(littleEndian: header)
        return bytes + body
    }

    /// By URL, then version, type and id; of two that agree in all, the later one stands first and so is found.
    private func sortedResources() -> [[UInt32]] {
        typealias Field = ImageLayout.ResourceRecord
        let keys = resources.map { record in
            [Field.url, Field.version, Field.type, Field.id].map { strings[Int(record[$0])] }
        }
        let order = resources.indices.sorted { left, right in
            for (mine, other) in zip(keys[left], keys[right]) where mine != other {
                return mine.utf8.lexicographicallyPrecedes(other.utf8)
            }
            return left > right
        }
        return order.map { resources[$0] }
    }

    private func slots(for sorted: [[UInt32]]) -> [UInt32] {
        var size = 8
        while size < sorted.count * 2 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        var previous: UInt32 = 0
        for (index, record) in sorted.enumerated() {
            let url = record[ImageLayout.ResourceRecord.url]
            guard url != 0, url != previous else { continue }
            previous = url
            var text = strings[Int(url)]
            var slot = Int(text.withUTF8 { ImageLayout.hash($0) }) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt32(index + 1)
        }
        return slots
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian words: [UInt32]) {
        for word in words {
            append(UInt8(truncatingIfNeeded: word))
            append(UInt8(truncatingIfNeeded: word >> 8))
            append(UInt8(truncatingIfNeeded: word >> 16))
            append(UInt8(truncatingIfNeeded: word >> 24))
        }
    }
}
