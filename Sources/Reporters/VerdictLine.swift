internal import RuleEngine

/// What a run comes to, in one sentence. Every report for people has it.
struct VerdictLine {
  private let summary: Summary
  /// Whether there was anything to report at all.
  private let isSilent: Bool
  private let subject: RunOutcome.Subject

  init(_ outcome: RunOutcome) {
    subject = outcome.subject
    summary = Summary(outcome)
    isSilent =
      outcome.apis.allSatisfy { $0.reportedFindings.isEmpty }
      && (subject == .change || summary.remarks == 0)
  }

  /// The sentence, without the tool's name and without a full stop.
  var text: String {
    let reading =
      summary.unreadable > 0
      ? "incomplete, \(count(summary.unreadable, "place")) could not be read" : nil
    if isSilent {
      return reading ?? (subject == .change ? "no changes that matter" : "no problems")
    }
    if subject == .state { return [reading, counts].compactMap { $0 }.joined(separator: "; ") }
    let bump = summary.bump == .none ? "" : " (\(summary.bump.rawValue))"
    return ([reading, "\(counts): \(meaning)\(bump)"] as [String?])
      .compactMap { $0 }.joined(separator: "; ")
  }

  /// `2 errors, 1 warning, 3 infos`, without what there is none of.
  private var counts: String {
    // Of one version all that is the matter with it counts.
    let warnings = summary.warnings + (subject == .state ? summary.remarks : 0)
    return [(summary.errors, "error"), (warnings, "warning"), (summary.infos, "info")]
      .filter { $0.0 > 0 }
      .map { count($0.0, $0.1) }
      .joined(separator: ", ")
  }

  /// What matters most about all of them.
  private var meaning: String {
    if summary.unnoticed > 0 {
      return "\(count(summary.unnoticed, "breaking change")) without the promised notice"
    }
    if summary.unsettled > 0 {
      return "\(count(summary.unsettled, "change")) that cannot be settled by comparing schemas"
    }
    let changes =
      summary.breaking > 0
      ? "\(count(summary.breaking, "breaking change")), allowed by the notice policy"
      : "no breaking changes"
    return summary.errors > 0 ? "\(changes), but other errors" : changes
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
