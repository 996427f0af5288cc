import FHIRModel
import FHIRService

/// The openIMIS rights that interactions on a kind of record need: any of the numbers, or a login alone where there is
/// none.
package struct ResourceRights: Sendable, Hashable {
    package let read: [Int]
    package let create: [Int]
    package let update: [Int]
    package let delete: [Int]

    package init(read: [Int] = [], create: [Int] = [], update: [Int] = [], delete: [Int] = []) {
        self.read = read
        self.create = create
        self.update = update
        self.delete = delete
    }

    package static let insurees = ResourceRights(
        read: [101_101], create: [101_102], update: [101_103], delete: [101_104])
    package static let families = ResourceRights(
        read: [101_001], create: [101_002], update: [101_003], delete: [101_004])
    package static let policies = ResourceRights(
        read: [101_201], create: [101_202], update: [101_203], delete: [101_204])
    package static let claims = ResourceRights(
        read: [111_001], create: [111_002], update: [111_010], delete: [111_004])
    package static let claimAdministrators = ResourceRights(create: [121_602], update: [121_603], delete: [121_604])
    package static let officers = ResourceRights(create: [121_502], update: [121_503], delete: [121_504])
    package static let locations = ResourceRights(create: [121_902], update: [121_903], delete: [121_904])
    package static let facilities = ResourceRights(create: [121_102], update: [121_103], delete: [121_104])
    package static let policyHolders = ResourceRights(
        read: [150_101], create: [150_102], update: [150_103], delete: [150_104])
    package static let items = ResourceRights(create: [122_102], update: [122_103], delete: [122_104])
    package static let services = ResourceRights(create: [121_402], update: [121_403], delete: [121_404])
    package static let products = ResourceRights(create: [121_002], update: [121_003], delete: [121_004])
    /// A login is enough, and nothing is written.
    package static let loginOnly = ResourceRights()
}

extension Optional where Wrapped == Principal {
    /// Whether the account holds one of the rights; without an account access is open.
    func holds(anyOf rights: [Int]) -> Bool { self?.holds(anyOf: rights) ?? true }
}

extension RequestContext {
    /// Throws `forbidden` unless one of the rights is held.
    func require(_ rights: [Int], to action: String) throws(ServiceError) {
        guard principal.holds(anyOf: rights) else {
            let numbers = rights.map(String.init).joined(separator: " or ")
            throw ServiceError(
                .forbidden, "The account lacks the right to \(action) (openIMIS right \(numbers)).",
                code: .forbidden)
        }
    }
}
