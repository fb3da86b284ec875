internal import History
internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// Every sunset ever announced is a promise (POLICY.md, 17): a date that is later than the one before may
/// still be earlier than one that binds.
struct PromiseRatchet {
  private let comparison: Comparison
  private let evidence: JudgingEvidence

  init(_ comparison: Comparison, _ evidence: JudgingEvidence) {
    self.comparison = comparison
    self.evidence = evidence
  }

  /// The same change; a date that was moved is compared with the latest that was promised.
  func held(_ change: Change) -> Change {
    guard change.relation == .later || change.relation == .earlier,
      let element = change.before, let record = evidence.notices?[element],
      let new = change.afterValue.flatMap({ AnnotationDate($0)?.day }),
      let promise = promise(of: change, in: record), new < promise
    else { return change }
    var held = change
    held.relation = .earlier
    held.beforeValue = promise.description
    return held
  }

  private func promise(of change: Change, in record: LifecycleRecord) -> CalendarDay? {
    switch change.aspect {
    case .sunset: record.notice?.promise
    case .plan:
      comparison.before.lifecycle(of: change.before!)?.plans
        .first { $0.effective.range == change.beforePlace }
        .flatMap { record.plans[comparison.before.key(of: $0)]?.notice.promise }
    default: nil
    }
  }
}
