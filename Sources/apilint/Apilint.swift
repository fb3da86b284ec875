internal import ArgumentParser
internal import SourceText

/// The command line. What a user can do wrong ends with 2, as in other linters, rather than with
/// the 64 of `sysexits.h`, which CI systems do not know.
@main
struct Apilint: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "apilint",
    abstract: "Tells whether an API keeps its promise to announce what breaks before it does.",
    discussion: """
      apilint compares two versions of an API's schema files, judges each change against the notice \
      policy (84 days for what is stable) and says what to do, and by when.

      Exit status: 0 nothing that fails the run, 1 findings, 2 wrong usage or configuration, \
      3 input that cannot be read, 4 undecided (with --fail-on-undecided).
      """,
    version: version,
    subcommands: [
      DiffCommand.self, LintCommand.self, CheckCommand.self, ChangelogCommand.self,
      AuditCommand.self, ScheduleCommand.self, FixCommand.self, BaselineCommand.self,
      WaiveCommand.self,
      WaiversCommand.self,
      InitCommand.self, RulesCommand.self,
      ExplainCommand.self,
      ConfigCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      failure.exit()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Failure(status: 2, text: nearestCommand() ?? fullMessage(for: error)).exit()
    }
  }

  /// A word in the place of a command that is nearly one.
  private static func nearestCommand() -> String? {
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else {
      return nil
    }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.contains(word), let near = NearestWord.to(word, among: names) else { return nil }
    return "Error: there is no command '\(word)'. Did you mean '\(near)'?"
  }
}
