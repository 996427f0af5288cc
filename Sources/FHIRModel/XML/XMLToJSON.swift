/// Writes the elements that were read from XML as JSON, which then is parsed like any other.
struct XMLToJSON: ~Copyable {
    private let records: [XMLRecord]
    private let arena: [UInt8]
    /// Line and column of each record.
    private let places: [UInt64]
    private var sink: ByteSink
    /// Line and column of each JSON value in the order they are written.
    private var positions: [UInt64] = []
    /// Children of the objects that are being written, innermost last.
    private var children: [Int] = []
    private let quoted = NameTable.shared

    init(_ builder: borrowing XMLTreeBuilder, source: UnsafeBufferPointer<UInt8>) {
        records = builder.records
        arena = builder.arena
        places = Self.places(of: records, in: source)
        sink = ByteSink(capacity: arena.count + records.count * 24 + 64)
        positions.reserveCapacity(records.count * 3 / 2)
    }

    /// Writes the JSON text.
    mutating func write() {
        if !records.isEmpty { object(0) }
    }

    /// The document of the text that was written; its values have their places in the XML.
    consuming func document(limits: ParseLimits) throws(ParseError) -> Document {
        try Document(
            consuming: SourceBuffer(adopting: sink, limits: limits), limits: limits, foreignPositions: positions)
    }

    // MARK: Values

    /// Writes an object of a resource, data type or primitive's companion.
    private mutating func object(_ index: Int) {
        let record = records[index]
        positions.append(places[index])
        sink.append(UInt8(ascii: "{"))
        if record.kind == .resource { member(.resourceType, string: record.value, index) }
        if !record.id.isEmpty { member(.id, string: record.id, index) }
        if !record.url.isEmpty { member(.url, string: record.url, index) }
        let first = children.count
        var child = index + 1
        while child < Int(record.next) {
            children.append(child)
            child = Int(records[child].next)
        }
        if record.isUnordered { sortChildren(from: first) }
        var begin = first
        while begin < children.count {
            let name = records[children[begin]].name
            var end = begin + 1
            while end < children.count, records[children[end]].name == name { end += 1 }
            members(ElementName(rawValue: name), begin..<end)
            begin = end
        }
        children.removeSubrange(first...)
        sink.append(UInt8(ascii: "}"))
    }

    private mutating func sortChildren(from first: Int) {
        // Stable through the document order, which the indices are.
        children[first...].sort { left, right in
            let (a, b) = (records[left], records[right])
            return (a.order, a.name, left) < (b.order, b.name, right)
        }
    }

    /// Writes the elements of one name, which are neighbours among the children.
    private mutating func members(_ name: ElementName, _ range: Range<Int>) {
        let first = records[children[range.lowerBound]]
        let isArray = first.isRepeating || range.count > 1
        guard first.kind == .primitive else {
            self.name(name)
            list(isArray, range) { writer, index in
                let record = writer.records[index]
                if record.kind == .xhtml {
                    writer.string(record.value, index)
                } else if record.kind == .wrapper {
                    writer.wrapped(index)
                } else {
                    writer.object(index)
                }
            }
            return
        }
        let hasValue = range.contains { !records[children[$0]].value.isEmpty }
        let hasCompanion = range.contains { isAnnotated(records[children[$0]], children[$0]) }
        if hasValue || !hasCompanion {
            self.name(name)
            list(isArray, range) { writer, index in writer.primitive(index) }
        }
        if hasCompanion {
            self.name(name.companion)
            list(isArray, range) { writer, index in
                if writer.isAnnotated(writer.records[index], index) {
                    writer.object(index)
                } else {
                    writer.null(index)
                }
            }
        }
    }

    private func isAnnotated(_ record: XMLRecord, _ index: Int) -> Bool {
        !record.id.isEmpty || Int(record.next) > index + 1
    }

    private mutating func list(_ isArray: Bool, _ range: Range<Int>, _ write: (inout XMLToJSON, Int) -> Void) {
        if isArray {
            positions.append(places[children[range.lowerBound]])
            sink.append(UInt8(ascii: "["))
        }
        for place in range {
            if place > range.lowerBound { sink.append(UInt8(ascii: ",")) }
            let index = children[place]
            write(&self, index)
        }
        if isArray { sink.append(UInt8(ascii: "]")) }
    }

    private mutating func wrapped(_ index: Int) {
        if Int(records[index].next) > index + 1 { object(index + 1) } else { object(index) }
    }

    private mutating func primitive(_ index: Int) {
        let record = records[index]
        if record.value.isEmpty {
            null(index)
        } else if record.jsonKind == .string {
            string(record.value, index)
        } else {
            positions.append(places[index])
            append(record.value)
        }
    }

    private mutating func null(_ index: Int) {
        positions.append(places[index])
        sink.append("null")
    }

    private mutating func string(_ text: XMLRecord.Text, _ index: Int) {
        positions.append(places[index])
        sink.append(UInt8(ascii: "\""))
        append(text)
        sink.append(UInt8(ascii: "\""))
    }

    private mutating func member(_ name: ElementName, string text: XMLRecord.Text, _ index: Int) {
        self.name(name)
        string(text, index)
    }

    private mutating func name(_ name: ElementName) {
        sink.separate()
        sink.append(knownName: name, quoted)
    }

    private mutating func append(_ text: XMLRecord.Text) {
        arena.withUnsafeBufferPointer { arena in
            guard let base = arena.baseAddress else { return }
            sink.append(base + Int(text.offset), count: Int(text.count))
        }
    }

    // MARK: Places

    /// Lines and columns of all records, counted in one pass over the text.
    private static func places(of records: [XMLRecord], in source: UnsafeBufferPointer<UInt8>) -> [UInt64] {
        guard let base = source.baseAddress else { return [] }
        var counter = PlaceCounter(base)
        return records.map { record in
            counter.advance(to: min(Int(record.offset), source.count))
            return UInt64(counter.line) << 32 | UInt64(counter.column)
        }
    }
}
