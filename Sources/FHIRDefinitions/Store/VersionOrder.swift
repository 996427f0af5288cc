/// Orders versions of definitions: numbers by value, a prerelease before its release, anything else as text.
package enum VersionOrder {
    package static func precedes(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right != nil }
        let (mine, myLabel) = parts(left)
        let (other, otherLabel) = parts(right)
        for index in 0..<max(mine.count, other.count) {
            let (a, b) = (index < mine.count ? mine[index] : "0", index < other.count ? other[index] : "0")
            guard a != b else { continue }
            guard let x = Int(a), let y = Int(b) else { return a < b }
            guard x == y else { return x < y }
        }
        switch (myLabel, otherLabel) {
        case (nil, _): return false
        case (_, nil): return true
        case (let a?, let b?): return a < b
        }
    }

    /// Whether `version` is what a shorter `wanted` means: `4.0` stands for every `4.0.x`.
    package static func matches(_ version: String?, partial wanted: String) -> Bool {
        guard let version else { return false }
        let plain = wanted.hasSuffix(".x") ? String(wanted.dropLast(2)) : wanted
        return version == plain || version.hasPrefix(plain + ".")
    }

    private static func parts(_ version: String) -> (numbers: [Substring], label: Substring?) {
        let halves = version.split(separator: "-", maxSplits: 1)
        let numbers = halves.first?.split(separator: ".") ?? []
        return (numbers, halves.count > 1 ? halves[1] : nil)
    }
}
