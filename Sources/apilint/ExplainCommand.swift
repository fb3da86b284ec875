internal import ArgumentParser
internal import Reporters
internal import RuleEngine
internal import SourceInput

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells what a rule is about, with an example.",
    discussion: """
      'apilint rules' lists the rules; reports name the rule of each finding.

      Example:
        apilint explain response-property-removed
      """)

  @Argument(help: "The id of a rule.")
  var rule: String

  @OptionGroup var settings: SettingsOptions

  func run() throws {
    let settings = try settings.load(near: "")
    guard let rule = settings.book.rule(id: rule) else {
      throw Failure(
        status: 2, message: "there is no rule '\(self.rule)'",
        remedy: settings.book.nearestID(to: self.rule).map { "did you mean '\($0)'?" }
          ?? "list the rules with: apilint rules")
    }
    try StandardStreams.output.write(
      all: RuleExplanation.text(
        rule, severities: settings.configuration.severities, options: .standardOutput))
  }
}
