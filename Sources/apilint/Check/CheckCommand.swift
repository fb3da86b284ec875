internal import ArgumentParser
internal import Reporters
internal import RuleEngine
internal import SchemaModel
internal import SourceInput

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Judges the change that is checked out, by the history of what was announced.",
    discussion: """
      The files on disk are compared with the target of the pull request, or with where the branch left \
      the default branch. When something was announced is looked up in the first-parent history of the \
      release branch; clone all of it (fetch-depth: 0). The configuration that counts is that of the \
      version before. Without a configuration the APIs are found by their content.

      Examples:
        apilint check
        apilint check --base origin/main --now 2027-03-01
        apilint check --format json --output report.json
      """)

  @OptionGroup var change: BaseOptions

  @Flag(name: .long, help: "End with 4 where something could not be known for certain.")
  var strict = false

  @OptionGroup var settings: SettingsOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    help: "The least severity that fails the run: error, warning, info or never. (default: error)")
  var failOn: Configuration.FailureThreshold?

  func run() async throws {
    var check = try change.check(settings, extent: output.extent)
    var outcome = try check.run()
    let configuration = check.policyConfiguration
    let failOn = failOn ?? configuration.failOn ?? .error
    if output.showsSuggestions { SuggestionFinder.add(to: &outcome) }
    try output.write(outcome, failOn: failOn)
    let status = ExitStatus(
      of: outcome, failOn: failOn,
      isStrict: strict || configuration.isStrict)
    if status != .clean { throw ExitCode(status.rawValue) }
  }
}
