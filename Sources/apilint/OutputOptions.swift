internal import ArgumentParser
internal import Reporters
internal import RuleEngine
internal import SourceInput

/// How a report is written; shared by all commands that make one.
struct OutputOptions: ParsableArguments {
  @Option(name: .long, help: "The report: text, json or markdown (a changelog for consumers).")
  var format: ReportFormat = .text

  @Option(name: [.short, .long], help: "Write the report to this file instead of standard output.")
  var output: String?

  @Option(name: .long, help: "Colours in the text report: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(name: [.short, .long], help: "Only the errors, a line each, and the verdict.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Everything at length, infos as well.")
  var verbose = false

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  func write(_ outcome: RunOutcome) throws(Failure) {
    let isPlain = output != nil
    let options = ReportOptions(
      width: isPlain ? 100 : StandardStreams.output.columns ?? 100,
      color: color == .always || (color == .auto && !isPlain && StandardStreams.output.usesColour),
      verbosity: quiet ? .quiet : verbose ? .verbose : .normal)
    let bytes = Report.render(outcome, format: format, options: options)
    try ReportOutput(path: output).write(bytes)
  }
}

extension ReportFormat: ExpressibleByArgument {}
