internal import ArgumentParser
internal import History
internal import Reporters
internal import RuleEngine
internal import SchemaModel
internal import SourceInput

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Replays a whole history: what was promised when, and what consumers got.",
    discussion: """
      Every version is compared with the one that it replaced, and every removal and every breaking \
      change is judged by what was announced before it, as of the day on which it was published.

      FOLDER holds dated files or folders (2026-01-31.yaml, 2026-01-31/…). With --git, or \
      without anything, the first-parent history of the release branch is replayed, or that of the revisions \
      behind it.

      Examples:
        apilint audit versions/
        apilint audit --git
        apilint audit --git main --format html --output audit.html
        apilint audit --tags 'v*'
      """)

  @Argument(
    help: ArgumentHelp(
      "A folder of dated versions; with --git the revisions.", valueName: "input"))
  var inputs: [String] = []

  @OptionGroup var source: HistoryOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day up to which versions exist. (default: today, in UTC)", valueName: "YYYY-MM-DD"))
  var now: CalendarDay?

  @Option(name: .long, help: "Days of notice that stable elements are promised. (default: 84)")
  var noticeDays: Int?

  @Option(name: .long, help: "The report: text, json, csv, or html with a plot.")
  var format: AuditFormat = .text

  @Option(name: [.short, .long], help: "Write the report to this file instead of standard output.")
  var output: String?

  @Flag(name: [.short, .long], help: "Only the totals.")
  var quiet = false

  @Flag(name: [.short, .long], help: "The reason of each verdict as well.")
  var verbose = false

  @OptionGroup var settings: SettingsOptions

  func validate() throws {
    if !source.git, inputs.count > 1 || (source.tags != nil && !inputs.isEmpty) {
      throw ValidationError("Give either one FOLDER of dated versions, or --git and revisions.")
    }
    if source.git, source.tags != nil, !inputs.isEmpty {
      throw ValidationError("Give either revisions or --tags.")
    }
    if let noticeDays, !(0...3660).contains(noticeDays) {
      throw ValidationError("--notice-days must be between 0 and 3660.")
    }
  }

  func run() throws {
    let loaded = try settings.load(near: source.git ? "" : inputs.first ?? "", extent: .judging)
    var policy = loaded.configuration.notice
    if let noticeDays { policy[.stable] = noticeDays }
    let today = now ?? CalendarDay(number: Today.dayNumber())
    let found = try source.find(
      inputs, loaded.configuration, config: settings.config, until: today)
    var outcome = AuditOutcome(
      toolVersion: Apilint.version, now: today, nowWasGiven: now != nil,
      input: found.histories.map(\.description).joined(separator: ", "),
      dating: found.histories.map(\.datingAndCut).joined(separator: "; "),
      noticeDays: policy[.stable],
      apis: [])
    for (history, subject) in try found.subjects() {
      let replay = AuditReplay(
        book: loaded.book, policy: policy, overrides: loaded.configuration.severities,
        waivers: found.waivers(of: history))
      if let audited = try replay.audit(history, subject, everyVersion: source.everyVersion) {
        outcome.apis.append(audited)
      }
    }
    guard outcome.apis.contains(where: { $0.versions > 0 }) else {
      let skipped = outcome.apis.flatMap(\.skipped).first
      throw Failure(
        status: 3, message: "no version of an API could be read in \(outcome.input)",
        remedy: skipped.map { "the first one, \($0.version.name): \($0.reason)" }
          ?? "give files of \(Formats.description)")
    }
    try write(outcome)
  }

  private func write(_ outcome: AuditOutcome) throws(Failure) {
    let destination = ReportOutput(path: output)
    try destination.write(
      AuditReport.render(
        outcome, format: format, options: destination.options(quiet: quiet, verbose: verbose)))
  }
}

extension AuditFormat: ExpressibleByArgument {}
