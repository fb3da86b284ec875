internal import Changelog
internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// The report for consumers of an API: a changelog in Markdown, grouped by what they must do.
struct MarkdownReport {
  private let outcome: RunOutcome
  private var lines: [String] = []

  /// The report of a run in UTF-8.
  static func render(_ outcome: RunOutcome) -> [UInt8] {
    var report = MarkdownReport(outcome: outcome)
    report.write()
    return Array((report.lines.joined(separator: "\n") + "\n").utf8)
  }

  private init(outcome: RunOutcome) { self.outcome = outcome }

  private mutating func write() {
    let isSingle = outcome.apis.count == 1 && outcome.apis[0].path.isEmpty
    let heading = isSingle ? Self.heading(of: outcome.apis[0]) : "API changes"
    lines += ["# \(heading)", "", "**Verdict: \(VerdictLine(outcome).text).**", ""]
    let source = outcome.nowWasGiven ? "as given" : "today"
    lines.append("Days are counted from \(Self.day(outcome.now)) (\(source)).")
    for api in outcome.apis {
      let sections = ChangelogSection.sections(
        of: ChangelogEntry.entries(of: api), now: outcome.now)
      writeUnreadable(in: api)
      guard !sections.isEmpty else { continue }
      if !isSingle { lines += ["", "## \(Self.heading(of: api))"] }
      for section in sections {
        lines += ["", "\(isSingle ? "##" : "###") \(title(of: section.group))"]
        for entry in section.entries {
          let level = isSingle ? "###" : "####"
          lines += [""] + MarkdownEntry.lines(of: entry, now: outcome.now, level: level)
        }
      }
    }
  }

  /// Readers must not take an incomplete changelog for a complete one.
  private mutating func writeUnreadable(in api: RunOutcome.APIOutcome) {
    var problems: [String] = []
    for version in [api.before, api.after] {
      var places = PlaceTable(version)
      for diagnostic in version?.diagnostics ?? [] where diagnostic.severity == .error {
        let place = places.place(of: diagnostic.range)
        let file = place.map { "\($0.file):\($0.start.line)" } ?? "input"
        problems.append(
          "> - \(MarkdownText.code(file)): \(MarkdownText.escaped(diagnostic.message))")
      }
    }
    guard !problems.isEmpty else { return }
    lines += ["", "> **This list is incomplete**, since not everything could be read:", ">"]
    lines += problems
  }

  /// `Orders API 1.4.0 → 1.5.0`, as far as it is known.
  private static func heading(of api: RunOutcome.APIOutcome) -> String {
    let title =
      [api.after?.title, api.before?.title, api.path]
      .compactMap { $0 }.first { !$0.isEmpty } ?? "API"
    let name = MarkdownText.escaped(title, limit: 120)
    let path = api.path.isEmpty || title == api.path ? "" : " (\(MarkdownText.code(api.path)))"
    return "\(name)\(versions(of: api))\(path)"
  }

  private static func versions(of api: RunOutcome.APIOutcome) -> String {
    let before = api.before.map(\.apiVersion) ?? ""
    let after = api.after.map(\.apiVersion) ?? ""
    switch (before.isEmpty, after.isEmpty) {
    case (true, true): return ""
    case (true, false): return " \(MarkdownText.escaped(after, limit: 60))"
    case (false, true): return " \(MarkdownText.escaped(before, limit: 60))"
    case (false, false):
      let from = MarkdownText.escaped(before, limit: 60)
      let to = MarkdownText.escaped(after, limit: 60)
      return " \(from) → \(to)"
    }
  }

  private func title(of group: ChangelogSection.Group) -> String {
    switch group {
    case .actBy(let day): "Act by \(day.longText) (\(day.distance(from: outcome.now)))"
    case .inEffect: "Already in effect"
    case .new: "New"
    case .information: "For information"
    }
  }

  /// `Sunday, 14 February 2027`.
  static func day(_ day: CalendarDay) -> String { "\(day.weekdayName), \(day.longText)" }
}
