internal import ArgumentParser
internal import Changelog
internal import Reporters
internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceInput
internal import SourceText

struct ChangelogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changelog",
    abstract: "Tells consumers of an API what changes, when, and what to do.",
    discussion: """
      Of the change that is checked out, judged as `check` does; of two versions, as `diff` takes them; of a \
      FOLDER of dated versions; or, with --git or --tags, of every release of a history. Several formats may be \
      asked for at once, each with its own --output.

      Examples:
        apilint changelog
        apilint changelog main:api.yaml api.yaml
        apilint changelog --git --format html --output changelog.html --format atom --output changelog.atom
        apilint changelog --tags 'v*' --format icalendar --output sunsets.ics
        apilint changelog v1.4:api.yaml v1.5:api.yaml --append CHANGELOG.md
      """)

  @Argument(
    help: "OLD and NEW; or a folder of dated versions; with --git revisions; or nothing at all.")
  var inputs: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What to compare the change that is checked out with, as for `check`.", valueName: "rev"))
  var base: String?

  @OptionGroup var source: HistoryOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day from which days are counted, and on which NEW takes effect. (default: today, in UTC)",
      valueName: "YYYY-MM-DD"))
  var now: CalendarDay?

  @Option(name: .long, help: "Days of notice that stable elements are promised. (default: 84)")
  var noticeDays: Int?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      """
      The form. May be repeated, each with its own --output. (default: markdown)
      """, valueName: "format"))
  var format: [ChangelogFormat] = []

  @Option(
    name: [.short, .long], parsing: .singleValue,
    help: ArgumentHelp(
      "Write the form of the --format before it to this file instead of standard output.",
      valueName: "file"))
  var output: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Add what is new above the releases in this Markdown file, and leave the rest of it as it is.",
      valueName: "file"))
  var append: String?

  @Option(name: .long, help: "The name that readers are shown. (default: that of the API)")
  var title: String?

  @Option(
    name: .long,
    help: "Where the HTML form will be published: feeds and calendars link to entries there.")
  var url: String?

  @OptionGroup var settings: SettingsOptions

  @OptionGroup(title: "Prefixes of paths")
  var prefixes: PathPrefixOptions

  func validate() throws {
    let isHistory = source.git || source.tags != nil
    if !isHistory, inputs.count > 2 {
      throw ValidationError("Give OLD and NEW, or a FOLDER of dated versions, or --git or --tags.")
    }
    if base != nil, isHistory || !inputs.isEmpty {
      throw ValidationError("--base is for the change that is checked out: leave the rest away.")
    }
    if source.tags != nil, !inputs.isEmpty {
      throw ValidationError("Give either OLD and NEW, or revisions with --git, or --tags.")
    }
    if let noticeDays, !(0...3660).contains(noticeDays) {
      throw ValidationError("--notice-days must be between 0 and 3660.")
    }
    if let url, !ChangelogReport.canLink(to: url) {
      throw ValidationError(
        "--url must be the address of a page without a fragment, such as https://example.com/changes.html."
      )
    }
    let isReplay = isHistory || inputs.count == 1
    if !isReplay, !source.api.isEmpty || source.everyVersion {
      throw ValidationError("--api and --every-version are for histories.")
    }
    if inputs.isEmpty, !isHistory, noticeDays != nil {
      throw ValidationError("The change that is checked out is judged by its configuration alone.")
    }
    if inputs.count != 2 || isHistory, prefixes.prefixes != PathPrefixes() {
      throw ValidationError("Prefixes of paths are for OLD and NEW.")
    }
    try checkAppending()
    _ = try ReportRequest.ofThisRun()
  }

  private func checkAppending() throws {
    guard let append else { return }
    if format.isEmpty, !output.isEmpty {
      throw ValidationError("With --append an --output needs a --format.")
    }
    if output.count < format.count {
      throw ValidationError("With --append each --format needs an --output of its own.")
    }
    if output.contains(append) {
      throw ValidationError("\(append) would be written twice: by --append and by --output.")
    }
  }

  func run() async throws {
    let today = now ?? CalendarDay(number: Today.dayNumber())
    let isHistory = source.git || source.tags != nil || inputs.count == 1
    let releases =
      isHistory
      ? try releasesOfHistory(today)
      : inputs.isEmpty ? try releasesOfChange() : try await releasesOfPair(today)
    var outcome = ChangelogOutcome(
      toolVersion: Apilint.version, now: releases.now ?? today, nowWasGiven: now != nil,
      input: releases.input,
      title: title ?? self.title(of: releases.list), address: url ?? "", releases: releases.list)
    outcome.notes = releases.notes
    try write(outcome)
    if outcome.releases.contains(where: { !$0.problems.isEmpty }) { throw ExitCode(3) }
  }

  /// What the APIs call themselves, else what the files are called.
  private func title(of releases: [ChangelogRelease]) -> String {
    let names = Set(releases.map { $0.title.isEmpty ? $0.api : $0.title }.filter { !$0.isEmpty })
    if names.count == 1, let name = names.first { return "Changes of \(name)" }
    guard names.isEmpty, !source.git, let input = inputs.last,
      let name = input.split(whereSeparator: { $0 == "/" || $0 == ":" }).last, name != "-"
    else { return "API changes" }
    return "Changes of \(name)"
  }

  private func write(_ outcome: ChangelogOutcome) throws {
    if let append {
      // What is incomplete must not be kept for the whole.
      let problem = outcome.releases.flatMap(\.problems).first
      if let problem {
        throw Failure(
          status: 3, message: "nothing was added to \(append): \(problem)",
          remedy: "correct what could not be read")
      }
      try MarkdownFile(path: append).add(outcome)
    }
    if append != nil, format.isEmpty { return }
    for request in try ReportRequest.ofThisRun() {
      let format = request.format.flatMap { ChangelogFormat(rawValue: $0) } ?? .markdown
      try ReportOutput(path: request.output == "-" ? nil : request.output)
        .write(ChangelogReport.render(outcome, format: format))
    }
  }
}

extension ChangelogFormat: ExpressibleByArgument {}
