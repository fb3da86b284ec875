internal import RuleEngine

/// Workflow commands of GitHub Actions, which GitHub shows as annotations of the change
/// (docs.github.com, “Workflow commands for GitHub Actions”).
///
/// Of each step it shows ten of each level and drops the rest, so the worst come first, and the tenth says
/// how many more there are. The verdict stands below, for the log.
struct GitHubReport {
  /// How many annotations of a level GitHub shows of one step.
  private static let mostOfLevel = 10

  /// The report of a run in UTF-8.
  static func render(_ outcome: RunOutcome, _ options: ReportOptions) -> [UInt8] {
    let items = ReportItem.items(of: outcome, options)
    let doubts = outcome.notes.filter(\.isDoubt)
    var lines: [String] = []
    for severity in [Severity.error, .warning, .info] {
      var commands = items.filter { $0.severity == severity }.map { command($0) }
      if severity == .warning {
        commands =
          doubts.map { note in
            let text = note.text + (note.remedy.map { "\ndo: \($0)" } ?? "")
            return "::warning title=apilint::\(escaped(text))"
          } + commands
      }
      if commands.count > mostOfLevel {
        let level = level(of: severity)
        let rest = commands.count - mostOfLevel + 1
        commands = Array(commands.prefix(mostOfLevel - 1))
        commands.append(
          "::\(level) title=apilint::+\(rest) more of this level: see the summary of the job")
      }
      lines += commands
    }
    lines.append("apilint: \(VerdictLine(outcome).text)")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func command(_ item: ReportItem) -> String {
    var properties: [(String, String)] = []
    if let place = item.place {
      properties.append(("file", place.path))
      properties.append(("line", String(place.line)))
      properties.append(("endLine", String(place.endLine)))
      // Columns are taken within one line only; the end is the last one.
      if place.line == place.endLine {
        properties.append(("col", String(place.scalarColumn)))
        let end = max(place.scalarColumn, place.endScalarColumn - 1)
        properties.append(("endColumn", String(end)))
      }
    }
    properties.append(("title", "apilint: \(item.rule)"))
    let list = properties.map { "\($0.0)=\(escapedProperty($0.1))" }.joined(separator: ",")
    return "::\(level(of: item.severity)) \(list)::\(escaped(item.text))"
  }

  private static func level(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .off: "notice"
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func escapedProperty(_ text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
