import Dispatch
import SQLInterface

/// The reading thread: gives waiting requests to connections, all that wait in one go, and hands their results out.
struct ReadLoop: ~Copyable {
    private enum Slot {
        case closed
        case opening
        case open(ReadConnection)
    }

    private let opener: ConnectionOpener
    private let inbox: ReadInbox
    private var epoll = Epoll()
    private var slots: [Slot]
    private var waiting: [ReadRequest] = []
    private var answered = 0
    private var closing: [CheckedContinuation<Void, Never>?] = []
    private var isClosing = false

    /// A connection whose statement takes longer gets no new requests while there is another.
    private static let patience = 0.02
    /// A connection whose statement takes even longer loses the requests that wait behind it.
    private static let longPatience = 0.06
    /// Requests under way on one connection at most.
    private static let depth = 64
    /// From this load on another connection is opened, up to the usual number.
    private static let comfortableLoad = 6
    private static let inboxTag = Int.max

    init(_ opener: ConnectionOpener, _ inbox: ReadInbox) {
        self.opener = opener
        self.inbox = inbox
        slots = Array(
            repeating: .closed, count: max(opener.options.readConnections, opener.options.readConnectionLimit))
        epoll.add(inbox.descriptor, tag: ReadLoop.inboxTag)
    }

    /// Serves until it is told to close and nothing is under way any more.
    mutating func run() {
        while true {
            let messages = inbox.take(answered: answered)
            answered = 0
            for message in messages { handle(message) }
            let now = MonotonicTime.now
            // First out, then away: what came back from a lost connection gets another one if there is any.
            giveOut(now)
            dropOverdue(now)
            openMore(now)
            if isClosing, waiting.isEmpty, load == 0, !isOpening { break }
            let timeout = messages.isEmpty ? nextTimeout(now) : 0
            for tag in epoll.wait(milliseconds: timeout) {
                if tag == ReadLoop.inboxTag { inbox.awoke() } else { receive(slot: tag) }
            }
        }
        for continuation in closing { continuation?.resume() }
    }

    private mutating func handle(_ message: ReadInbox.Message) {
        switch message {
        case .request(let request): waiting.append(request)
        case .cancelled(let request):
            if request.settle() { answered += 1 }
        case .opened(let slot, .success(let link)): connected(slot, link)
        case .opened(let slot, .failure): slots[slot] = .closed
        case .cancelSent(let slot):
            // The signal may still be on its way to the server's process.
            if case .open(let connection) = slots[slot] { connection.strayCancelUntil = .now + 1 }
        case .close(let continuation):
            isClosing = true
            closing.append(continuation)
        }
    }

    // MARK: Requests

    /// Sends what waits: each to the connection with the least to do.
    private mutating func giveOut(_ now: MonotonicTime) {
        guard !waiting.isEmpty else { return }
        var given = 0
        for request in waiting {
            if request.isCancelled || request.isSettled {
                finish(request)
                given += 1
                continue
            }
            guard let (slot, connection) = leastLoaded(now) else { break }
            given += 1
            do {
                try connection.send(request)
            } catch {
                // The request itself is among those the connection leaves behind, or was never queued.
                lose(slot, alsoRetrying: request)
            }
        }
        waiting.removeFirst(given)
        for slot in slots.indices {
            guard case .open(let connection) = slots[slot] else { continue }
            do {
                try connection.finishGroup()
                epollIfNeeded(slot, connection)
            } catch {
                lose(slot)
            }
        }
    }

    private func leastLoaded(_ now: MonotonicTime) -> (Int, ReadConnection)? {
        var best: (Int, ReadConnection)?
        for (index, slot) in slots.enumerated() {
            guard case .open(let connection) = slot, connection.load < ReadLoop.depth,
                connection.headAge(now) < ReadLoop.patience
            else { continue }
            if best.map({ connection.load < $0.1.load }) ?? true { best = (index, connection) }
        }
        return best
    }

    private mutating func receive(slot: Int) {
        guard case .open(let connection) = slots[slot] else { return }
        var outcomes: [ReadConnection.Outcome] = []
        var isLost = false
        do {
            try connection.receive { outcomes.append($0) }
        } catch {
            isLost = true
        }
        for outcome in outcomes {
            switch outcome {
            case .answered(let request, let result):
                if request.settle() { answered += 1 }
                request.succeed(result)
            case .failed(let request, let error) where error.kind == .unavailable: retry(request, error)
            case .failed(let request, let error): finish(request, error)
            case .skipped(let request): retry(request, SQLError(.unavailable, message: "skipped again and again"))
            }
        }
        if isLost { lose(slot) } else { epollIfNeeded(slot, connection) }
    }

    private mutating func retry(_ request: ReadRequest, _ error: SQLError) {
        // Another connection is about to answer it.
        if request.isSettled || request.copies > 0 { return }
        if request.attempts < 4, !request.isCancelled { waiting.append(request) } else { finish(request, error) }
    }

    private mutating func finish(_ request: ReadRequest, _ error: SQLError = SQLError(.cancelled)) {
        if request.settle() { answered += 1 }
        request.fail(error)
    }

    /// Turns away what has waited too long, and gives up connections that no longer answer.
    private mutating func dropOverdue(_ now: MonotonicTime) {
        for slot in slots.indices {
            guard case .open(let connection) = slots[slot] else { continue }
            if let limit = answerLimit, connection.headAge(now) > limit {
                lose(slot)
                continue
            }
            guard connection.headAge(now) >= ReadLoop.patience else { continue }
            let group = connection.headGroup
            // Nobody waits for the rest of a group that is cancelled, answered or under way elsewhere.
            let isNeedless = group.count > 1 && group.allSatisfy { $0.isSettled || $0.copies > 1 }
            if group.contains(where: \.isCancelled) || isNeedless { sendCancel(slot, connection, now) }
            relieve(connection, now)
        }
        guard let first = waiting.first, first.patience <= now || isClosing else { return }
        let isConnected = isConnected
        var kept: [ReadRequest] = []
        for request in waiting {
            if request.patience <= now || isClosing && !isConnected {
                // A slow one that was to be tried elsewhere too is still on its first connection.
                if request.copies > 0 { continue }
                // One that was sent before waits because its connection was lost.
                let isCrowded = isConnected && request.attempts == 0
                finish(request, SQLError(isCrowded ? .poolExhausted : .unavailable, message: "no connection is free"))
            } else {
                kept.append(request)
            }
        }
        waiting = kept
    }

    /// Takes requests away that wait behind a long statement: to a connection that moves, or after their time.
    private mutating func relieve(_ connection: ReadConnection, _ now: MonotonicTime) {
        guard connection.load > 1, connection.headAge(now) >= ReadLoop.longPatience else { return }
        if leastLoaded(now) != nil {
            waiting += connection.handOver { !$0.isSettled }
        } else {
            let overdue = connection.handOver { $0.patience <= now }
            for request in overdue { finish(request, SQLError(.poolExhausted)) }
        }
    }

    // MARK: Cancellation

    /// Stops what the connection runs; if that is another statement than was meant, it is sent again.
    private func sendCancel(_ slot: Int, _ connection: ReadConnection, _ now: MonotonicTime) {
        if let until = connection.strayCancelUntil, now < until { return }
        guard let canceller = connection.link.canceller else { return }
        connection.strayCancelUntil = .never
        DispatchQueue.global().async { [inbox] in
            canceller.cancel()
            inbox.post(.cancelSent(slot: slot))
        }
    }

    // MARK: Connections

    private mutating func openMore(_ now: MonotonicTime) {
        guard !isOpening, !isClosing || !waiting.isEmpty, opener.nextAttempt <= .now else { return }
        var open = 0
        var leastLoad = Int.max
        for slot in slots {
            guard case .open(let connection) = slot else { continue }
            open += 1
            if connection.headAge(now) < ReadLoop.patience { leastLoad = min(leastLoad, connection.load) }
        }
        let isNeeded =
            if open == 0 { !waiting.isEmpty } else if open < opener.options.readConnections {
                leastLoad >= ReadLoop.comfortableLoad
            } else { leastLoad == Int.max && (!waiting.isEmpty || isAnyBehind) }
        guard isNeeded, let slot = slots.firstIndex(where: { if case .closed = $0 { true } else { false } }) else {
            return
        }
        slots[slot] = .opening
        // Looking up the server's name may block, which must not hold the other connections up.
        DispatchQueue.global().async { [opener, inbox] in
            do {
                let link = try opener.open(isReadOnly: true)
                inbox.post(.opened(slot: slot, .success(link)))
            } catch {
                inbox.post(.opened(slot: slot, .failure(error as? SQLError ?? SQLError(.unavailable))))
            }
        }
    }

    private mutating func connected(_ slot: Int, _ link: PostgresLink) {
        do {
            slots[slot] = .open(try ReadConnection(link))
            epoll.add(link.socket, tag: slot)
        } catch {
            slots[slot] = .closed
        }
    }

    private mutating func lose(_ slot: Int, alsoRetrying request: ReadRequest? = nil) {
        guard case .open(let connection) = slots[slot] else { return }
        epoll.remove(connection.link.socket)
        slots[slot] = .closed
        let left = connection.abandon()
        let error = SQLError(.unavailable, message: "the connection to the server was lost")
        for request in left { retry(request, error) }
        if let request, !left.contains(where: { $0 === request }) { retry(request, error) }
    }

    private func epollIfNeeded(_ slot: Int, _ connection: ReadConnection) {
        guard connection.waitsToWrite != connection.wantsToWrite else { return }
        connection.waitsToWrite = connection.wantsToWrite
        epoll.change(connection.link.socket, tag: slot, writes: connection.wantsToWrite)
    }

    // MARK: Time

    private var answerLimit: Double? {
        let timeout = opener.options.statementTimeout
        return timeout > 0 ? timeout + 5 : nil
    }

    private var load: Int {
        slots.reduce(0) { sum, slot in if case .open(let connection) = slot { sum + connection.load } else { sum } }
    }

    /// Whether a request waits behind another on its connection.
    private var isAnyBehind: Bool {
        slots.contains { if case .open(let connection) = $0 { connection.load > 1 } else { false } }
    }

    private var isOpening: Bool {
        slots.contains { if case .opening = $0 { true } else { false } }
    }

    private var isConnected: Bool {
        slots.contains { if case .open = $0 { true } else { false } }
    }

    private func nextTimeout(_ now: MonotonicTime) -> Int32 {
        var next = MonotonicTime.never
        if let first = waiting.first {
            next = min(first.patience, now + ReadLoop.patience)
            if !isConnected { next = min(next, max(opener.nextAttempt, now + 0.001)) }
        }
        if load > 0 { next = min(next, now + ReadLoop.patience) }
        return next.millisecondsLeft
    }
}
