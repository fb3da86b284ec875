/// What each verdict of the notice policy means for a finding: data (`rules/verdicts.yaml`).
package struct VerdictTable: Sendable {
  /// What follows from one verdict.
  package struct Row: Sendable {
    package var verdict: Verdict
    /// The severity of the finding; nil means that of its rule.
    package var severity: Severity?
    /// The severity where the history is at hand, if it differs.
    package var severityInCheck: Severity?
    /// Why, in one sentence.
    package var message: MessageTemplate
    /// What to do about it.
    package var advice: MessageTemplate

    package init(
      verdict: Verdict, severity: Severity?, severityInCheck: Severity?,
      message: MessageTemplate, advice: MessageTemplate
    ) {
      self.verdict = verdict
      self.severity = severity
      self.severityInCheck = severityInCheck
      self.message = message
      self.advice = advice
    }
  }

  /// How bad a claim is that goes back further than the evidence.
  package struct Backdating: Sendable {
    /// The severity of a claim no more than ``reviewDays`` before the evidence.
    package var withinReview = Severity.info
    package var beyondReview = Severity.warning
    /// The severity where the sunset, counted from the evidence, leaves less than the notice period.
    package var leavesTooLittle = Severity.error
    package var reviewDays = 14

    package init() {}
  }

  /// One row a verdict, in the order of ``Verdict``.
  private let rows: [Row]
  /// In which order verdicts are tried: the first that applies is given.
  package let first: [Verdict]
  /// In which order they count where there are several: the one that stands earliest.
  package let worst: [Verdict]
  package let backdating: Backdating
  /// How bad it is that something new is deprecated, where it takes part in a notice that was running.
  package let arrivalUnderNotice: Severity

  /// A table of one row for every verdict; the two orders name each verdict once.
  package init(
    rows: [Row], first: [Verdict], worst: [Verdict], backdating: Backdating,
    arrivalUnderNotice: Severity
  ) {
    self.rows = Verdict.allCases.map { verdict in rows.first { $0.verdict == verdict }! }
    self.first = first
    self.worst = worst
    self.backdating = backdating
    self.arrivalUnderNotice = arrivalUnderNotice
  }

  package subscript(verdict: Verdict) -> Row {
    rows[Verdict.allCases.firstIndex(of: verdict)!]
  }

  /// The severity of a finding with a verdict.
  /// - Parameters:
  ///   - rule: The severity of the rule that found the change.
  ///   - hasHistory: Whether the run can look announcements up.
  package func severity(of verdict: Verdict, rule: Severity, hasHistory: Bool) -> Severity {
    let row = self[verdict]
    if hasHistory, let severity = row.severityInCheck { return severity }
    return row.severity ?? rule
  }

  /// The verdict that counts among several; nil for none.
  package func worst(of verdicts: some Sequence<Verdict>) -> Verdict? {
    let given = Set(verdicts)
    return worst.first(where: given.contains)
  }
}
