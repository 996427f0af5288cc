/// Items that are all different by `=`, found by hashing.
struct ItemSet {
    private var buckets: [Int: [PathValue]] = [:]

    /// Adds an item; false when an equal one is there.
    mutating func insert(_ item: PathValue) -> Bool {
        let key = Self.hash(item)
        if buckets[key]?.contains(where: { PathValue.areEqual($0, item) == true }) == true { return false }
        buckets[key, default: []].append(item)
        return true
    }

    func contains(_ item: PathValue) -> Bool {
        buckets[Self.hash(item)]?.contains { PathValue.areEqual($0, item) == true } ?? false
    }

    /// The same for items that are equal.
    ///
    /// Quantities, which are equal in many units, share a bucket.
    private static func hash(_ item: PathValue) -> Int {
        switch item.system {
        case .boolean(let truth): return truth ? 1 : 2
        case .integer(let number): return PathDecimal(number).hashValue
        case .decimal(let number): return number.hashValue
        case .string(let text): return text.hashValue
        case .temporal(let value): return hash(value)
        case .quantity: return 20
        case .type(let type): return type.hashValue
        case .element(let element): return StructuralComparison.hash(element.node)
        }
    }

    private static func hash(_ value: PathTemporal) -> Int {
        let utc = value.inUTC
        var hasher = Hasher()
        hasher.combine(utc.precision)
        hasher.combine(utc.localSeconds)
        hasher.combine(utc.nanosecond)
        return hasher.finalize()
    }
}
