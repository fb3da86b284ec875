package import SchemaModel
package import SourceText

/// A finding about how the API is looked after, not about the API itself: the policy, a waiver.
package struct ProcessFinding: Sendable {
  package var aspect: Aspect
  package var relation: Relation
  /// What it is about: `notice`, the coordinate of a waiver.
  package var subject: String
  /// What is the matter, as a phrase.
  package var change: String
  package var place: SourceRange
  package var waiver: Waiver?

  package init(
    _ aspect: Aspect, _ relation: Relation, of subject: String, _ change: String,
    at place: SourceRange, waiver: Waiver? = nil
  ) {
    self.aspect = aspect
    self.relation = relation
    self.subject = subject
    self.change = change
    self.place = place
    self.waiver = waiver
  }

  /// The finding in the words of its rule; nil where no rule speaks of it or its rule is off.
  package func finding(
    by book: RuleBook, overrides: SeverityOverrides, format: FormatName, now: CalendarDay
  ) -> Finding? {
    let key =
      aspect == .policy
      ? MatchKey(
        aspect: .policy, relation: relation, element: .api, direction: .none, surface: .wire,
        attribute: nil, format: format, stability: .stable)
      : MatchKey(fact: aspect, relation, of: .api, format: format, stability: .stable)
    guard let rule = book.rule(for: key) else { return nil }
    let noun = aspect == .policy ? "policy" : "waiver"
    var values: [MessageTemplate.Placeholder: String] = [
      .noun: noun, .name: subject, .change: change, .after: change, .now: now.description,
    ]
    if let waiver {
      values[.key] = waiver.rule
      values.merge(waiver.values) { _, new in new }
    }
    func text(_ template: MessageTemplate) -> String { template.text { values[$0] ?? "" } }
    var finding = Finding(
      id: "", rule: rule.id,
      severity: overrides.generalSeverity(of: rule), compatibility: rule.compatibility,
      bump: rule.bump, kind: .api, noun: noun, name: subject, coordinate: subject, pointer: "",
      aspect: aspect, relation: relation, attribute: nil, direction: .none, surfaces: [],
      operations: [], verdict: nil, notice: nil, message: text(rule.message), why: "",
      advice: text(rule.advice), consumers: text(rule.consumers), beforeValue: nil,
      afterValue: change, before: nil, after: place)
    finding.id = finding.fingerprint
    return finding.severity == .off ? nil : finding
  }
}
