internal import ArgumentParser
internal import Reporters
internal import RuleEngine
internal import SourceInput

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists the rules.",
    discussion: """
      The list holds the built-in rules and those of your own folders, with the severities of your \
      configuration. 'apilint explain RULE' tells more about one.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown
  }

  @Option(
    name: .long,
    help: "The list: text; or json or markdown with everything that is known of each rule.")
  var format: Format = .text

  @OptionGroup var settings: SettingsOptions

  func run() throws {
    let settings = try settings.load(near: "")
    let severities = settings.configuration.severities
    let bytes =
      switch format {
      case .text:
        RuleListing.text(settings.book, severities: severities, options: .standardOutput)
      case .json: RuleListing.json(settings.book, severities: severities)
      case .markdown: RuleIndex.markdown(settings.book)
      }
    try StandardStreams.output.write(all: bytes)
  }
}
