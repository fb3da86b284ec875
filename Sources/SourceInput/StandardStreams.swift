import Glibc

/// Standard output and standard error, and what is at their other end.
package enum StandardStreams: Int32, Sendable {
  case output = 1
  case error = 2

  /// Whether somebody is looking at a terminal.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The number of columns: COLUMNS where it is set, else what the terminal says; nil where there
  /// is neither.
  package var columns: Int? {
    if let set = Environment.value("COLUMNS").flatMap({ Int($0) }), set > 0 { return set }
    guard isTerminal else { return nil }
    var size = winsize()
    guard unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Whether to write in colour: on a terminal that can, or where CLICOLOR_FORCE asks for it, and
  /// never with NO_COLOR.
  package var usesColour: Bool {
    Self.usesColour(isTerminal: isTerminal, environment: Environment.value)
  }

  /// The same decision on any terminal and environment.
  package static func usesColour(isTerminal: Bool, environment: (String) -> String?) -> Bool {
    if let refused = environment("NO_COLOR"), !refused.isEmpty { return false }
    if let forced = environment("CLICOLOR_FORCE"), !forced.isEmpty, forced != "0" { return true }
    return isTerminal && environment("TERM") != "dumb"
  }

  /// Writes all bytes. A reader who has gone, as `head` does, is no error: the rest is dropped, and
  /// the answer is false.
  @discardableResult
  package func write(_ bytes: [UInt8]) throws(OutputError) -> Bool {
    do {
      try FileDescriptor.write(bytes, to: rawValue)
      return true
    } catch {
      if error.code == EPIPE { return false }
      throw OutputError(error, path: self == .output ? "standard output" : "standard error")
    }
  }
}
