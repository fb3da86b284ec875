internal import RuleEngine
internal import SchemaModel

/// What is under notice for spreadsheets: one row an element, what is overdue first. What begins like a
/// formula has an apostrophe before it; see ``CSVWriter``.
enum ScheduleCSVReport {
  private static let headings = [
    "days_left", "sunset", "earliest", "announced", "evidence", "api", "kind", "element", "what",
    "level", "required_days", "replacement", "reason", "guide", "operations", "place",
  ]

  /// The report in UTF-8.
  static func render(_ outcome: ScheduleOutcome) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(headings.map { .text($0) })
    for entry in ScheduleTotals(outcome).entries {
      csv.row([
        .number(entry.daysLeft), .text(entry.sunset?.description),
        .text(entry.earliest.description), .text(entry.announced?.description),
        .text(entry.evidence), .text(entry.api), .text(entry.kind.rawValue),
        .text(entry.coordinate), .text(entry.plan), .text(entry.level.rawValue),
        .number(entry.required), .text(entry.replacement), .text(entry.reason),
        .text(entry.guide), .text(entry.operations.joined(separator: "; ")), .text(entry.place),
      ])
    }
    return csv.bytes
  }
}
