import OpenIMIS

/// R4's `administrative-gender`.
enum AdministrativeGender: String, CaseIterable {
    case male
    case female
    case other
    case unknown

    init(_ gender: Gender) {
        switch gender {
        case .male: self = .male
        case .female: self = .female
        case .other: self = .other
        }
    }

    /// `nil` for what openIMIS has no code for.
    var gender: Gender? {
        switch self {
        case .male: .male
        case .female: .female
        case .other: .other
        case .unknown: nil
        }
    }
}

/// A coding of `Patient.maritalStatus` (R4's value set `marital-status`).
struct MaritalCoding {
    let system: StaticString
    let code: String
    let display: String

    init(_ status: MaritalStatus) {
        switch status {
        case .married: (system, code, display) = (CodeSystemURL.maritalStatus, "M", "Married")
        case .single: (system, code, display) = (CodeSystemURL.maritalStatus, "S", "Never Married")
        case .divorced: (system, code, display) = (CodeSystemURL.maritalStatus, "D", "Divorced")
        case .widowed: (system, code, display) = (CodeSystemURL.maritalStatus, "W", "Widowed")
        case .notSpecified: (system, code, display) = (CodeSystemURL.nullFlavor, "UNK", "unknown")
        }
    }

    /// The status of a code: R4's, or those that clients of the Django module send.
    static func status(code: String) -> MaritalStatus? {
        switch code {
        case "M": .married
        case "S": .single
        case "D": .divorced
        case "W": .widowed
        case "U", "UNK", "N": .notSpecified
        default: nil
        }
    }
}

/// What a photo is and where it lies.
enum PhotoType {
    static func mediaType(fileName: String?, content: String?) -> String? {
        if let content, let type = mediaType(base64: content) { return type }
        guard let fileName, let dot = fileName.lastIndex(of: ".") else { return nil }
        return switch fileName[fileName.index(after: dot)...].lowercased() {
        case "jpg", "jpeg", "jpe": "image/jpeg"
        case "png": "image/png"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "bmp": "image/bmp"
        case "tif", "tiff": "image/tiff"
        default: nil
        }
    }

    /// By the first bytes of the content, as they come out in base64.
    private static func mediaType(base64: String) -> String? {
        if base64.hasPrefix("/9j/") { return "image/jpeg" }
        if base64.hasPrefix("iVBORw0KG") { return "image/png" }
        if base64.hasPrefix("R0lGOD") { return "image/gif" }
        if base64.hasPrefix("UklGR") { return "image/webp" }
        return base64.hasPrefix("Qk") ? "image/bmp" : nil
    }

    /// `<base>/photo/<folder>/<file>`; folders come with either kind of slash.
    static func url(_ photo: InsureeRecord.Photo, base: String) -> String? {
        guard let fileName = photo.fileName else { return nil }
        let folders = (photo.folder ?? "").split { $0 == "\\" || $0 == "/" }
        return ([base, "photo"] + folders.map(String.init) + [fileName]).joined(separator: "/")
    }
}
