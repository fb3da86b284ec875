package import RuleEngine

/// The reports that can be asked for. A new one is a file of its own and a case here.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// For people at a terminal.
  case text
  /// For programs; stable, with a version and a schema.
  case json
  /// For consumers of the API: a changelog.
  case markdown
}

/// How a report looks. What it says depends on the outcome alone.
package struct ReportOptions: Sendable {
  /// How much a report for people tells.
  package enum Verbosity: Sendable {
    /// The errors, one line each, and the verdict.
    case quiet
    /// Errors and warnings at length, the rest in short.
    case normal
    /// Everything at length.
    case verbose
  }

  /// The columns of the terminal.
  package var width: Int
  /// Whether to colour with ANSI escape sequences.
  package var color: Bool
  /// How much to tell.
  package var verbosity: Verbosity

  /// The options, by default those of a plain page of 100 columns.
  package init(width: Int = 100, color: Bool = false, verbosity: Verbosity = .normal) {
    self.width = width
    self.color = color
    self.verbosity = verbosity
  }
}

/// Turns outcomes into reports.
package enum Report {
  /// The report of a run in UTF-8. The same outcome and options give the same bytes.
  package static func render(
    _ outcome: RunOutcome, format: ReportFormat, options: ReportOptions = ReportOptions()
  ) -> [UInt8] {
    switch format {
    case .text: TextReport.render(outcome, options)
    case .json: JSONReport.render(outcome)
    case .markdown: MarkdownReport.render(outcome)
    }
  }
}
