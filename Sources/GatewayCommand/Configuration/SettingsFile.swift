import Foundation
import Yams

/// A configuration file: one flat YAML mapping from setting to value.
struct SettingsFile: Sendable {
    private struct Entry: Sendable {
        var text: String
        var line: Int
    }

    let path: String
    private let entries: [String: Entry]

    /// Reads a file; throws ``SettingsError`` for one that cannot be read or is no flat mapping.
    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
        else { throw SettingsError(["\(path): the configuration file cannot be read."]) }
        try self.init(text: text, path: path)
    }

    init(text: String, path: String) throws {
        self.path = path
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw SettingsError(["\(path): not YAML: \(error)"])
        }
        guard let root else {
            entries = [:]
            return
        }
        guard let mapping = root.mapping else {
            throw SettingsError(["\(path): a mapping from settings to values is expected."])
        }
        var entries: [String: Entry] = [:]
        var faults: [String] = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? 1
            guard let name = key.scalar?.string, let scalar = value.scalar else {
                faults.append("\(path), line \(line): a name and a single value are expected.")
                continue
            }
            entries[name] = Entry(text: scalar.string, line: line)
        }
        guard faults.isEmpty else { throw SettingsError(faults) }
        self.entries = entries
    }

    func value(of name: SettingName) -> SettingSources.Found? {
        entries[name.text].map { SettingSources.Found(text: $0.text, origin: "\(path), line \($0.line), \(name.text)") }
    }

    func unknown(besides known: Set<SettingName>) -> [String] {
        let names = Set(known.map(\.text))
        return entries.filter { !names.contains($0.key) }.sorted { $0.value.line < $1.value.line }
            .map { "\(path), line \($0.value.line): there is no setting '\($0.key)'." }
    }
}

/// Everything that is wrong with the settings, told at once.
struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    let faults: [String]

    init(_ faults: [String]) { self.faults = faults }

    var description: String { faults.joined(separator: "\n") }
}
