internal import ArgumentParser
internal import History
internal import Reporters
internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceInput
internal import SourceText

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Lists everything that is under notice, with the days that are left.",
    discussion: """
      Of the APIs of the configuration, or those that are found by their content; inside a git \
      repository announcements are looked up in its history. With PATH only those files are read, and \
      announcements are known by their own claims.

      Examples:
        apilint schedule
        apilint schedule openapi/orders.yaml --format csv
      """)

  @Argument(help: "Files, folders, '-' or REV:path instead of the APIs of the project.")
  var paths: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Count the days from here. (default: today, in UTC)", valueName: "YYYY-MM-DD"))
  var now: CalendarDay?

  @Option(name: .long, help: "The list: text, json or csv.")
  var format: ScheduleFormat = .text

  @Option(name: [.short, .long], help: "Write the list to this file instead of standard output.")
  var output: String?

  @OptionGroup var settings: SettingsOptions

  func run() throws {
    let today = now ?? CalendarDay(number: Today.dayNumber())
    var outcome = ScheduleOutcome(
      toolVersion: Apilint.version, now: today, nowWasGiven: now != nil, input: "", dating: "",
      entries: [])
    if paths.isEmpty {
      try addProject(to: &outcome)
    } else {
      try addFiles(to: &outcome)
    }
    outcome.entries.sort { ScheduleOutcome.Entry.precedes($0, $1) }
    let destination = ReportOutput(path: output)
    try destination.write(
      ScheduleReport.render(outcome, format: format, options: destination.options()))
  }

  private func addFiles(to outcome: inout ScheduleOutcome) throws {
    let loaded = try settings.load(near: Path.folder(of: paths[0]), extent: .judging)
    outcome.input = paths.joined(separator: ", ")
    outcome.dating = "announcements are known by their own claims"
    var count = 0
    for path in paths {
      let input: InputSet
      do {
        input = try InputSet.open(InputSpecifier.parse(path))
      } catch {
        throw Failure(error)
      }
      for root in try input.apisToRead() {
        let reader = VersionReader(input: input, annotations: loaded.book.annotations)
        guard let version = try reader.read(root) else { continue }
        count += 1
        try add(
          version, of: root.relativePath, loaded.configuration.notice, .none, to: &outcome)
      }
    }
    guard count > 0 else {
      throw Failure(
        status: 3, message: "\(outcome.input) holds no API document",
        remedy: "give files of \(Formats.description)")
    }
  }

  private func addProject(to outcome: inout ScheduleOutcome) throws {
    var project = try ProjectSchedule(
      now: outcome.now, config: settings.config, rules: settings.ruleFolders)
    outcome.input = project.apis.map(\.root.path).joined(separator: ", ")
    for api in project.apis {
      guard let version = try project.read(api) else { continue }
      let evidence = try version.schema.map { try project.evidence(for: api, $0) } ?? .none
      try add(version, of: api.name, project.policy, evidence, to: &outcome)
    }
    outcome.dating = project.dating
  }

  private func add(
    _ version: LoweredVersion, of name: String, _ policy: NoticePolicy,
    _ evidence: JudgingEvidence, to outcome: inout ScheduleOutcome
  ) throws(Failure) {
    guard let schema = version.schema else {
      throw Failure(status: 3, version.diagnostics, in: version.files)
    }
    outcome.entries += schedule(
      comparisonOfState(schema), policy: policy, evidence: evidence,
      api: name, files: PlaceTable(files: version.files), now: outcome.now)
  }
}

extension ScheduleFormat: ExpressibleByArgument {}
