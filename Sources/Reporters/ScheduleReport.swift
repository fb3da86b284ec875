package import RuleEngine

/// The reports on what is under notice that can be asked for.
package enum ScheduleFormat: String, CaseIterable, Sendable {
  /// For people at a terminal.
  case text
  /// For programs; stable, with a version and a schema.
  case json
  /// For spreadsheets: one row an element.
  case csv
}

/// Turns what is under notice into reports (`apilint schedule`).
package enum ScheduleReport {
  /// The report in UTF-8. The same outcome and options give the same bytes.
  package static func render(
    _ outcome: ScheduleOutcome, format: ScheduleFormat, options: ReportOptions = ReportOptions()
  ) -> [UInt8] {
    switch format {
    case .text: ScheduleTextReport.render(outcome, options)
    case .json: ScheduleJSONReport.render(outcome)
    case .csv: ScheduleCSVReport.render(outcome)
    }
  }
}
