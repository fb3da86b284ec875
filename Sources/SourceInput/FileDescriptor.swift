import Glibc

/// An open file or pipe, closed when it goes out of scope.
struct FileDescriptor: ~Copyable, Sendable {
  let raw: Int32

  init(_ raw: Int32) { self.raw = raw }

  deinit { if raw >= 0 { _ = close(raw) } }

  /// The most that one `read` asks for.
  private static let chunk = 64 << 10

  /// Everything up to the end, or nil if that is more than the limit.
  func readAll(limit: Int, expecting size: Int = 0) throws(SystemError) -> [UInt8]? {
    var bytes = try readStart(upTo: min(size, limit))
    var chunk = [UInt8](repeating: 0, count: bytes.isEmpty ? Self.chunk : 4 << 10)
    while true {
      let count = try read(into: &chunk)
      if count == 0 { return bytes }
      if bytes.count + count > limit { return nil }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// At most `size` bytes from the start, read into place; fewer where that is the end, or where a
  /// pipe has no more yet.
  private func readStart(upTo size: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = unsafe Glibc.read(raw, buffer.baseAddress! + count, size - count)
        if read > 0 {
          count += read
        } else if read == 0 {
          return
        } else if errno != EINTR {
          failure = .last
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Some bytes, as many as are there; 0 is the end.
  func read(into chunk: inout [UInt8]) throws(SystemError) -> Int {
    while true {
      let count = unsafe Glibc.read(raw, &chunk, chunk.count)
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }

  /// All bytes, however many calls that takes.
  func write(_ bytes: [UInt8]) throws(SystemError) { try Self.write(bytes, to: raw) }

  /// The same to a descriptor that somebody else closes, or nobody.
  static func write(_ bytes: [UInt8], to raw: Int32) throws(SystemError) {
    BrokenPipes.areErrors()
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(raw, buffer.baseAddress! + written, buffer.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        var ready = pollfd(fd: raw, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&ready, 1, -1)
      } else if errno != EINTR {
        throw .last
      }
    }
  }
}

/// A reader that has gone away must not kill the process: git may end before its question is
/// written, and `apilint … | head` still has an exit status to give.
enum BrokenPipes {
  private static let ignored: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  /// From here on, writing to a closed pipe is the error EPIPE.
  static func areErrors() { _ = ignored }
}
