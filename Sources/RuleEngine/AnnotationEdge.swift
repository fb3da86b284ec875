internal import History
internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// The facts that a change introduces: those of the version after that the version before does not
/// show, and those that only the edge between the two shows.
struct AnnotationEdge {
  private let comparison: Comparison
  private let before: AnnotationState
  private let after: AnnotationState
  private let policy: NoticePolicy
  private let backdating: VerdictTable.Backdating
  private let evidence: JudgingEvidence
  private let arrivalUnderNotice: Severity
  private let now: CalendarDay
  /// Whether everything that one version shows is asked for, not only what a change introduces.
  private let isState: Bool

  init(
    _ comparison: Comparison, policy: NoticePolicy, verdicts: VerdictTable,
    evidence: JudgingEvidence, now: CalendarDay, isState: Bool = false
  ) {
    self.evidence = evidence
    self.isState = isState
    self.comparison = comparison
    self.before = AnnotationState(comparison.before, now: now, policy: policy)
    self.after = AnnotationState(comparison.after, now: now, policy: policy)
    self.policy = policy
    self.backdating = verdicts.backdating
    self.arrivalUnderNotice = verdicts.arrivalUnderNotice
    self.now = now
  }

  func facts(of item: Comparison.LifecyclePair) -> [AnnotationFact] {
    guard let element = item.after else { return [] }
    let isSent = item.pairs.contains { comparison.graph[$0].direction == .request }
    var facts = after.facts(of: element, isSent: isSent)
    if isState {
      appendClaimedNotice(element, to: &facts)
      return facts
    }
    if let old = item.before {
      // Each that was there before takes one away: a second reference may drop the same as the first.
      for fact in before.facts(of: old, isSent: isSent) {
        if let known = facts.firstIndex(where: { $0.identity == fact.identity }) {
          facts.remove(at: known)
        }
      }
    }
    appendAnnouncement(item, element, to: &facts)
    appendPlans(item, element, to: &facts)
    return facts
  }

  /// A notice that is too short by its own dates.
  private func appendClaimedNotice(_ element: ElementID, to facts: inout [AnnotationFact]) {
    guard let lifecycle = comparison.after.lifecycle(of: element),
      let announced = lifecycle.announced?.day, let sunset = lifecycle.noticeSunset,
      let place = lifecycle.sunset?.range
    else { return }
    let level = comparison.after.stability(of: element)?.level ?? .stable
    guard sunset - announced < policy[level] else { return }
    facts.append(shortNotice(element, at: place, announced: announced, sunset: sunset))
  }

  private func shortNotice(
    _ element: ElementID, at place: SourceRange, announced: CalendarDay, sunset: CalendarDay
  ) -> AnnotationFact {
    var fact = AnnotationFact(.sunset, .short, of: element, at: place)
    fact.announced = announced
    fact.sunset = sunset
    fact.days = sunset - announced
    fact.value = sunset.description
    return fact
  }

  /// What is announced now: with too little notice, or with a claim of having been announced before.
  private func appendAnnouncement(
    _ item: Comparison.LifecyclePair, _ element: ElementID, to facts: inout [AnnotationFact]
  ) {
    guard let new = comparison.after.lifecycle(of: element), new.isDeprecated else { return }
    let old = item.before.flatMap { comparison.before.lifecycle(of: $0) }
    if item.before == nil, let mark = new.deprecation {
      var fact = AnnotationFact(.deprecation, .premature, of: element, at: mark.range)
      if RunningNotices(comparison).cover(item, element) { fact.severity = arrivalUnderNotice }
      facts.append(fact)
    }
    let period = policy[comparison.after.stability(of: element)?.level ?? .stable]
    if let sunset = new.noticeSunset, let place = new.sunset?.range,
      old?.noticeSunset == nil || isPromoted(item, element)
    {
      // A claim can only make the notice shorter (POLICY.md, 7 and 11).
      let announced = max(now, new.announced?.day ?? now)
      if sunset - announced < period {
        facts.append(shortNotice(element, at: place, announced: announced, sunset: sunset))
      }
    }
    appendBackdating(item, element, old, new, period, to: &facts)
  }

  /// Whether more notice is promised of the element than before: what it is under then has to be enough
  /// by the new measure (POLICY.md, 25).
  private func isPromoted(_ item: Comparison.LifecyclePair, _ element: ElementID) -> Bool {
    guard let before = item.before else { return false }
    let old = policy[comparison.before.stability(of: before)?.level ?? .stable]
    return policy[comparison.after.stability(of: element)?.level ?? .stable] > old
  }

  /// A claim, new or edited, of an earlier day than that on which it is published, or than the history
  /// shows (POLICY.md, 7). What began before the oldest version is never called back-dated (10).
  private func appendBackdating(
    _ item: Comparison.LifecyclePair, _ element: ElementID, _ old: Lifecycle?, _ new: Lifecycle,
    _ period: Int, to facts: inout [AnnotationFact]
  ) {
    guard let claim = new.announced, let day = claim.day, day != old?.announced?.day else { return }
    var seen = now
    if old?.isDeprecated ?? false {
      guard let known = item.before.flatMap({ evidence.notices?[$0]?.deprecated }) else { return }
      if known.start == .orEarlier { return }
      seen = known.day
    }
    guard day < seen else { return }
    var fact = AnnotationFact(.announcement, .backdated, of: element, at: claim.range)
    fact.value = day.description
    fact.announced = seen
    fact.days = seen - day
    let leavesTooLittle = new.noticeSunset.map { $0 - seen < period } ?? false
    fact.severity =
      leavesTooLittle
      ? backdating.leavesTooLittle
      : seen - day <= backdating.reviewDays ? backdating.withinReview : backdating.beyondReview
    facts.append(fact)
  }

  /// Planned changes that are new, or that announce more than they did, with too little notice.
  private func appendPlans(
    _ item: Comparison.LifecyclePair, _ element: ElementID, to facts: inout [AnnotationFact]
  ) {
    guard let new = comparison.after.lifecycle(of: element) else { return }
    let period = policy[comparison.after.stability(of: element)?.level ?? .stable]
    let known = item.before.flatMap { comparison.before.lifecycle(of: $0)?.plans } ?? []
    for plan in new.plans {
      let key = comparison.after.key(of: plan)
      let value = comparison.after.text(plan.value)
      let isKnown = known.contains {
        comparison.before.key(of: $0) == key && comparison.before.text($0.value) == value
      }
      guard !isKnown, let effective = plan.effective.day else { continue }
      let announced = max(now, plan.announced?.day ?? now)
      guard effective - announced < period else { continue }
      var fact = AnnotationFact(.plan, .short, of: element, at: plan.effective.range)
      fact.announced = announced
      fact.sunset = effective
      fact.days = effective - announced
      fact.value = plan.change
      facts.append(fact)
    }
  }
}
