internal import ArgumentParser
internal import History
internal import Reporters
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

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

  @Flag(
    name: .long,
    help: "Replay the first-parent history of git, by default that of the release branch.")
  var git = false

  @Option(name: .long, help: "Replay the tags that this pattern fits, such as 'v*'.")
  var tags: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: "Only the API with this name or path. May be repeated.")
  var api: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day up to which versions exist. (default: today, in UTC)", valueName: "YYYY-MM-DD"))
  var now: CalendarDay?

  @Option(name: .long, help: "Days of notice that stable elements are promised. (default: 84)")
  var noticeDays: Int?

  @Flag(
    name: .long,
    help: "The folder holds every version that was published: a long gap between two hides nothing."
  )
  var everyVersion = false

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
    if !git, inputs.count > 1 || (tags != nil && !inputs.isEmpty) {
      throw ValidationError("Give either one FOLDER of dated versions, or --git and revisions.")
    }
    if git, tags != nil, !inputs.isEmpty {
      throw ValidationError("Give either revisions or --tags.")
    }
    if let noticeDays, !(0...3660).contains(noticeDays) {
      throw ValidationError("--notice-days must be between 0 and 3660.")
    }
  }

  func run() throws {
    let loaded = try settings.load(near: git ? "" : inputs.first ?? "", extent: .judging)
    var policy = loaded.configuration.notice
    if let noticeDays { policy[.stable] = noticeDays }
    let today = now ?? CalendarDay(number: Today.dayNumber())
    let prefix = (try? GitRepository.open().prefix()) ?? ""
    let place = try ConfigurationPlace(settings.config, below: prefix)
    let histories = try histories(loaded.configuration, place, today)
    let known = AuditSubjects(
      configuration: loaded.configuration, folder: place.folderInRepository)
    var outcome = AuditOutcome(
      toolVersion: Apilint.version, now: today, nowWasGiven: now != nil,
      input: histories.map(\.description).joined(separator: ", "),
      dating: histories.map(\.datingAndCut).joined(separator: "; "), noticeDays: policy[.stable],
      apis: [])
    for history in histories {
      for subject in try chosen(from: known.found(in: history)) {
        let replay = AuditReplay(
          book: loaded.book, policy: policy, overrides: loaded.configuration.severities)
        if let audited = try replay.audit(history, subject, everyVersion: everyVersion) {
          outcome.apis.append(audited)
        }
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

  private func histories(
    _ configuration: Configuration, _ place: ConfigurationPlace, _ today: CalendarDay
  ) throws -> [PublishedHistory] {
    do {
      if !git, let folder = inputs.first {
        return [try PublishedHistory.folder(folder, until: today)]
      }
      let repository = try GitRepository.open()
      if let tags { return [try PublishedHistory.tags(tags, in: repository, until: today)] }
      if !inputs.isEmpty {
        return try inputs.map { try PublishedHistory.branch($0, in: repository, until: today) }
      }
      if let release = configuration.release?.below(place.folder) {
        return [try PublishedHistory.of(release, in: repository, until: today)]
      }
      let branch = try repository.defaultBranch().reference
      return [try PublishedHistory.branch(branch, in: repository, until: today)]
    } catch let error as InputError {
      throw Failure(error)
    }
  }

  private func chosen(from all: [AuditReplay.Subject]) throws(Failure) -> [AuditReplay.Subject] {
    guard !api.isEmpty else { return all }
    let chosen = all.filter { api.contains($0.name) || api.contains($0.path) }
    guard !chosen.isEmpty else {
      throw Failure(
        status: 2, message: "there is no API '\(api.joined(separator: "', '"))'",
        remedy: all.isEmpty
          ? "none was found" : "there are \(all.map(\.name).prefix(8).joined(separator: ", "))")
    }
    return chosen
  }

  private func write(_ outcome: AuditOutcome) throws(Failure) {
    let destination = ReportOutput(path: output)
    try destination.write(
      AuditReport.render(
        outcome, format: format, options: destination.options(quiet: quiet, verbose: verbose)))
  }
}

extension AuditFormat: ExpressibleByArgument {}
