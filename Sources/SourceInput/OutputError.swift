/// Why a report could not be written.
package struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where it was to go.
  package let path: String
  /// What happened, to what; one sentence without a full stop.
  package let description: String
  /// What to do about it; one sentence without a full stop.
  package let remedy: String

  /// 2: the place to write to was a wrong argument.
  package var exitStatus: Int32 { 2 }

  init(_ error: SystemError, path: String) {
    self.path = path
    let name = path.hasPrefix("standard ") ? path : "'\(path)'"
    description = "\(name) could not be written: \(error.message)"
    remedy =
      if error.isMissing {
        "make the folder first"
      } else if error.isDenied {
        "name a place that you may write to"
      } else {
        "free some space, or name another place"
      }
  }
}
