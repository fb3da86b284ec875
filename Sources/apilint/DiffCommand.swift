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
    let (before, after) = try openInputs()
    let settings = try settings.load(near: configurationFolder(after), extent: output.extent)
    var policy = settings.configuration.notice
    if let noticeDays { policy[.stable] = noticeDays }
    let today = now ?? CalendarDay(number: Today.dayNumber())
    if let day = before.publicationDay, today < CalendarDay(number: day) {
      throw Failure(
        status: 2,
        message: "OLD was committed on \(CalendarDay(number: day)), which is later than \(today)",
        remedy: "give a --now on or after the day of OLD")
    }
    let pipeline = Pipeline(
      book: settings.book, policy: policy, overrides: settings.configuration.severities,
      prefixes: prefixes.prefixes, now: today)
    var outcome = RunOutcome(
      toolVersion: Apilint.version, now: today, nowWasGiven: now != nil,
      beforeInput: before.displayName, afterInput: after.displayName, apis: [])
    outcome.beforeRevision = before.revisionLabel
    outcome.afterRevision = after.revisionLabel
    outcome.rules = settings.book.rules
    for pairing in try pairings(before, after) {
      if let api = try await pipeline.compareVersions(pairing, of: before, with: after) {
        outcome.apis.append(api)
      }
    }
    guard !outcome.apis.isEmpty else {
      throw Failure(
        status: 3, message: "neither \(old) nor \(new) is an API document",
        remedy: "give files of \(Formats.description)")
    }
    try checkSides(outcome, before, after)
    let failOn = failOn ?? settings.configuration.failOn ?? .error
    try output.write(outcome, failOn: failOn)
    let status = ExitStatus(
      of: outcome, failOn: failOn,
      failOnUndecided: failOnUndecided)
    if status != .clean { throw ExitCode(status.rawValue) }
  }

  private func openInputs() throws(Failure) -> (InputSet, InputSet) {
    do {
      return (
        try InputSet.open(InputSpecifier.parse(old)), try InputSet.open(InputSpecifier.parse(new))
      )
    } catch {
      throw Failure(error)
    }
  }

  /// The configuration is looked for upward from the new version.
  private func configurationFolder(_ after: InputSet) -> String {
    switch after.specifier {
    case .file(let path): Path.folder(of: path)
    case .folder(let path): path
    case .standardInput, .git: ""
    }
  }

  private func pairings(_ before: InputSet, _ after: InputSet) throws(Failure)
    -> [Pipeline.Pairing]
  {
    guard before.isFolder == after.isFolder else {
      throw Failure(
        status: 2, message: "one of OLD and NEW is a folder and the other a file",
        remedy: "give two files or two folders")
    }
    guard before.isFolder else {
      return [Pipeline.Pairing(path: "", before: before.roots[0], after: after.roots[0])]
    }
    let (old, new) = (try before.apisToRead(), try after.apisToRead())
    var pairings = old.map { root in
      Pipeline.Pairing(
        path: root.relativePath, before: root,
        after: new.first { $0.relativePath == root.relativePath })
    }
    let known = Set(old.map(\.relativePath))
    for root in new where !known.contains(root.relativePath) {
      pairings.append(Pipeline.Pairing(path: root.relativePath, before: nil, after: root))
    }
    return pairings.sorted { $0.path < $1.path }
  }

  /// A single file that is no API document on one side only is an error, not a removed API.
  private func checkSides(_ outcome: RunOutcome, _ before: InputSet, _ after: InputSet)
    throws(Failure)
  {
    guard !before.isFolder, let api = outcome.apis.first else { return }
    guard api.before == nil || api.after == nil else { return }
    let name = api.before == nil ? before.displayName : after.displayName
    throw Failure(
      status: 3, message: "\(name) is not an API document",
      remedy: "give a file of \(Formats.description)")
  }
}

extension InputSet {
  /// Whether the input stands for all files below it.
  var isFolder: Bool {
    switch specifier {
    case .folder: true
    case .file, .standardInput: false
    case .git: roots.count != 1 || !displayName.hasSuffix(roots[0].relativePath)
    }
  }
}

extension CalendarDay: ExpressibleByArgument {
  package init?(argument: String) {
    guard argument.utf8.count == 10, let date = AnnotationDate(argument) else { return nil }
    self = date.day
  }
}

extension Configuration.FailureThreshold: ExpressibleByArgument {}
