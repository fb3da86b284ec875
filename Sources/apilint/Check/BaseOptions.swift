internal import ArgumentParser
internal import RuleEngine
internal import SchemaModel

/// Which change is meant, and when it takes effect; shared by all commands that look at the change that is
/// checked out.
struct BaseOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "What to compare with. (default: the target of the pull request, or where HEAD left the default branch)",
      valueName: "rev"
    ))
  var base: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day on which the change takes effect. (default: today, in UTC)", valueName: "YYYY-MM-DD")
  )
  var now: CalendarDay?

  /// - Parameter extent: how much of the rules is needed.
  func check(_ settings: SettingsOptions, extent: RuleBook.Extent = .judging) throws
    -> ProjectCheck
  {
    try ProjectCheck(
      base: base, now: now, config: settings.config, rules: settings.ruleFolders, extent: extent)
  }
}
