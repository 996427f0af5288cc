import Cryptography
import Foundation

/// The secret that seals paging links and signs tokens of accounts without a key.
enum SharedSecret {
    /// The secret of a demonstration store, made on first use and kept beside it, readable by its owner only.
    static func kept(in folder: String) throws -> [UInt8] {
        let path = folder + "/secret"
        if let data = FileManager.default.contents(atPath: path), data.count >= 32 { return Array(data) }
        let secret = Hexadecimal.lowercase(SecureRandom.bytes(32))
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(secret.utf8), attributes: [.posixPermissions: 0o600])
        else { throw SettingsError(["\(path): the secret of the store cannot be written."]) }
        return Array(secret.utf8)
    }
}
