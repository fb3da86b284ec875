internal import Changelog
internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// A comment on a pull request, or the summary of a job: the verdict first, then errors and warnings at length
/// under the operation or type that they belong to, and the rest folded away.
struct MarkdownReport {
  /// GitHub takes 65,536 characters in a comment, and 1 MiB as the summary of a step.
  private static let mostOfComment = 65_000
  private static let mostOfSummary = 1_000_000
  /// Kept free for what has to be said at the end.
  private static let reserve = 1_000

  private let outcome: RunOutcome
  private var lines: [String] = []
  /// Bytes that are left: never fewer characters than that.
  private var room: Int
  private var leftOut = 0

  /// The comment in UTF-8.
  static func render(_ outcome: RunOutcome, _ options: ReportOptions) -> [UInt8] {
    render(outcome, limit: mostOfComment)
  }

  /// The summary of a job in UTF-8.
  static func renderSummary(_ outcome: RunOutcome, _ options: ReportOptions) -> [UInt8] {
    render(outcome, limit: mostOfSummary)
  }

  private static func render(_ outcome: RunOutcome, limit: Int) -> [UInt8] {
    var report = MarkdownReport(outcome, limit: limit)
    report.write()
    return Array((report.lines.joined(separator: "\n") + "\n").utf8)
  }

  private init(_ outcome: RunOutcome, limit: Int) {
    self.outcome = outcome
    room = limit - Self.reserve
  }

  /// Adds lines that belong together, if there is room for all.
  private mutating func add(_ block: [String]) -> Bool {
    let size = block.reduce(0) { $0 + $1.utf8.count + 1 }
    guard size <= room else { return false }
    room -= size
    lines += block
    return true
  }

  private mutating func write() {
    let summary = Summary(outcome)
    let mark = summary.errors + summary.unreadable > 0 ? "✗" : summary.warnings > 0 ? "!" : "✓"
    // By the comment a later run finds what it has to replace.
    _ = add([
      "<!-- apilint -->", "## \(mark) apilint: \(MarkdownText.escaped(VerdictLine(outcome).text))",
    ])
    let source = outcome.nowWasGiven ? "as given" : "today"
    let subject = [outcome.beforeInput, outcome.afterInput].filter { !$0.isEmpty }
      .map { MarkdownText.code($0, limit: 200) }.joined(separator: " → ")
    _ = add(["", "\(subject), judged as of \(outcome.now.dayText) (\(source))."])
    for note in outcome.notes { _ = add(["", "> " + MarkdownText.escaped(note.text, limit: 800)]) }
    writeUnreadable()
    for (title, severity) in [("Errors", Severity.error), ("Warnings", .warning)] {
      writeFindings(title, severity)
    }
    writeInfos()
    if leftOut > 0 {
      lines += [
        "",
        "**\(CountedNoun.text(leftOut, "finding")) not shown here**, for want of room: "
          + "the other reports have all.",
      ]
    }
  }

  private mutating func writeUnreadable() {
    for api in outcome.apis {
      let problems = api.problems
      if !problems.isEmpty, !add([""] + MarkdownText.quoted(problems: problems)) {
        leftOut += problems.count
      }
    }
  }

  private mutating func writeFindings(_ title: String, _ severity: Severity) {
    var heading = ["", "### \(title)"]
    for api in outcome.apis {
      let findings = api.shownFindings.filter { $0.severity == severity }
      var places = PlaceTables(api)
      for group in FindingGroup.groups(of: findings) {
        var title =
          [""] + ["#### \(Self.title(of: group, api, isOneOfMany: outcome.apis.count > 1))", ""]
        for finding in group.findings {
          let entry = Self.entry(finding, &places)
          if leftOut > 0 || !add(heading + title + entry) {
            leftOut += 1
            continue
          }
          heading = []
          title = []
        }
      }
    }
  }

  private static func title(
    of group: FindingGroup, _ api: RunOutcome.APIOutcome, isOneOfMany: Bool
  ) -> String {
    let path = isOneOfMany && !api.path.isEmpty ? " in \(MarkdownText.code(api.path))" : ""
    return (group.owner.isEmpty ? "The API" : MarkdownText.code(group.owner)) + path
  }

  private static func entry(_ finding: Finding, _ places: inout PlaceTables) -> [String] {
    var lines = ["- **\(MarkdownText.escaped(finding.message, limit: 600))**"]
    func answer(_ question: String, _ text: String) {
      if !text.isEmpty { lines.append("  - \(question): \(text)") }
    }
    answer("Why", MarkdownText.escaped(finding.why, limit: 800))
    answer("Do", MarkdownText.escaped(finding.datedAdvice, limit: 800))
    let operations = finding.operations.prefix(5).map { MarkdownText.code($0, limit: 120) }
    let rest = finding.operations.count - operations.count
    answer(
      "Reaches", (operations + (rest > 0 ? ["+\(rest) more"] : [])).joined(separator: ", "))
    let locations = [
      places.before.place(of: finding.before), places.after.place(of: finding.after),
    ].compactMap { $0 }.map { MarkdownText.code("\($0.file):\($0.start.line)") }
    let rule = "`\(VisibleText.line(finding.rule, limit: 120))`"
    answer("Found by", ([rule] + locations).joined(separator: ", "))
    return lines
  }

  private mutating func writeInfos() {
    var infos: [String] = []
    for api in outcome.apis {
      for finding in api.shownFindings where finding.severity == .info {
        let verdict = finding.verdict.map { " (\($0.rawValue))" } ?? ""
        infos.append("- \(MarkdownText.escaped(finding.message, limit: 600))\(verdict)")
      }
    }
    guard !infos.isEmpty else { return }
    let count = CountedNoun.text(infos.count, "info")
    guard leftOut == 0, add(["", "<details><summary>\(count)</summary>", ""]) else {
      leftOut += infos.count
      return
    }
    for (index, info) in infos.enumerated() where !add([info]) {
      leftOut += infos.count - index
      break
    }
    lines += ["", "</details>"]
  }
}
