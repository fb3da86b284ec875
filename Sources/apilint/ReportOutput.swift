internal import Reporters
internal import SourceInput

/// Where a report goes: a file, or standard output.
struct ReportOutput {
  /// Nil is standard output.
  let path: String?

  /// What fits whoever reads there.
  func options(quiet: Bool = false, verbose: Bool = false) -> ReportOptions {
    ReportOptions(
      width: path != nil ? 100 : StandardStreams.output.columns ?? 100,
      color: path == nil && StandardStreams.output.usesColour,
      verbosity: quiet ? .quiet : verbose ? .verbose : .normal)
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    do throws(OutputError) {
      if let path {
        try OutputFile.write(bytes, to: path)
      } else {
        try StandardStreams.output.write(bytes)
      }
    } catch {
      throw Failure(error)
    }
  }
}
