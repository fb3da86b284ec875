internal import ArgumentParser
internal import Reporters
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two versions of an API and judges what changed.",
    discussion: """
      OLD and NEW are files, folders of several APIs (matched by relative path), '-' for standard \
      input, or REV:path for a git revision, such as main:api.yaml or HEAD~1:openapi/.

      Examples:
        apilint diff old.yaml new.yaml
        apilint diff main:api.yaml api.yaml --format json --output report.json
        apilint diff v1.2:openapi/ openapi/ --now 2027-03-01
      """)

  @Argument(help: "The version before: a file, a folder, '-' or REV:path.")
  var old: String

  @Argument(help: "The version after, likewise.")
  var new: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day on which the new version takes effect. (default: today, in UTC)",
      valueName: "YYYY-MM-DD"))
  var now: CalendarDay?

  @Option(name: .long, help: "Days of notice that stable elements are promised. (default: 84)")
  var noticeDays: Int?

  @OptionGroup var settings: SettingsOptions
  @OptionGroup var output: OutputOptions

  @OptionGroup(title: "Prefixes of paths")
  var prefixes: PathPrefixOptions

  @Option(
    name: .long,
    help: "The least severity that fails the run: error, warning, info or never. (default: error)")
  var failOn: Configuration.FailureThreshold?

  @Flag(
    name: .long, help: "End with 4 when a breaking change could neither be proved nor excluded.")
  var failOnUndecided = false

  func validate() throws {
    if let noticeDays, !(0...3660).contains(noticeDays) {
      throw ValidationError("--notice-days must be between 0 and 3660.")
    }
    if old == "-", new == "-" {
      throw ValidationError("Only one of OLD and NEW can be standard input.")
    }
  }

  func run() async throws {
    let inputs = try InputPair(old, new)
    let (before, after) = (inputs.before, inputs.after)
    let settings = try settings.load(near: inputs.configurationFolder, extent: output.extent)
    var policy = settings.configuration.notice
    if let noticeDays { policy[.stable] = noticeDays }
    let today = now ?? CalendarDay(number: Today.dayNumber())
    try inputs.check(today)
    let pipeline = Pipeline(
      book: settings.book, policy: policy, overrides: settings.configuration.severities,
      prefixes: prefixes.prefixes, now: today)
    var outcome = RunOutcome(
      toolVersion: Apilint.version, now: today, nowWasGiven: now != nil,
      beforeInput: before.displayName, afterInput: after.displayName, apis: [])
    outcome.beforeRevision = before.revisionLabel
    outcome.afterRevision = after.revisionLabel
    outcome.rules = settings.book.rules
    for pairing in try inputs.pairings() {
      if let api = try await pipeline.compareVersions(pairing, of: before, with: after) {
        outcome.apis.append(api)
      }
    }
    try inputs.check(outcome.apis)
    let failOn = failOn ?? settings.configuration.failOn ?? .error
    if output.showsSuggestions { SuggestionFinder.add(to: &outcome) }
    try output.write(outcome, failOn: failOn)
    let status = ExitStatus(
      of: outcome, failOn: failOn,
      failOnUndecided: failOnUndecided)
    if status != .clean { throw ExitCode(status.rawValue) }
  }
}

extension CalendarDay: ExpressibleByArgument {
  package init?(argument: String) {
    guard argument.utf8.count == 10, let date = AnnotationDate(argument) else { return nil }
    self = date.day
  }
}

extension Configuration.FailureThreshold: ExpressibleByArgument {}
