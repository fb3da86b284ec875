internal import ArgumentParser
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

struct WaiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: "Writes the excuse of one change to .apilint-waivers.yaml.",
    discussion: """
      FINDING is the id of a finding of `apilint check` (in its JSON report, or the beginning of it), \
      or its rule where only one finding has that. A waiver excuses this very change only, for at most \
      90 days, and is approved by somebody else than its owner.

      Example:
        apilint waive response-property-removed --reason 'leaked secrets' --owner ann \\
          --approved-by bob --expires 2027-01-15
      """)

  @Argument(help: "The id or the rule of a finding.")
  var finding: String

  @Option(name: .long, help: "Why consumers have to bear it.")
  var reason: String

  @Option(name: .long, help: "Who answers for it.")
  var owner: String

  @Option(name: .long, help: "Who approved of it: another person.")
  var approvedBy: String

  @Option(
    name: .long,
    help: ArgumentHelp("The last day on which it counts.", valueName: "YYYY-MM-DD"))
  var expires: CalendarDay

  @OptionGroup var change: BaseOptions

  @Flag(name: .long, help: "Print the waiver instead of writing it.")
  var dryRun = false

  @OptionGroup var settings: SettingsOptions

  func run() throws {
    var check = try change.check(settings)
    guard owner.lowercased() != approvedBy.lowercased() else {
      throw Failure(
        status: 2, message: "a waiver cannot be approved by its owner",
        remedy: "have another person approve of it")
    }
    guard expires >= check.now, expires - check.now <= Waiver.mostDays else {
      throw Failure(
        status: 2, message: "a waiver lives for at most \(Waiver.mostDays) days",
        remedy: "let it expire between \(check.now) and \(check.now + Waiver.mostDays)")
    }
    let outcome = try check.run()
    let chosen = try choose(from: outcome)
    let text = try item(chosen.finding, of: chosen.api, isOnly: outcome.apis.count == 1)
    if dryRun { return try StandardStreams.output.write(all: Array(text.utf8)) }
    let path = Path.join(check.folderOnDisk, WaiverFile.name)
    try append(text, to: path)
    try StandardStreams.output.write(
      all: Array("apilint: \(chosen.finding.message): waived in \(path) until \(expires)\n".utf8))
  }

  private func choose(from outcome: RunOutcome) throws(Failure) -> (finding: Finding, api: String) {
    let all = outcome.apis.flatMap { api in
      api.findings.filter { $0.severity > .info }.map { (finding: $0, api: api.path) }
    }
    let fitting = all.filter { $0.finding.id == finding }
    let candidates =
      !fitting.isEmpty
      ? fitting
      : all.filter {
        $0.finding.rule == finding || (finding.utf8.count >= 6 && $0.finding.id.hasPrefix(finding))
      }
    guard let only = candidates.first else {
      throw Failure(
        status: 2, message: "no finding of this change is called '\(finding)'",
        remedy: all.isEmpty
          ? "there is nothing to excuse"
          : "there are "
            + all.prefix(5).map { "\($0.finding.id) (\($0.finding.rule))" }
            .joined(separator: ", "))
    }
    guard candidates.count == 1 else {
      throw Failure(
        status: 2, message: "\(candidates.count) findings are called '\(finding)'",
        remedy: "name one of "
          + candidates.prefix(5).map { "\($0.finding.id) (\($0.finding.coordinate))" }
          .joined(separator: ", "))
    }
    return only
  }

  /// The waiver as an item of a list.
  private func item(_ finding: Finding, of api: String, isOnly: Bool) throws(Failure) -> String {
    var lines = [
      "rule: \(finding.rule)", "element: \(SettingsText.quoted(finding.coordinate))",
      "change: \(SettingsText.quoted(finding.id))", "reason: \(SettingsText.quoted(reason))",
      "owner: \(SettingsText.quoted(owner))",
      "approved-by: \(SettingsText.quoted(approvedBy))", "expires: \(expires)",
    ]
    if !isOnly { lines.append("api: \(SettingsText.quoted(api))") }
    if finding.aspect == .sunset, finding.relation == .earlier, let from = finding.beforeValue,
      let to = finding.afterValue
    {
      lines.append("sunset: {from: \(from), to: \(to)}")
    }
    return "  - " + lines.joined(separator: "\n    ") + "\n"
  }

  private func append(_ item: String, to path: String) throws(Failure) {
    var text: String
    do throws(InputError) {
      text = String(decoding: try Path.read(path), as: UTF8.self)
    } catch {
      guard case .missing = error else { throw Failure(error) }
      text = "waivers:\n"
    }
    if !text.hasSuffix("\n") { text += "\n" }
    let written = text + item
    var diagnostics: [Diagnostic] = []
    let source = SourceFile(path: path, bytes: Array(written.utf8))
    guard
      let before = WaiverFile.read(
        SourceFile(path: path, bytes: Array(text.utf8)), file: FileIndex(0),
        diagnostics: &diagnostics) ?? (text == "waivers:\n" ? [] : nil),
      let after = WaiverFile.read(source, file: FileIndex(0), diagnostics: &diagnostics),
      after.count == before.count + 1
    else {
      throw Failure(
        status: 2, message: "\(path) is not written as apilint writes it, so it was left alone",
        remedy: "add this to its list:\n\(item)")
    }
    do throws(OutputError) {
      try OutputFile.write(source.bytes, to: path)
    } catch {
      throw Failure(error)
    }
  }
}
