/// What families and claims refer to, by the primary keys their rows have.
struct DemoScheme {
    static let administratorLogin = "Admin"

    struct Village {
        let location: Int
        let district: Int
        let country: Int
    }

    struct Facility {
        let id: Int
        let administrator: Int
        let level: String
        let country: Int
    }

    struct Product {
        let id: Int
        let lumpSum: Int
        let premiumAdult: Int
        let premiumChild: Int
    }

    struct Priced {
        let id: Int
        let price: Int
        let category: String
    }

    var villages: [Village] = []
    /// By country.
    var facilities: [[Facility]] = []
    /// By district.
    var officers: [Int: [Int]] = [:]
    /// By country.
    var products: [[Product]] = []
    var payers: [Int] = []
    var items: [Priced] = []
    var services: [Priced] = []
    var diagnoses: [Int] = []
}
