package import FHIRModel

/// Brings conformance resources in JSON into the form in which all definitions are kept.
package enum DefinitionLoader {
    /// What to keep beyond what checking resources needs.
    package struct Options: Sendable {
        /// Definitions, comments, mappings and examples of elements and concepts.
        package var keepsProse = false
        /// The complete JSON of each resource.
        package var keepsSources = false

        package init(keepsProse: Bool = false, keepsSources: Bool = false) {
            self.keepsProse = keepsProse
            self.keepsSources = keepsSources
        }
    }

    /// A file or resource that could not be taken, and why.
    package struct Failure: Sendable, Equatable {
        /// The file's name, or the URL of the resource.
        package let name: String
        package let error: DefinitionError
    }

    /// An image, and what did not get into it.
    package struct Outcome: Sendable {
        package let image: DefinitionImage
        package let failures: [Failure]
    }

    /// Takes resources; those that are no valid definitions are left out and said.
    package static func image(
        of resources: [Node], options: Options = Options()
    ) throws(DefinitionError) -> Outcome {
        var builder = ImageBuilder(options: imageOptions(options))
        var failures: [Failure] = []
        for resource in resources { add(resource, resource["url"]?.string ?? "", to: &builder, &failures) }
        return Outcome(image: try DefinitionImage(bytes: builder.finish()), failures: failures)
    }

    /// Takes the resources of a package; files that are no valid definitions are left out and said.
    package static func image(
        of package: PackageContent, options: Options = Options()
    ) throws(DefinitionError) -> Outcome {
        var builder = ImageBuilder(options: imageOptions(options))
        var failures: [Failure] = []
        for entry in package.resources {
            do throws(DefinitionError) {
                let document = try document(entry)
                // Packages carry index files and the like beside resources.
                guard document.resourceType != nil else { continue }
                add(document.root, entry.path, to: &builder, &failures)
            } catch {
                failures.append(Failure(name: entry.path, error: error))
            }
        }
        let bytes = builder.finish(
            packageName: package.manifest.name, packageVersion: package.manifest.version,
            dependencies: package.manifest.dependencies.map { "\($0.name)#\($0.version)" })
        return Outcome(image: try DefinitionImage(bytes: bytes), failures: failures)
    }

    private static func imageOptions(_ options: Options) -> ImageBuilder.Options {
        ImageBuilder.Options(keepsProse: options.keepsProse, keepsSources: options.keepsSources)
    }

    private static func add(
        _ resource: Node, _ name: String, to builder: inout ImageBuilder, _ failures: inout [Failure]
    ) {
        do throws(DefinitionError) {
            try builder.add(resource)
        } catch {
            failures.append(Failure(name: name, error: error))
        }
    }

    /// Reads the JSON of a package's file.
    static func document(_ entry: PackageEntry) throws(DefinitionError) -> Document {
        do throws(ParseError) {
            return try Document(json: PackageContent.withoutByteOrderMark(entry.content))
        } catch {
            throw DefinitionError(.resource, "\(entry.path): \(error)")
        }
    }
}
