import ArgumentParser
import FHIRModel

/// How findings are written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// For people, with the lines of the source.
    case text
    /// An OperationOutcome; of several files a Bundle of them.
    case json
    /// SARIF 2.1.0, which editors and code hosts read.
    case sarif

    func render(_ results: [FileResult], isColored: Bool, showsAll: Bool) -> [UInt8] {
        switch self {
        case .text: Array(TextReport(isColored: isColored, showsAll: showsAll).render(results).utf8)
        case .json: OutcomeReport.render(results)
        case .sarif: SARIFReport.render(results)
        }
    }
}
