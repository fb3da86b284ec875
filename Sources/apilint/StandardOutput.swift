internal import Reporters
internal import SourceInput

extension ReportOptions {
  /// What fits whoever reads standard output.
  static var standardOutput: ReportOptions {
    ReportOptions(
      width: StandardStreams.output.columns ?? 100, color: StandardStreams.output.usesColour)
  }
}

extension StandardStreams {
  /// Writes all bytes, and says what is wrong where that fails.
  func write(all bytes: [UInt8]) throws(Failure) {
    do throws(OutputError) {
      try write(bytes)
    } catch {
      throw Failure(error)
    }
  }
}
