internal import ArgumentParser
internal import Reporters
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Reads one version of an API and says what is the matter with its annotations.",
    discussion: """
      PATH is a file, a folder of several APIs, '-' for standard input, or REV:path for a git \
      revision. What could not be read, or means nothing, is told as well.

      Examples:
        apilint lint api.yaml
        apilint lint openapi/ --now 2027-03-01
        apilint lint main:api.yaml --format json
      """)

  @Argument(help: "What to read: files, folders, '-' or REV:path.")
  var paths: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day as of which sunsets are overdue. (default: today, in UTC)", valueName: "YYYY-MM-DD"))
  var now: CalendarDay?

  @OptionGroup var settings: SettingsOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    help: "The least severity that fails the run: error, warning, info or never. (default: error)")
  var failOn: Configuration.FailureThreshold?

  func run() async throws {
    let inputs = try paths.map { try Self.open($0) }
    let settings = try settings.load(near: Self.folder(of: inputs.first), extent: output.extent)
    var outcome = RunOutcome(
      toolVersion: Apilint.version, now: now ?? CalendarDay(number: Today.dayNumber()),
      nowWasGiven: now != nil, beforeInput: "",
      afterInput: inputs.map(\.displayName).joined(separator: ", "), apis: [])
    outcome.subject = .state
    outcome.afterRevision = inputs.count == 1 ? inputs[0].revisionLabel : nil
    outcome.rules = settings.book.rules
    for input in inputs {
      for root in try input.apisToRead() {
        guard let api = try state(of: root, in: input, settings, outcome.now) else { continue }
        outcome.apis.append(api)
      }
    }
    guard !outcome.apis.isEmpty else {
      throw Failure(
        status: 3, message: "\(paths.joined(separator: ", ")) holds no API document",
        remedy: "give files of \(Formats.description)")
    }
    let failOn = failOn ?? settings.configuration.failOn ?? .error
    if output.showsSuggestions { SuggestionFinder.add(to: &outcome) }
    try output.write(outcome, failOn: failOn)
    let status = ExitStatus(of: outcome, failOn: failOn)
    if status != .clean { throw ExitCode(status.rawValue) }
  }

  /// - Returns: nil where the file is no API document.
  private func state(
    of root: RootFile, in input: InputSet, _ settings: Settings, _ now: CalendarDay
  ) throws -> RunOutcome.APIOutcome? {
    let reader = VersionReader(input: input, annotations: settings.book.annotations)
    guard let version = try reader.read(root) else { return nil }
    var api = RunOutcome.APIOutcome(
      path: root.relativePath, before: nil, after: RunOutcome.Version(version), findings: [])
    if let schema = version.schema {
      api.findings = lint(
        schema, by: settings.book, policy: settings.configuration.notice,
        overrides: settings.configuration.severities, path: root.path, now: now)
    }
    return api
  }

  private static func open(_ path: String) throws -> InputSet {
    do {
      return try InputSet.open(InputSpecifier.parse(path))
    } catch {
      throw Failure(error)
    }
  }

  private static func folder(of input: InputSet?) -> String {
    switch input?.specifier {
    case .file(let path): Path.folder(of: path)
    case .folder(let path): path
    default: ""
    }
  }
}
