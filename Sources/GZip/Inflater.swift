import CZlib

/// One run of zlib's inflate over a whole input.
struct Inflater: ~Copyable {
    // zlib's state points back at its stream and refuses one that has moved, so it lives at an address of its own.
    private let stream: UnsafeMutablePointer<z_stream>
    private let format: CompressionFormat
    private let limits: GZipLimits
    private var output: [UInt8] = []

    init(format: CompressionFormat, limits: GZipLimits) throws(GZipError) {
        self.format = format
        self.limits = limits
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let started = inflateInit2_(
            stream, format.windowBits, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { throw GZipError(.library, "inflateInit2 answered \(started)") }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Inflates all members of `input`.
    ///
    /// `input` is changed by nobody; it is `inout` because zlib wants a pointer to mutable bytes.
    mutating func inflate(_ input: inout [UInt8]) throws(GZipError) -> [UInt8] {
        guard !input.isEmpty else { throw GZipError(.truncated, "no bytes") }
        guard input.count <= Int(UInt32.max) else { throw GZipError(.tooLarge, "more than 4 GiB to inflate") }
        let result: Result<Void, GZipError> = input.withUnsafeMutableBufferPointer { source in
            stream.pointee.next_in = source.baseAddress
            stream.pointee.avail_in = UInt32(source.count)
            do throws(GZipError) {
                try inflateMembers(compressedCount: source.count)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
        return output
    }

    private mutating func inflateMembers(compressedCount: Int) throws(GZipError) {
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let status = step(&chunk)
            try checkLimits(compressedCount: compressedCount - Int(stream.pointee.avail_in))
            switch status {
            case Z_STREAM_END:
                guard stream.pointee.avail_in > 0 else { return }
                guard format == .gzip else { throw GZipError(.malformed, "bytes after the end of the stream") }
                guard !onlyPaddingIsLeft() else { return }
                guard inflateReset(stream) == Z_OK else { throw GZipError(.library, "inflateReset failed") }
            case Z_OK: continue
            case Z_BUF_ERROR: throw GZipError(.truncated, "the stream ends too early")
            case Z_MEM_ERROR: throw GZipError(.library, "out of memory")
            default:
                throw GZipError(.malformed, stream.pointee.msg.map { String(cString: $0) } ?? "no \(format) stream")
            }
        }
    }

    /// One call of zlib; what it gave is appended to the output.
    private mutating func step(_ chunk: inout [UInt8]) -> Int32 {
        let (status, produced) = chunk.withUnsafeMutableBufferPointer { buffer in
            stream.pointee.next_out = buffer.baseAddress
            stream.pointee.avail_out = UInt32(buffer.count)
            let status = CZlib.inflate(stream, Z_NO_FLUSH)
            return (status, buffer.count - Int(stream.pointee.avail_out))
        }
        output.append(contentsOf: chunk[..<produced])
        return status
    }

    private func checkLimits(compressedCount: Int) throws(GZipError) {
        guard output.count <= limits.maximumBytes else {
            throw GZipError(.tooLarge, "more than \(limits.maximumBytes) bytes")
        }
        guard output.count > limits.ratioFreeBytes else { return }
        guard output.count / max(compressedCount, 1) <= limits.maximumRatio else {
            throw GZipError(.ratioTooHigh, "inflates to more than \(limits.maximumRatio) times its size")
        }
    }

    /// Whether nothing but zero bytes follows a member, as tape tools pad their files.
    private func onlyPaddingIsLeft() -> Bool {
        guard let next = stream.pointee.next_in else { return true }
        return UnsafeBufferPointer(start: next, count: Int(stream.pointee.avail_in)).allSatisfy { $0 == 0 }
    }
}
