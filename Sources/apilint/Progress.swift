internal import Glibc
internal import SourceInput

/// Says on standard error how far long work has come: only to a terminal, and only when the work has
/// taken longer than a second.
final class Progress {
  private let what: String
  private let start = Progress.milliseconds()
  private var lastShown: Int64 = 0
  private var isShown = false

  /// - Parameter what: such as `reading versions of orders`.
  init?(_ what: String) {
    guard StandardStreams.error.isTerminal else { return nil }
    self.what = what
  }

  deinit { if isShown { Self.show("\r\u{1B}[K") } }

  func step(_ index: Int, of count: Int) {
    let now = Self.milliseconds()
    guard now - start > 1_000, now - lastShown > 100 else { return }
    lastShown = now
    isShown = true
    Self.show("\r\u{1B}[K\(what): \(index + 1) of \(count)")
  }

  private static func show(_ text: String) {
    _ = try? StandardStreams.error.write(Array(text.utf8))
  }

  private static func milliseconds() -> Int64 {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
  }
}
