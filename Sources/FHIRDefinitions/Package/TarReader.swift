/// Reads the files of a tar archive (POSIX.1-2001 ustar and pax, and GNU's long names) without touching the disk.
///
/// Anything but files and folders is refused: links could point out of the package, devices have no place in it.
struct TarReader {
    private static let blockSize = 512

    private let archive: [UInt8]
    private let limits: PackageLimits
    private var offset = 0
    private var entries: [PackageEntry] = []
    private var seen: Set<String> = []
    private var folders: Set<String> = []
    private var entryCount = 0
    private var totalBytes = 0
    // From extension headers, valid for the next entry alone.
    private var longPath: String?
    private var longSize: Int?

    private init(_ archive: [UInt8], limits: PackageLimits) {
        self.archive = archive
        self.limits = limits
    }

    /// All files in the order of the archive.
    /// - Throws: `DefinitionError` of kind `package` naming the entry.
    static func entries(
        of archive: [UInt8], limits: PackageLimits = .standard
    ) throws(DefinitionError) -> [PackageEntry] {
        var reader = TarReader(archive, limits: limits)
        try reader.read()
        return reader.entries
    }

    private mutating func read() throws(DefinitionError) {
        while offset + Self.blockSize <= archive.count {
            let header = TarHeader(archive[offset..<(offset + Self.blockSize)])
            guard !header.isEmpty else { return }
            try header.checkSum()
            offset += Self.blockSize
            entryCount += 1
            guard entryCount <= limits.entries else {
                throw DefinitionError(.package, "more than \(limits.entries) entries")
            }
            try readEntry(header)
        }
        guard offset == archive.count || archive[offset...].allSatisfy({ $0 == 0 }) else {
            throw DefinitionError(.package, "the archive ends inside a header")
        }
        guard longPath == nil, longSize == nil else {
            throw DefinitionError(.package, "the archive ends behind an extended header")
        }
    }

    private mutating func readEntry(_ header: TarHeader) throws(DefinitionError) {
        let isExtension = "xgLK".utf8.contains(header.type)
        let statedSize = try header.size()
        let size = isExtension ? statedSize : longSize ?? statedSize
        let name = isExtension ? header.path : longPath ?? header.path
        guard size <= limits.fileBytes else {
            throw DefinitionError(.package, "'\(SafePath.printable(name))' is larger than \(limits.fileBytes) bytes")
        }
        guard size <= archive.count - offset else {
            throw DefinitionError(.package, "'\(SafePath.printable(name))' is cut off")
        }
        let content = archive[offset..<(offset + size)]
        offset += size
        offset = min(archive.count, (offset + Self.blockSize - 1) / Self.blockSize * Self.blockSize)
        switch header.type {
        case UInt8(ascii: "x"): try readPax(content)
        case UInt8(ascii: "g"): break
        case UInt8(ascii: "L"): longPath = String(decoding: content.prefix { $0 != 0 }, as: UTF8.self)
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"):
            try addFile(name, content)
            forgetExtensions()
        case UInt8(ascii: "5"):
            let plain = try? SafePath.plain(name, limits: limits)
            if plain == nil, name.split(separator: "/").contains(where: { $0 != "." }) {
                _ = try SafePath.plain(name, limits: limits)
            }
            if let plain { try addFolder(plain) }
            forgetExtensions()
        case UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "K"):
            throw DefinitionError(.package, "'\(SafePath.printable(name))' is a link")
        default:
            throw DefinitionError(.package, "'\(SafePath.printable(name))' is neither file nor folder")
        }
    }

    private mutating func forgetExtensions() {
        longPath = nil
        longSize = nil
    }

    private mutating func addFolder(_ path: String) throws(DefinitionError) {
        guard !seen.contains(path) else { throw DefinitionError(.package, "'\(path)' is a file and a folder") }
        folders.insert(path)
    }

    private mutating func addFile(_ name: String, _ content: ArraySlice<UInt8>) throws(DefinitionError) {
        guard !name.hasSuffix("/") else {
            throw DefinitionError(.package, "'\(SafePath.printable(name))' is a file that is named like a folder")
        }
        let path = try SafePath.plain(name, limits: limits)
        guard seen.insert(path).inserted else { throw DefinitionError(.package, "'\(path)' stands in it twice") }
        guard !folders.contains(path) else { throw DefinitionError(.package, "'\(path)' is a file and a folder") }
        totalBytes += content.count
        guard totalBytes <= limits.totalBytes else {
            throw DefinitionError(.package, "more than \(limits.totalBytes) bytes")
        }
        entries.append(PackageEntry(path: path, content: Array(content)))
    }

    /// Records of the form `length key=value\n` (POSIX.1-2001, pax Extended Header).
    private mutating func readPax(_ records: ArraySlice<UInt8>) throws(DefinitionError) {
        let damaged = DefinitionError(.package, "a damaged extended header")
        var rest = records
        while let first = rest.first, first != 0 {
            guard let space = rest.prefix(12).firstIndex(of: UInt8(ascii: " ")),
                let length = Int(String(decoding: rest[rest.startIndex..<space], as: UTF8.self)),
                length > space - rest.startIndex + 2, length <= rest.count,
                rest[rest.startIndex + length - 1] == UInt8(ascii: "\n")
            else { throw damaged }
            let record = rest[(space + 1)..<(rest.startIndex + length - 1)]
            guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { throw damaged }
            let value = String(decoding: record[(equals + 1)...], as: UTF8.self)
            switch String(decoding: record[..<equals], as: UTF8.self) {
            case "path": longPath = value
            case "size":
                guard let size = Int(value), size >= 0 else { throw damaged }
                longSize = size
            case "linkpath": throw DefinitionError(.package, "'\(SafePath.printable(value))' is a link's target")
            default: break
            }
            rest = rest[(rest.startIndex + length)...]
        }
    }
}
