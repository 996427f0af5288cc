import CLibPQ
import SQLInterface

/// A connection in pipeline mode, used by the reading thread alone.
///
/// Requests go out in groups that end in a synchronization point. An error makes the server skip what follows it in
/// its group; those requests are sent again, so that an error concerns nobody else.
final class ReadConnection {
    /// What was sent and not answered yet, in order.
    private enum Step {
        case prepare(ReadRequest, name: String)
        case execute(ReadRequest, name: String, isFirst: Bool)
        /// Answered by another connection meanwhile.
        case handedOver
        case deallocate
        case synchronize
    }

    /// What became of a request.
    enum Outcome {
        case answered(ReadRequest, PostgresResult)
        case failed(ReadRequest, SQLError)
        /// To be sent again, by no fault of its own.
        case skipped(ReadRequest)
    }

    let link: PostgresLink
    private(set) var load = 0
    private(set) var wantsToWrite = false
    /// What the reading thread waits for now.
    var waitsToWrite = false
    /// While set, a statement may have been cancelled in place of the one that was meant.
    var strayCancelUntil: MonotonicTime?
    private var steps: [Step] = []
    private var done = 0
    private var headSince = MonotonicTime.now
    private var groupSize = 0
    private var current: PostgresResult?
    private var prepareError: SQLError?

    private static let groupLimit = 16

    init(_ link: PostgresLink) throws {
        guard PQenterPipelineMode(link.connection) == 1 else { throw SQLError.unavailable(link.connection) }
        self.link = link
    }

    /// Seconds the server has worked on the head.
    func headAge(_ now: MonotonicTime) -> Double {
        load == 0 ? 0 : now.seconds(since: headSince)
    }

    /// Queues a request; it leaves with the next `finishGroup()`.
    func send(_ request: ReadRequest) throws {
        // What was skipped once goes by itself, so that it cannot be skipped for ever.
        let isAlone = request.attempts > 0
        if isAlone || groupSize >= ReadConnection.groupLimit { try finishGroup() }
        if load == 0 { headSince = .now }
        let name: String
        if let known = link.statements.name(of: request.sql) {
            name = known
        } else {
            name = try prepare(request)
        }
        let sent = request.parameters.withArrays { count, values, lengths, formats in
            PQsendQueryPrepared(link.connection, name, count, values, lengths, formats, 0)
        }
        guard sent == 1 else { throw SQLError.unavailable(link.connection) }
        request.sent()
        steps.append(.execute(request, name: name, isFirst: groupSize == 0))
        groupSize += 1
        load += 1
        if isAlone { try finishGroup() }
    }

    /// Ends the group and sends what is queued.
    func finishGroup() throws {
        guard groupSize > 0 else { return }
        groupSize = 0
        guard PQpipelineSync(link.connection) == 1 else { throw SQLError.unavailable(link.connection) }
        steps.append(.synchronize)
        try flush()
    }

    func flush() throws {
        switch PQflush(link.connection) {
        case 0: wantsToWrite = false
        case 1: wantsToWrite = true
        default: throw SQLError.unavailable(link.connection)
        }
    }

    /// Reads what has arrived.
    func receive(_ report: (Outcome) -> Void) throws {
        guard PQconsumeInput(link.connection) == 1 else { throw SQLError.unavailable(link.connection) }
        if wantsToWrite { try flush() }
        while done < steps.count, PQisBusy(link.connection) == 0 {
            guard let pointer = PQgetResult(link.connection) else {
                endStep(report)
                continue
            }
            let result = PostgresResult(pointer)
            if result.status == PGRES_PIPELINE_SYNC {
                advance()
            } else if current?.error == nil {
                current = result
            }
        }
        guard link.isUsable else { throw SQLError.unavailable(link.connection) }
    }

    /// The requests of the group the server works on.
    ///
    /// It sends their results together, so any of them may be the one that takes long.
    var headGroup: [ReadRequest] {
        var group: [ReadRequest] = []
        for step in steps[done...] {
            if case .synchronize = step, !group.isEmpty { break }
            if case .execute(let request, _, _) = step { group.append(request) }
        }
        return group
    }

    /// Requests that other connections shall answer, since a long statement is before them or among them.
    ///
    /// Later groups are given up; the server comes to them all the same, and its answer is dropped. Those of the head's
    /// group stay too, and the first answer counts. Reading twice changes nothing.
    func handOver(where isWanted: (ReadRequest) -> Bool) -> [ReadRequest] {
        let group = headGroup
        var given = group.count > 1 ? group.filter { $0.attempts == 1 && isWanted($0) } : []
        var seen = 0
        for index in done..<steps.count {
            guard case .execute(let request, _, _) = steps[index] else { continue }
            seen += 1
            guard seen > group.count, isWanted(request) else { continue }
            steps[index] = .handedOver
            load -= 1
            request.returned()
            given.append(request)
        }
        return given
    }

    /// The requests that were sent and not answered.
    func abandon() -> [ReadRequest] {
        let left = steps[done...].compactMap { step -> ReadRequest? in
            if case .execute(let request, _, _) = step { request } else { nil }
        }
        for request in left { request.returned() }
        steps = []
        done = 0
        load = 0
        return left
    }

    private func prepare(_ request: ReadRequest) throws -> String {
        for name in link.statements.trim() {
            guard PQsendQueryParams(link.connection, "DEALLOCATE \(name)", 0, nil, nil, nil, nil, 0) == 1 else {
                throw SQLError.unavailable(link.connection)
            }
            steps.append(.deallocate)
        }
        let statement = link.statements.add(request.sql)
        let sent = PQsendPrepare(
            link.connection, statement.name, request.sql.text, Int32(statement.types.count), statement.types)
        guard sent == 1 else { throw SQLError.unavailable(link.connection) }
        steps.append(.prepare(request, name: statement.name))
        return statement.name
    }

    /// The server has said all about the current step.
    private func endStep(_ report: (Outcome) -> Void) {
        let result = current
        current = nil
        let step = steps[done]
        advance()
        switch step {
        case .prepare(let request, let name):
            prepareError = nil
            guard let error = result?.error else { return }
            link.statements.remove(name, text: request.sql.text)
            prepareError = result?.status == PGRES_PIPELINE_ABORTED ? nil : error
        case .execute(let request, let name, let isFirst):
            load -= 1
            request.returned()
            report(outcome(of: request, name: name, isFirst: isFirst, result))
            prepareError = nil
        case .handedOver, .deallocate, .synchronize:
            return
        }
    }

    private func outcome(
        of request: ReadRequest, name: String, isFirst: Bool, _ result: PostgresResult?
    ) -> Outcome {
        if let prepareError { return .failed(request, prepareError) }
        guard let result else { return .failed(request, SQLError(.unavailable, message: "no result")) }
        if result.status == PGRES_PIPELINE_ABORTED { return .skipped(request) }
        guard let error = result.error else { return .answered(request, result) }
        if error.isStalePlan {
            link.statements.remove(name, text: request.sql.text)
            return .skipped(request)
        }
        if error.kind == .timeout {
            // Before PostgreSQL 17 the statement's time counts from the start of the group.
            let isStray = strayCancelUntil.map { .now < $0 } ?? false
            if isStray || !isFirst { return .skipped(request) }
        }
        return .failed(request, error)
    }

    private func advance() {
        done += 1
        headSince = .now
        if done == steps.count {
            steps.removeAll(keepingCapacity: true)
            done = 0
        } else if done > 256 {
            steps.removeFirst(done)
            done = 0
        }
    }
}
