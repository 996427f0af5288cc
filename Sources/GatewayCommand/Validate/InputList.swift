import Foundation

/// The files that arguments name: files as they are, folders with all resources below them.
struct InputList {
    let files: [InputFile]

    /// - Throws: a ``FileFault`` for what is not there.
    init(_ names: [String]) throws {
        var files: [InputFile] = []
        for name in names {
            var isFolder: ObjCBool = false
            if name == "-" {
                files.append(InputFile(name: name))
            } else if !FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) {
                throw FileFault(name: name, message: "there is no such file or folder")
            } else if isFolder.boolValue {
                files += Self.resources(below: name)
            } else {
                files.append(InputFile(name: name))
            }
        }
        self.files = files
    }

    private static func resources(below folder: String) -> [InputFile] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
        var names: [String] = []
        for case let name as String in walk where ["json", "xml", "ndjson"].contains((name as NSString).pathExtension) {
            let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
            if !isHidden { names.append(folder.hasSuffix("/") ? folder + name : folder + "/" + name) }
        }
        return names.sorted().map { InputFile(name: $0) }
    }
}
