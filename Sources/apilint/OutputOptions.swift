internal import ArgumentParser
internal import Reporters
internal import RuleEngine
internal import SourceInput

/// How reports are written; shared by all commands that judge.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      """
      A report; markdown is a comment on a pull request, github annotates and writes the summary of the job. \
      May be repeated, each with its own --output. (default: text)
      """, valueName: "format"))
  var format: [ReportFormat] = []

  @Option(
    name: [.short, .long], parsing: .singleValue,
    help: ArgumentHelp(
      "Write the report of the --format before it to this file instead of standard output.",
      valueName: "file"))
  var output: [String] = []

  @Option(name: .long, help: "Colours in the text report: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(name: [.short, .long], help: "Only the errors, a line each, and the verdict.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Everything at length, infos as well.")
  var verbose = false

  @Option(
    name: .long,
    help: "The least severity that reports show: error, warning or info. The verdict is on all.")
  var minSeverity: ShownSeverity = .info

  @Flag(name: .long, help: "Tell code scanning of what waivers excuse, as suppressed.")
  var sarifSuppressed = false

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  enum ShownSeverity: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case info
  }

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    _ = try requests()
  }

  /// How much of the rules the reports need.
  var extent: RuleBook.Extent { format.contains(where: \.tellsOfRules) ? .complete : .judging }

  /// Whether a report has a place for edits.
  var showsSuggestions: Bool { format.contains(where: \.showsSuggestions) }

  /// Writes all reports, and the summary of the job where GitHub takes one.
  /// - Parameter failOn: from which severity on findings fail the run.
  func write(_ outcome: RunOutcome, failOn: Configuration.FailureThreshold) throws {
    let prefix = try? GitRepository.open().prefix()
    let folder = prefix ?? ""
    // The current folder without the way down to it.
    let here = Path.absolute("")
    let root = prefix.map { $0.isEmpty ? here : String(here.dropLast($0.count + 1)) } ?? ""
    for request in try requests() {
      let format = request.format.flatMap { ReportFormat(rawValue: $0) } ?? .text
      let destination = ReportOutput(path: request.output == "-" ? nil : request.output)
      var options = destination.options(quiet: quiet, verbose: verbose)
      if color != .auto { options.color = color == .always }
      options.leastSeverity = Severity(rawValue: minSeverity.rawValue) ?? .info
      options.failOn = failOn
      options.folder = folder
      options.root = root
      options.showsSuppressed = sarifSuppressed
      try destination.write(Report.render(outcome, format: format, options: options))
      if format == .github { try writeSummary(outcome, options) }
    }
  }

  /// What GitHub shows below a job; what the step wrote there before stays.
  private func writeSummary(_ outcome: RunOutcome, _ options: ReportOptions) throws(Failure) {
    guard let path = Environment.value("GITHUB_STEP_SUMMARY"), !path.isEmpty else { return }
    do throws(OutputError) {
      try OutputFile.append(
        Report.render(outcome, format: .githubSummary, options: options), to: path)
    } catch {
      throw Failure(error)
    }
  }

  private func requests() throws(ValidationError) -> [ReportRequest] {
    try ReportRequest.ofThisRun()
  }
}

extension ReportFormat: ExpressibleByArgument {}
