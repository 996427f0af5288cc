import OpenIMIS
import OpenIMISMapping

/// Gathers openIMIS's code tables as code systems of the guide.
enum CodeSystemRecords {
    static func all(_ stores: OpenIMISStores) async throws -> [CodeSystemRecord] {
        let codes = try await stores.reference.current().codes
        var systems = CodeSystemRecord.Kind.allCases.compactMap { kind in
            kind.entries(codes).map { CodeSystemRecord(kind, $0) }
        }
        for list in CodeList.allCases {
            let kind: CodeSystemRecord.Kind =
                switch list {
                case .items: .medicalItem
                case .services: .medicalService
                case .diagnoses: .diagnosis
                }
            systems.append(CodeSystemRecord(kind, try await stores.codeLists.codes(list)))
        }
        return systems
    }
}

extension CodeSystemRecord: SearchableRecord {
    package func value(_ column: String) -> String? {
        switch column {
        case "url": url
        case "name": kind.name
        case "title": kind.title
        case "description": kind.description
        default: nil
        }
    }
}

extension InsurerRecord: SearchableRecord {
    package func value(_ column: String) -> String? {
        switch column {
        case "code": code
        case "name": name
        default: nil
        }
    }
}
