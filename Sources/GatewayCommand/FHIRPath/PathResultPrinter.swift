import FHIRModel
import FHIRPath

/// Puts what expressions found into lines or JSON.
struct PathResultPrinter {
    let types: PathTypes
    let asJSON: Bool
    private var lines: [String] = []
    private var items: [[UInt8]] = []

    init(types: PathTypes, asJSON: Bool) {
        self.types = types
        self.asJSON = asJSON
    }

    mutating func add(_ result: PathCollection, in file: String?) {
        for item in result {
            if asJSON { items.append(json(of: item, in: file)) } else { lines.append(line(of: item, in: file)) }
        }
    }

    private func line(of item: PathValue, in file: String?) -> String {
        let prefix = file.map { "\($0): " } ?? ""
        let type = item.typeName(in: types)
        guard case .element(let element) = item else { return "\(prefix)\(type) \(item.convertedToString ?? "")" }
        let value =
            item.convertedToString ?? String(decoding: JSONWriter.bytes(of: element.node), as: UTF8.self)
        return "\(prefix)\(element.node.path) \(type) \(value)"
    }

    private func json(of item: PathValue, in file: String?) -> [UInt8] {
        var object = ResourceBuilder()
        object.string("file", file)
        object.string("type", item.typeName(in: types))
        if case .element(let element) = item {
            object.string("path", element.node.path)
            object.raw("value", node: element.node)
        } else {
            switch item {
            case .boolean(let truth): object.boolean("value", truth)
            case .integer(let number): object.integer("value", number)
            case .decimal(let number): object.decimal("value", text: number.description)
            default: object.string("value", item.convertedToString)
            }
        }
        return object.finish()
    }

    func finish() -> [UInt8] {
        guard asJSON else { return Array(lines.map { $0 + "\n" }.joined().utf8) }
        return Array("[".utf8) + Array(items.joined(separator: Array(",\n".utf8))) + Array("]\n".utf8)
    }
}
