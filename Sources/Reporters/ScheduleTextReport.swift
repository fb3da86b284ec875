internal import RuleEngine
internal import SchemaModel

/// What is under notice for people at a terminal: what is overdue first, then what comes next.
struct ScheduleTextReport {
  /// How many operations are named before the rest is counted.
  private static let namedOperations = 4

  private let options: ReportOptions
  private let namesAPIs: Bool
  private var page: TextPage

  /// The report in UTF-8.
  static func render(_ outcome: ScheduleOutcome, _ options: ReportOptions) -> [UInt8] {
    var report = ScheduleTextReport(outcome, options)
    report.write(outcome)
    return Array(report.page.text.utf8)
  }

  private init(_ outcome: ScheduleOutcome, _ options: ReportOptions) {
    self.options = options
    namesAPIs = Set(outcome.entries.map(\.api)).count > 1
    page = TextPage(options)
  }

  private mutating func write(_ outcome: ScheduleOutcome) {
    let totals = ScheduleTotals(outcome)
    if options.verbosity != .quiet {
      if !totals.entries.isEmpty {
        TextTable(
          [
            .init(heading: "left"), .init(heading: "sunset", label: "sunset: "),
            .init(heading: "earliest", label: "allowed from: "),
            .init(heading: "announced", label: "announced: "),
            .init(heading: "element", isFlexible: true),
          ], totals.entries.map(row)
        ).write(on: &page)
        page.separate()
      }
      if totals.entries.contains(where: { $0.evidence == "claim" }) {
        page.line("* by its own claim", .dim)
      }
      page.labelled("days", outcome.dating)
      page.line("as of \(outcome.now) (\(outcome.nowWasGiven ? "as given" : "today"))", .dim)
    }
    page.line("apilint: \(totals.sentence)", totals.overdue > 0 ? .warning : .strong)
  }

  private func row(of entry: ScheduleOutcome.Entry) -> TextTable.Row {
    let name = VisibleText.line(entry.coordinate, limit: 400)
    let change = entry.change.map { " (\(VisibleText.line($0, limit: 60)))" } ?? ""
    let isShort = entry.sunset.map { $0 < entry.earliest } ?? false
    let claim = entry.announced != nil && entry.evidence == "claim" ? "*" : ""
    let role: TerminalStyle.Role? = entry.isOverdue ? .warning : nil
    return TextTable.Row(
      mark: TextTable.Cell(entry.isOverdue ? "!" : " ", role),
      cells: [
        .init(entry.daysText, role), .init(entry.sunset?.description ?? ""),
        .init(entry.earliest.description, isShort ? .error : nil),
        .init(entry.announced.map { "\($0)\(claim)" } ?? "not known"),
        .init(name + change, .strong),
      ], notes: notes(on: entry))
  }

  private func notes(on entry: ScheduleOutcome.Entry) -> [String] {
    var notes: [String] = []
    if namesAPIs { notes.append("of \(entry.api)") }
    if let replacement = entry.replacement { notes.append("→ \(replacement)") }
    guard options.verbosity == .verbose else { return notes }
    if let announced = entry.announced, let evidence = entry.evidence {
      let source = evidence == "claim" ? "by its own claim" : "by \(evidence)"
      notes.append("announced on \(announced) \(source)")
    }
    if let reason = entry.reason { notes.append("reason: \(reason)") }
    if let guide = entry.guide { notes.append("guide: \(guide)") }
    let named = entry.operations.prefix(Self.namedOperations)
    let rest = entry.operations.count - named.count
    if !named.isEmpty {
      let more = rest > 0 ? ["+\(rest) more"] : []
      notes.append("reaches: \((named + more).joined(separator: ", "))")
    }
    notes.append("\(entry.level.rawValue), \(entry.place)")
    return notes
  }
}
