import CLinux
import Glibc

/// Waits for several sockets at once (epoll(7), level-triggered).
struct Epoll: ~Copyable {
    private let descriptor: Int32
    private var events = [epoll_event](repeating: epoll_event(), count: 32)

    init() {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        precondition(descriptor >= 0, "the system gives no more descriptors")
    }

    deinit {
        close(descriptor)
    }

    func add(_ socket: Int32, tag: Int) {
        control(EPOLL_CTL_ADD, socket, tag: tag, writes: false)
    }

    func change(_ socket: Int32, tag: Int, writes: Bool) {
        control(EPOLL_CTL_MOD, socket, tag: tag, writes: writes)
    }

    func remove(_ socket: Int32) {
        control(EPOLL_CTL_DEL, socket, tag: 0, writes: false)
    }

    /// The tags of the sockets that became ready within the time.
    mutating func wait(milliseconds: Int32) -> [Int] {
        let count = epoll_wait(descriptor, &events, Int32(events.count), milliseconds)
        guard count > 0 else { return [] }
        return events[..<Int(count)].map { Int($0.data.u64) }
    }

    private func control(_ operation: Int32, _ socket: Int32, tag: Int, writes: Bool) {
        var event = epoll_event()
        event.events = EPOLLIN.rawValue | (writes ? EPOLLOUT.rawValue : 0)
        event.data.u64 = UInt64(tag)
        // Fails only for a socket that is closed already, which its connection notices by itself.
        _ = epoll_ctl(descriptor, operation, socket, &event)
    }
}
