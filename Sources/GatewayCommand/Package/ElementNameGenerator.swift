import FHIRDefinitions
import FHIRModel

/// Makes the Swift files of all element names from the definitions of a core package.
struct ElementNameGenerator {
    /// All names, sorted by their bytes.
    let names: [String]

    private static let namesPerFile = 452

    /// Gathers the names of the elements of all types, choices with each of their types.
    ///
    /// - Throws: `ParseError` when a definition is no JSON.
    init(_ package: PackageContent) throws {
        var names: Set<String> = ["resourceType"]
        for entry in package.resources {
            let definition = try Document(json: entry.content).root
            guard definition.resourceType == "StructureDefinition",
                definition[.derivation]?.text(equals: "constraint") != true,
                let elements = definition[.snapshot]?[.element]
            else { continue }
            for element in elements.elements { Self.add(element, to: &names) }
        }
        self.names = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func add(_ element: Node, to names: inout Set<String>) {
        guard let path = element[.path]?.string, let dot = path.lastIndex(of: ".") else { return }
        let name = String(path[path.index(after: dot)...])
        guard name.hasSuffix("[x]") else {
            names.insert(name)
            return
        }
        let base = String(name.dropLast(3))
        names.insert(base)
        for type in element[.type]?.elements ?? element.elements {
            // Types of FHIRPath's own are URLs that end in `System.String` and the like.
            guard let code = type[.code]?.string?.split(separator: "/").last?.split(separator: ".").last else {
                continue
            }
            names.insert(base + code.prefix(1).uppercased() + code.dropFirst())
        }
    }

    /// The files by name, with their text.
    var files: [(name: String, text: String)] {
        var files = [("ElementNameText.swift", listing)]
        for (number, first) in stride(from: 0, to: names.count, by: Self.namesPerFile).enumerated() {
            let range = first..<min(first + Self.namesPerFile, names.count)
            files.append(("ElementName+Known\(number + 1).swift", constants(range)))
        }
        return files
    }

    private static let header = """
        // swift-format-ignore-file
        // Generated from the FHIR R4 core definitions by `fhir-gateway package element-names`. Do not edit.


        """

    private var listing: String {
        Self.header
            + "/// Every element name of FHIR R4, choice elements with each of their types, sorted by bytes, one a line.\n"
            + "let elementNameText: StaticString = \"\"\"\n" + names.map { "    \($0)\n" }.joined() + "    \"\"\"\n"
    }

    private func constants(_ range: Range<Int>) -> String {
        let lines = range.map { index in
            let name = Self.keywords.contains(names[index]) ? "`\(names[index])`" : names[index]
            return "    @inlinable public static var \(name): ElementName { ElementName(rawValue: \(2 * index)) }\n"
        }
        return Self.header + "extension ElementName {\n" + lines.joined() + "}\n"
    }

    /// Words of Swift that need back quotes as a name.
    private static let keywords: Set<String> = [
        "Any", "Protocol", "Self", "Type", "as", "associatedtype", "await", "break", "case", "catch", "class",
        "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
        "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
        "open", "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self",
        "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
        "where", "while",
    ]
}
