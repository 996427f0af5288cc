import FHIRModel
import FHIRService
import HTTPTypes
import Hummingbird
import NIOCore

extension Exchange {
    /// The whole body.
    ///
    /// - Throws: ``ServiceError`` of kind `tooLarge` beyond the limit, `unsupportedFormat` for an encoded body.
    @concurrent package func body() async throws -> [UInt8] {
        if let encoding = headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw ServiceError(
                .unsupportedFormat, "Content-Encoding '\(encoding)' cannot be read; send the body as it is.",
                expression: "http.Content-Encoding")
        }
        if let stated = headers[.contentLength].flatMap({ Int($0) }), stated > limits.bodyBytes {
            var iterator = request.body.makeAsyncIterator()
            try await discard(&iterator)
            throw tooLarge
        }
        var iterator = request.body.makeAsyncIterator()
        guard var buffer = try await iterator.next() else { return [] }
        while let part = try await iterator.next() {
            guard buffer.readableBytes + part.readableBytes <= limits.bodyBytes else {
                try await discard(&iterator)
                throw tooLarge
            }
            buffer.writeImmutableBuffer(part)
        }
        guard buffer.readableBytes <= limits.bodyBytes else { throw tooLarge }
        return Array(buffer.readableBytesView)
    }

    private var tooLarge: ServiceError {
        ServiceError(.tooLarge, "The body is larger than \(limits.bodyBytes) bytes.")
    }

    /// Reads on, so that a client which sends first and listens later hears the refusal; up to a bound.
    @concurrent private func discard(_ iterator: inout RequestBody.AsyncIterator) async throws {
        var seen = 0
        while let part = try await iterator.next() {
            seen += part.readableBytes
            guard seen <= limits.bodyBytes * 8 else { throw EndlessBody() }
        }
    }
}

/// A body that goes on long after it was too large; the connection is closed.
struct EndlessBody: Error {}
