import GZip
import Testing

@testable import FHIRDefinitions

@Suite struct TarReaderTests {
    private static func archive(_ build: (inout TarBuilder) -> Void) -> [UInt8] {
        var builder = TarBuilder()
        build(&builder)
        return builder.finished
    }

    @Test func readsFilesAndPassesOverFolders() throws {
        let tar = Self.archive {
            $0.add("package/", type: "5")
            $0.add("./package/a.json", Array("one".utf8))
            $0.add("package//other/b.json", Array(repeating: 7, count: 513))
        }
        let entries = try TarReader.entries(of: tar)
        #expect(entries.map(\.path) == ["package/a.json", "package/other/b.json"])
        #expect(entries.map(\.content) == [Array("one".utf8), Array(repeating: 7, count: 513)])
    }

    @Test func readsLongNames() throws {
        let long = "package/" + String(repeating: "n", count: 150) + ".json"
        let record = "path=\(long)\n"
        let length = record.utf8.count + 4
        let tar = Self.archive {
            $0.add("header", Array("\(length) \(record)".utf8), type: "x")
            $0.add("package/short.json", Array("1".utf8))
            $0.add("././@LongLink", Array((long + "2\0").utf8), type: "L")
            $0.add("package/short.json", Array("2".utf8))
        }
        #expect(try TarReader.entries(of: tar).map(\.path) == [long, long + "2"])
    }

    @Test(arguments: [
        ("../evil.json", "leaves the package"),
        ("package/../../evil.json", "leaves the package"),
        ("package/..", "leaves the package"),
        ("/etc/passwd", "is absolute"),
        ("C:/evil.json", "is absolute"),
        ("package\\..\\evil.json", "has a backslash"),
        ("package/a\u{1}.json", "has control characters"),
        (".", "names nothing"),
        ("package/folder/", "named like a folder"),
    ])
    func refusesUnsafePaths(_ path: String, _ reason: String) {
        let tar = Self.archive { $0.add(path, [1]) }
        let error = #expect(throws: DefinitionError.self) { try TarReader.entries(of: tar) }
        #expect(error?.kind == .package)
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }

    @Test(
        arguments: [
            ("1", "is a link"), ("2", "is a link"), ("K", "is a link"), ("3", "neither file nor folder"),
            ("6", "neither file nor folder"),
        ] as [(Character, String)])
    func refusesLinksAndDevices(_ type: Character, _ reason: String) {
        let tar = Self.archive { $0.add("package/a.json", type: type, link: "/etc/passwd") }
        let error = #expect(throws: DefinitionError.self) { try TarReader.entries(of: tar) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }

    @Test func refusesWhatStandsTwice() {
        let twice = Self.archive {
            $0.add("package/a.json", [1])
            $0.add("./package/./a.json", [2])
        }
        #expect(throws: DefinitionError(.package, "'package/a.json' stands in it twice")) {
            try TarReader.entries(of: twice)
        }
        let both = Self.archive {
            $0.add("package/a", [1])
            $0.add("package/a/", type: "5")
        }
        #expect(throws: DefinitionError.self) { try TarReader.entries(of: both) }
    }

    @Test func stopsAtItsLimits() {
        var limits = PackageLimits()
        limits.entries = 3
        let many = Self.archive { for index in 0..<4 { $0.add("package/\(index).json", [1]) } }
        #expect(throws: DefinitionError(.package, "more than 3 entries")) {
            try TarReader.entries(of: many, limits: limits)
        }
        limits.totalBytes = 2_000
        let large = Self.archive {
            for index in 0..<3 { $0.add("package/\(index).json", [UInt8](repeating: 1, count: 900)) }
        }
        #expect(throws: DefinitionError(.package, "more than 2000 bytes")) {
            try TarReader.entries(of: large, limits: limits)
        }
        limits.fileBytes = 10
        #expect(throws: DefinitionError.self) { try TarReader.entries(of: large, limits: limits) }
        limits.pathBytes = 5
        #expect(throws: DefinitionError.self) { try TarReader.entries(of: many, limits: limits) }
    }

    @Test(arguments: ["77777777777", "7", "9", "\u{80}"])
    func refusesSizesThatCannotBe(_ size: String) {
        let tar = Self.archive { $0.add("package/a.json", [], size: size) }
        // Without the closing zeros nothing is left that the size could mean.
        #expect(throws: DefinitionError.self) { try TarReader.entries(of: Array(tar.prefix(512))) }
    }

    @Test func refusesDamagedHeadersAndArchivesCutOff() throws {
        let tar = Self.archive { $0.add("package/a.json", [UInt8](repeating: 1, count: 600)) }
        var damaged = tar
        damaged[3] ^= 1
        #expect(throws: DefinitionError.self) { try TarReader.entries(of: damaged) }
        #expect(throws: DefinitionError.self) { try TarReader.entries(of: Array(tar.prefix(1000))) }
        #expect(throws: DefinitionError.self) { try TarReader.entries(of: Array("no archive at all".utf8)) }
        #expect(try TarReader.entries(of: []).isEmpty)
    }

    @Test func survivesRandomBytes() throws {
        let valid = Self.archive {
            $0.add("header", Array("26 path=package/long.json\n".utf8), type: "x")
            $0.add("package/a.json", Array("{}".utf8))
            $0.add("package/b.json", Array("{}".utf8))
        }
        var random = SeededRandom(seed: 2026)
        var limits = PackageLimits()
        limits.totalBytes = 100_000
        var read = 0
        for round in 0..<100_000 {
            var bytes = valid
            if round % 4 == 0 {
                bytes = (0..<1024).map { _ in UInt8.random(in: 0...255, using: &random) }
            } else {
                for _ in 0...Int.random(in: 0..<4, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
            }
            if (try? TarReader.entries(of: bytes, limits: limits)) != nil { read += 1 }
        }
        #expect(read > 0)
    }
}
