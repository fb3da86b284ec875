internal import ArgumentParser
internal import BuiltInRules
internal import Reporters
internal import SourceInput

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Tells about the configuration file, .apilint.yaml.",
    subcommands: [Schema.self, Directives.self])

  struct Directives: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "directives",
      abstract: "Prints the GraphQL directives that announce: @sunset, @stability, @plannedChange.",
      discussion: """
        Keep them in a file beside your schema, or in it. @deprecated(reason:) needs none of them: a \
        reason with a date, such as "Removal on 2027-02-14 UTC.", announces as well.

        Example:
          apilint config directives > schema/apilint.graphql
        """)

    func run() throws {
      try StandardStreams.output.write(all: Array(builtInDirectives.utf8))
    }
  }

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema",
      abstract: "Prints the JSON Schema of the configuration, for editors.")

    @OptionGroup var settings: SettingsOptions

    func run() throws {
      let settings = try settings.load(near: "")
      try StandardStreams.output.write(all: ConfigurationSchema.json(settings.book))
    }
  }
}
