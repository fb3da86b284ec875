internal import History
internal import RuleEngine
internal import SchemaModel

/// The report on a history for spreadsheets: one row a record, in order of time within each API. What
/// begins like a formula has an apostrophe before it; see ``CSVWriter``.
enum AuditCSVReport {
  private static let headings = [
    "api", "gone", "gone_version", "last_seen", "last_seen_version", "kind", "element", "what",
    "verdict", "promise", "severity", "rule", "announced", "evidence", "first_sunset", "sunset",
    "notice_days", "required_days", "operations", "place", "message", "why",
  ]

  /// The report in UTF-8.
  static func render(_ outcome: AuditOutcome) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(headings.map { .text($0) })
    for api in outcome.apis {
      for record in api.reportedRecords { csv.row(cells(of: record, in: api)) }
    }
    return csv.bytes
  }

  private static func cells(of record: AuditRecord, in api: AuditOutcome.API) -> [CSVWriter.Cell] {
    [
      .text(api.name), .text(record.gone.day.description), .text(record.gone.name),
      .text(record.lastSeen.day.description), .text(record.lastSeen.name),
      .text(record.kind.rawValue), .text(record.coordinate), .text(record.what),
      .text(record.verdict.rawValue), .text(record.fate.rawValue),
      .text(record.severity.rawValue), .text(record.rule),
      .text(record.announced?.description), .text(record.evidence),
      .text(record.firstSunset?.description), .text(record.sunset?.description),
      .number(record.noticeDays), .number(record.required), .number(record.operations),
      .text(record.place), .text(record.message), .text(record.why),
    ]
  }
}
