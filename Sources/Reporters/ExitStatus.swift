package import RuleEngine

/// What the process tells its caller.
package enum ExitStatus: Int32, Sendable {
  /// Nothing that matters at the chosen threshold.
  case clean = 0
  /// Findings at or above the threshold.
  case findings = 1
  /// Wrong arguments or configuration.
  case usage = 2
  /// An input that could not be read in full: whatever else was found, the answer is incomplete.
  case unreadable = 3
  /// A change that could not be settled, where the user asked to be told; or a verdict that lies in
  /// versions that cannot be seen.
  case undecided = 4
  /// Notices are left to send (EX_TEMPFAIL of sysexits.h).
  case retry = 75

  /// From which severity on findings fail the run. What could not be read still does where they
  /// never do.
  package typealias Threshold = Configuration.FailureThreshold

  /// The status of a comparison. What could not be read outweighs findings, and findings outweigh
  /// what is undecided.
  package init(
    of outcome: RunOutcome, failOn threshold: Threshold, failOnUndecided: Bool = false,
    isStrict: Bool = false
  ) {
    let summary = Summary(outcome)
    let failing =
      switch threshold {
      case .error: summary.errors
      case .warning: summary.errors + summary.warnings
      case .info: summary.errors + summary.warnings + summary.infos
      case .never: 0
      }
    if summary.unreadable > 0 {
      self = .unreadable
    } else if failing > 0, failing == summary.hidden {
      self = .undecided
    } else if failing > 0 {
      self = .findings
    } else if isStrict, outcome.notes.contains(where: \.isDoubt) {
      self = .undecided
    } else if failOnUndecided, summary.unsettled > 0 {
      self = .undecided
    } else {
      self = .clean
    }
  }
}
