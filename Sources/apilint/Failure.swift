internal import ArgumentParser
internal import Glibc
internal import SourceInput
internal import SourceText

/// Something that keeps a run from going on: its text goes to standard error.
struct Failure: Error {
  /// 2 for wrong usage or configuration, 3 for input that cannot be read.
  var status: Int32
  var text: String

  init(status: Int32, text: String) {
    self.status = status
    self.text = text
  }

  /// - Parameters:
  ///   - message: what happened, to what.
  ///   - remedy: what to do about it.
  init(status: Int32, message: String, remedy: String?) {
    self.init(
      status: status,
      text: "apilint: error: \(message)" + (remedy.map { "\n  do: \($0)" } ?? ""))
  }

  init(_ error: InputError) {
    self.init(status: error.exitStatus, message: error.description, remedy: error.remedy)
  }

  init(_ error: OutputError) {
    self.init(status: error.exitStatus, message: error.description, remedy: error.remedy)
  }

  /// The errors of a file of ours (configuration, rules), each with its place.
  init(status: Int32, _ diagnostics: [Diagnostic], in files: [SourceFile]) {
    let lines = diagnostics.filter { $0.severity == .error }.map { diagnostic in
      let file = files[Int(diagnostic.range.file.raw)]
      let position = LineTable(file.bytes).position(at: Int(diagnostic.range.start))
      let place = "\(file.path):\(position.line):\(position.column)"
      return "\(place): error: \(diagnostic.message)"
        + (diagnostic.remedy.map { "\n  do: \($0)" } ?? "")
    }
    self.init(status: status, text: lines.joined(separator: "\n"))
  }

  func exit() -> Never {
    _ = try? StandardStreams.error.write(Array((text + "\n").utf8))
    Glibc.exit(status)
  }
}
