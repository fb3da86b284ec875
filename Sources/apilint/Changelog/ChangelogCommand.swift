internal import ArgumentParser
internal import Changelog
internal import History
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

  /// Releases, and how they were come by.
  private struct Releases {
    var list: [ChangelogRelease]
    var input: String
    var notes: [String] = []
    /// The day of the run, where a check decided on it.
    var now: CalendarDay?
  }

  /// What is checked out, by the history and the waivers.
  private func releasesOfChange() throws -> Releases {
    var check = try ProjectCheck(
      base: base, now: now, config: settings.config, rules: settings.ruleFolders)
    let day = check.now
    var list: [ChangelogRelease] = []
    let outcome = try check.run { api, comparison in
      list.append(ChangelogRelease(of: api, comparison, on: day))
    }
    var releases = Releases(
      list: list, input: "\(outcome.beforeInput) → \(outcome.afterInput)")
    releases.notes = outcome.notes.map { $0.text }
    releases.now = day
    return releases
  }

  private func releasesOfPair(_ today: CalendarDay) async throws -> Releases {
    let pair = try InputPair(inputs[0], inputs[1])
    let settings = try settings.load(near: pair.configurationFolder, extent: .judging)
    var policy = settings.configuration.notice
    if let noticeDays { policy[.stable] = noticeDays }
    try pair.check(today)
    let pipeline = Pipeline(
      book: settings.book, policy: policy, overrides: settings.configuration.severities,
      prefixes: prefixes.prefixes, now: today)
    var apis: [RunOutcome.APIOutcome] = []
    var releases: [ChangelogRelease] = []
    for pairing in try pair.pairings() {
      guard
        let judged = try await pipeline.judgeVersions(pairing, of: pair.before, with: pair.after)
      else { continue }
      apis.append(judged.outcome)
      releases.append(ChangelogRelease(of: judged.outcome, judged.comparison, on: today))
    }
    try pair.check(apis)
    return Releases(
      list: releases, input: "\(pair.before.displayName) → \(pair.after.displayName)")
  }

  private func releasesOfHistory(_ today: CalendarDay) throws -> Releases {
    let settings = try settings.load(near: source.git ? "" : inputs.first ?? "", extent: .judging)
    var policy = settings.configuration.notice
    if let noticeDays { policy[.stable] = noticeDays }
    let found = try source.find(
      inputs, settings.configuration, config: self.settings.config, until: today)
    var releases = Releases(
      list: [], input: found.histories.map(\.description).joined(separator: ", "))
    releases.notes = found.histories.compactMap(\.cut).map { "\($0.description): \($0.remedy)" }
    var versions = 0
    for (history, subject) in try found.subjects() {
      let replay = AuditReplay(
        book: settings.book, policy: policy, overrides: settings.configuration.severities,
        waivers: found.waivers(of: history))
      var isFirst = true
      let summary = try replay.replay(history, subject, everyVersion: source.everyVersion) {
        edge, findings in
        let names = VersionNames(of: edge, isNamed: history.namesVersions)
        if isFirst {
          releases.list += Self.standing(edge, subject, history, names.before, policy)
          isFirst = false
        }
        let release = ChangelogRelease(
          of: findings, edge.comparison, api: subject.name, named: names.after,
          before: names.before, on: edge.after.day)
        // One without entries may still end what was announced before.
        releases.list.append(release)
      }
      versions += summary?.versions ?? 0
      if let summary, summary.versions < 2, history.namesVersions {
        releases.notes.append(
          "\(subject.path) is in one of the tags alone: files that were renamed are not followed from tag to tag"
        )
      }
      releases.notes += (summary?.skipped ?? []).map {
        "\($0.version.description) could not be read, and is left out: \($0.reason)"
      }
    }
    guard versions > 0 else {
      throw Failure(
        status: 3, message: "no version of an API could be read in \(releases.input)",
        remedy: releases.notes.first ?? "give files of \(Formats.description)")
    }
    return releases
  }

  /// What is under notice in the first version that can be seen: nobody knows since when, but it stands.
  private static func standing(
    _ edge: HistoryEdge, _ subject: AuditReplay.Subject, _ history: PublishedHistory,
    _ name: String, _ policy: NoticePolicy
  ) -> [ChangelogRelease] {
    let schema = edge.comparison.before
    let entries = schedule(
      comparisonOfState(schema), policy: policy, evidence: .none, api: subject.name,
      files: PlaceTable(files: schema.files), now: edge.before.day)
    let release = ChangelogRelease(
      standing: entries, in: schema, api: subject.name, named: name, on: edge.before.day)
    return release.entries.isEmpty ? [] : [release]
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
