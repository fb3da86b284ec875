package import RuleEngine

/// The reports that can be asked for. A new one is a file of its own and a case here.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// For people at a terminal.
  case text
  /// For programs; stable, with a version and a schema.
  case json
  /// A comment on a pull request.
  case markdown
  /// Workflow commands of GitHub Actions, which become annotations.
  case github
  /// The summary of a job of GitHub Actions.
  case githubSummary = "github-summary"
  /// GitLab's report on code quality.
  case gitlab
  /// Static Analysis Results Interchange Format 2.1.0, for code scanning.
  case sarif
  /// XML of test results, as JUnit and its kin write it.
  case junit
  /// XML as Checkstyle writes it.
  case checkstyle
  /// Reviewdog's format of diagnostics, with suggestions.
  case rdjson
}

extension ReportFormat {
  /// Whether the report tells of the rules themselves, so that their whole text is needed.
  package var tellsOfRules: Bool { self == .sarif }

  /// Whether the report has a place for edits.
  package var showsSuggestions: Bool { self == .rdjson }
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
  /// Findings below this severity are left out; the verdict is on all of them.
  package var leastSeverity = Severity.info
  /// From which severity on findings fail the run.
  package var failOn = ExitStatus.Threshold.error
  /// The current folder from the root of the repository, for CI systems, whose paths begin there.
  package var folder = ""
  /// The root of the repository, so that paths that were given from there are told from there; empty where there
  /// is none.
  package var root = ""
  /// Whether code scanning is told of what waivers excuse, as suppressed.
  package var showsSuppressed = false

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
    var outcome = outcome
    for index in outcome.apis.indices { outcome.apis[index].shownFrom = options.leastSeverity }
    return switch format {
    case .text: TextReport.render(outcome, options)
    case .json: JSONReport.render(outcome)
    case .markdown: MarkdownReport.render(outcome, options)
    case .github: GitHubReport.render(outcome, options)
    case .githubSummary: MarkdownReport.renderSummary(outcome, options)
    case .gitlab: GitLabReport.render(outcome, options)
    case .sarif: SARIFReport.render(outcome, options)
    case .junit: JUnitReport.render(outcome, options)
    case .checkstyle: CheckstyleReport.render(outcome, options)
    case .rdjson: RDJSONReport.render(outcome, options)
    }
  }
}
