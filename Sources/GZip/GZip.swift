import CZlib

/// Compresses and decompresses whole byte arrays; the same input always gives the same bytes (no time stamps).
package enum GZip {
    /// The bytes that `compressed` stands for.
    ///
    /// Memory stays bounded by the limits however the stream is made: output grows in steps, and the caps are checked at
    /// each of them.
    package static func inflate(
        _ compressed: some Sequence<UInt8>, as format: CompressionFormat = .gzip, limits: GZipLimits
    ) throws(GZipError) -> [UInt8] {
        var input = Array(compressed)
        var inflater = try Inflater(format: format, limits: limits)
        return try inflater.inflate(&input)
    }

    /// `bytes` in compressed form; `level` is zlib's, 0 (stored) to 9 (smallest).
    package static func deflate(
        _ bytes: [UInt8], as format: CompressionFormat = .gzip, level: Int = 6
    ) throws(GZipError) -> [UInt8] {
        guard bytes.count <= Int(UInt32.max) else { throw GZipError(.tooLarge, "more than 4 GiB to deflate") }
        // zlib's state points back at its stream and refuses one that has moved.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        let started = deflateInit2_(
            stream, Int32(clamping: level), Z_DEFLATED, format.windowBits, 8, Z_DEFAULT_STRATEGY, zlibVersion(),
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { throw GZipError(.library, "deflateInit2 answered \(started)") }
        defer { deflateEnd(stream) }
        let bound = Int(deflateBound(stream, UInt(bytes.count)))
        var input = bytes
        var status = Z_OK
        let output = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            input.withUnsafeMutableBufferPointer { source in
                stream.pointee.next_in = source.baseAddress
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(clamping: bound)
                status = CZlib.deflate(stream, Z_FINISH)
            }
            count = Int(stream.pointee.total_out)
        }
        guard status == Z_STREAM_END else { throw GZipError(.library, "deflate answered \(status)") }
        return output
    }
}
