import CLinux
import Dispatch
import Glibc
import Synchronization

/// Runs the jobs of one actor on a thread of its own, which may block.
final class ThreadExecutor: SerialExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isStopped = false
    }

    private let state = Mutex(State())
    private let wakeUp = DispatchSemaphore(value: 0)

    init(name: String) {
        ThreadExecutor.startThread(name: name) { [self] in loop() }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        wakeUp.signal()
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    /// Ends the thread once its jobs are done.
    func stop() {
        state.withLock { $0.isStopped = true }
        wakeUp.signal()
    }

    private func loop() {
        while true {
            wakeUp.wait()
            let (jobs, isStopped) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isStopped)
            }
            for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
            if jobs.isEmpty, isStopped { return }
        }
    }

    /// Starts a detached thread.
    static func startThread(name: String, _ body: @escaping @Sendable () -> Void) {
        final class Body {
            let name: String
            let run: @Sendable () -> Void

            init(name: String, _ run: @escaping @Sendable () -> Void) {
                self.name = name
                self.run = run
            }
        }
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Body(name: name, body)).toOpaque()
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                let body = Unmanaged<Body>.fromOpaque(context).takeRetainedValue()
                // Linux keeps the first 15 characters.
                _ = set_thread_name(body.name)
                body.run()
                return nil
            }, context)
        precondition(status == 0, "the system gives no more threads")
        pthread_detach(thread)
    }
}
