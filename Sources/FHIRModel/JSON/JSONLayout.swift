/// Lays compact JSON out for people to read.
enum JSONLayout {
    /// Breaks well-formed compact text into lines, indented by two spaces a level.
    static func pretty(_ compact: borrowing ByteSink) -> [UInt8] {
        var sink = ByteSink(capacity: compact.count * 2 + 64)
        var level = 0
        var index = 0
        while index < compact.count {
            let byte = compact.start[index]
            switch byte {
            case UInt8(ascii: "\""):
                let end = stringEnd(compact, from: index + 1)
                sink.append(compact.start + index, count: end - index)
                index = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                sink.append(byte)
                let next = compact.start[min(index + 1, compact.count - 1)]
                if next == UInt8(ascii: "}") || next == UInt8(ascii: "]") {
                    sink.append(next)
                    index += 1
                } else {
                    level += 1
                    breakLine(&sink, level)
                }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                level -= 1
                breakLine(&sink, level)
                sink.append(byte)
            case UInt8(ascii: ","):
                sink.append(byte)
                breakLine(&sink, level)
            case UInt8(ascii: ":"):
                sink.append(": ")
            default:
                sink.append(byte)
            }
            index += 1
        }
        sink.append(UInt8(ascii: "\n"))
        return sink.bytes()
    }

    private static func breakLine(_ sink: inout ByteSink, _ level: Int) {
        sink.append(UInt8(ascii: "\n"))
        for _ in 0..<level { sink.append("  ") }
    }

    /// Index behind the closing quote of a string.
    private static func stringEnd(_ text: borrowing ByteSink, from first: Int) -> Int {
        var index = first
        while index < text.count, text.start[index] != UInt8(ascii: "\"") {
            index += text.start[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index + 1, text.count)
    }
}
