package import RuleEngine

/// The reports on a history that can be asked for.
package enum AuditFormat: String, CaseIterable, Sendable {
  /// For people at a terminal.
  case text
  /// For programs; stable, with a version and a schema.
  case json
  /// For spreadsheets: one row a record.
  case csv
  /// A page for a browser, in one file, with a plot.
  case html
}

/// Turns the judged history of an API into reports (`apilint audit`).
package enum AuditReport {
  /// The report in UTF-8. The same outcome and options give the same bytes.
  package static func render(
    _ outcome: AuditOutcome, format: AuditFormat, options: ReportOptions = ReportOptions()
  ) -> [UInt8] {
    switch format {
    case .text: AuditTextReport.render(outcome, options)
    case .json: AuditJSONReport.render(outcome)
    case .csv: AuditCSVReport.render(outcome)
    case .html: AuditPage.render(outcome)
    }
  }
}
