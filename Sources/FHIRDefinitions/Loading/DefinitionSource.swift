package import FHIRModel
import Foundation

/// Loads what a user names: packages, folders and files.
package struct DefinitionSource: Sendable {
    package let limits: PackageLimits
    package let options: DefinitionLoader.Options
    /// Reads files in XML.
    private let reader: ResourceReader

    /// - Parameters:
    ///   - facts: the core definitions' facts, for files in XML.
    ///   - options: what to keep beyond what checking resources needs.
    ///   - limits: how much a package may hold.
    package init(
        facts: any ElementFacts, options: DefinitionLoader.Options = .init(keepsSources: true),
        limits: PackageLimits = .standard
    ) {
        reader = ResourceReader(facts: facts)
        self.options = options
        self.limits = limits
    }

    /// What was loaded from one path.
    package struct Loaded: Sendable {
        package let image: DefinitionImage
        package let failures: [DefinitionLoader.Failure]
        /// `nil` for loose files.
        package let manifest: PackageManifest?
    }

    /// Loads a package (`.tgz`, or a folder with `package.json`), a folder of resources, or one resource in JSON or XML.
    /// - Throws: `DefinitionError` naming the path.
    package func load(_ path: String) throws(DefinitionError) -> Loaded {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw DefinitionError(.file, "\(path): no such file or folder")
        }
        do throws(DefinitionError) {
            guard isFolder.boolValue else {
                return path.hasSuffix(".tgz") || path.hasSuffix(".tar.gz")
                    ? try load(PackageContent(archive: content(path), limits: limits)) : try load(files: [path])
            }
            let isPackage = ["package.json", "package/package.json"].contains {
                FileManager.default.fileExists(atPath: path + "/" + $0)
            }
            return isPackage
                ? try load(PackageContent(entries: PackageFolder.entries(of: path, limits: limits)))
                : try load(files: files(in: path))
        } catch {
            throw error.description.hasPrefix(path)
                ? error : DefinitionError(error.kind, "\(path): \(error.description)")
        }
    }

    /// Takes an unpacked package.
    package func load(_ package: PackageContent) throws(DefinitionError) -> Loaded {
        let outcome = try DefinitionLoader.image(of: package, options: options)
        return Loaded(image: outcome.image, failures: outcome.failures, manifest: package.manifest)
    }

    /// Takes resources in files; those that cannot be read are said, not thrown.
    package func load(files: [String]) throws(DefinitionError) -> Loaded {
        var failures: [DefinitionLoader.Failure] = []
        var resources: [Document] = []
        for file in files {
            do throws(DefinitionError) {
                resources.append(try resource(file))
            } catch {
                failures.append(DefinitionLoader.Failure(name: file, error: error))
            }
        }
        let outcome = try DefinitionLoader.image(of: resources.map(\.root), options: options)
        return Loaded(image: outcome.image, failures: failures + outcome.failures, manifest: nil)
    }

    /// A resource in JSON or XML, told by the name or the first character.
    package func resource(_ file: String) throws(DefinitionError) -> Document {
        let bytes = PackageContent.withoutByteOrderMark(try content(file))
        let isXML = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
        do throws(ParseError) {
            return try isXML ? reader.read(xml: bytes).document : Document(json: bytes)
        } catch {
            throw DefinitionError(.resource, "\(file):\(error.line):\(error.column): \(error.message)")
        }
    }

    private func files(in folder: String) throws(DefinitionError) -> [String] {
        guard let walker = FileManager.default.enumerator(atPath: folder) else {
            throw DefinitionError(.file, "\(folder) cannot be read")
        }
        var found: [String] = []
        while let path = walker.nextObject() as? String {
            guard walker.fileAttributes?[.type] as? FileAttributeType == .typeRegular,
                path.hasSuffix(".json") || path.hasSuffix(".xml")
            else { continue }
            found.append(folder + "/" + path)
            guard found.count <= limits.entries else {
                throw DefinitionError(.package, "\(folder): more than \(limits.entries) files")
            }
        }
        return found.sorted()
    }

    private func content(_ file: String) throws(DefinitionError) -> [UInt8] {
        let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? nil
        guard let size, size <= limits.compressedBytes else {
            throw DefinitionError(.file, "\(file) cannot be read, or has more than \(limits.compressedBytes) bytes")
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw DefinitionError(.file, "\(file) cannot be read")
        }
        return [UInt8](data)
    }
}
