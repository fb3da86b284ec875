internal import ArgumentParser
internal import Reporters
internal import SourceInput

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Tells about the configuration file, .apilint.yaml.",
    subcommands: [Schema.self])

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
