import FHIRModel
import FHIRValidation

/// Checks files, several at a time.
struct FileCheck: Sendable {
    let validator: Validator
    let reader: ResourceReader
    let profiles: [String]
    /// Findings below this severity are left out.
    let level: IssueSeverity

    /// The results in the order of the files; `report` is told how many are done.
    func run(
        _ files: [InputFile], jobs: Int, progress report: @Sendable (Int) -> Void
    ) async -> [FileResult] {
        await withTaskGroup(of: (Int, FileResult).self) { group in
            var results = [FileResult?](repeating: nil, count: files.count)
            var next = 0
            var done = 0
            while next < min(jobs, files.count) {
                add(files, next, to: &group)
                next += 1
            }
            while let (index, result) = await group.next() {
                results[index] = result
                done += 1
                report(done)
                if next < files.count {
                    add(files, next, to: &group)
                    next += 1
                }
            }
            return results.compactMap { $0 }
        }
    }

    private func add(_ files: [InputFile], _ index: Int, to group: inout TaskGroup<(Int, FileResult)>) {
        group.addTask { (index, check(files[index])) }
    }

    /// Reads and checks one file.
    func check(_ file: InputFile) -> FileResult {
        var result = FileResult(name: file.displayName)
        do {
            let bytes = try file.bytes(atMost: reader.limits.maximumBytes)
            switch ResourceFormat(ofFile: file.name) ?? ResourceFormat(ofText: bytes) {
            case .ndjson: checkLines(bytes, into: &result)
            case .xml:
                let resource = try reader.read(xml: bytes)
                result.source = bytes
                result.add(
                    resource.report.issues + validator.validate(resource.document, profiles: profiles).issues, level)
            case .json:
                let document = try Document(json: bytes, limits: reader.limits)
                result.source = bytes
                result.add(validator.validate(document, profiles: profiles).issues, level)
            }
        } catch let error as ParseError {
            result.add([Issue(error)], level)
        } catch {
            result.isUnreadable = true
            result.add([Issue(.unreadable, String(describing: error))], level)
        }
        return result
    }

    private func checkLines(_ bytes: [UInt8], into result: inout FileResult) {
        var splitter = NDJSONSplitter(limits: reader.limits)
        splitter.append(bytes)
        result.source = bytes
        do {
            while let line = try splitter.next() { check(line, into: &result) }
            if let line = splitter.last() { check(line, into: &result) }
        } catch {
            result.add([Issue(error)], level)
        }
    }

    private func check(_ line: NDJSONSplitter.Line, into result: inout FileResult) {
        do throws(ParseError) {
            let document = try Document(json: line.bytes, limits: reader.limits)
            let issues = validator.validate(document, profiles: profiles).issues
            result.add(issues.map { $0.moved(toLine: line.number) }, level)
        } catch {
            result.add([Issue(error.moved(byLines: line.number - 1))], level)
        }
    }
}

extension Issue {
    /// The finding in a line of a file whose lines are documents.
    fileprivate func moved(toLine number: Int) -> Issue {
        var issue = self
        issue.line = number
        return issue
    }
}
