internal import SchemaModel
internal import SourceText

/// What the annotations of one element say that they did not say before.
extension SchemaComparer {
  mutating func compareLifecycle(_ b: ElementID, _ a: ElementID, pair: PairID) {
    let old = before.schema.lifecycle(of: b) ?? Lifecycle()
    let new = after.schema.lifecycle(of: a) ?? Lifecycle()
    let subject = LifecycleSubject(
      before: b, after: a, kind: before.schema[b].kind, pair: pair,
      beforePlace: before.schema[b].range, afterPlace: after.schema[a].range)
    compareStability(subject)
    comparePlans(old, new, subject)
    if old.isDeprecated != new.isDeprecated {
      // Whatever comes or goes with the deprecation is part of the same story.
      tell(
        .deprecation, new.isDeprecated ? .added : .removed, subject,
        old.deprecation?.range, new.deprecation?.range, nil, nil)
      if !new.isDeprecated, old.isDeprecated { return }
      return
    }
    compareDate(
      .announcement, old.announced, new.announced, isDeprecated: new.isDeprecated, subject)
    compareDate(.sunset, old.sunset, new.sunset, isDeprecated: new.isDeprecated, subject)
    guard new.isDeprecated else { return }
    compareText(.replacement, old.replacement, new.replacement, subject)
    compareText(.reason, old.reason, new.reason, subject)
    compareText(.guide, old.guide, new.guide, subject)
  }

  private struct LifecycleSubject {
    var before: ElementID
    var after: ElementID
    var kind: ElementKind
    var pair: PairID
    var beforePlace: SourceRange
    var afterPlace: SourceRange
  }

  private mutating func compareDate(
    _ aspect: Aspect, _ old: Lifecycle.Dated?, _ new: Lifecycle.Dated?, isDeprecated: Bool,
    _ subject: LifecycleSubject
  ) {
    let oldText = old.map { $0.day?.description ?? before.schema.text($0.text) }
    let newText = new.map { $0.day?.description ?? after.schema.text($0.text) }
    guard oldText != newText else { return }
    let relation: Relation
    switch (old, new) {
    case (nil, let new?):
      // What is no date announces nothing; that it is none is a fact of its own.
      guard aspect != .sunset || new.day != nil else { return }
      relation = .added
    case (nil, nil): return
    case (_, nil):
      // Gone together with the deprecation it is no news.
      guard isDeprecated else { return }
      relation = .removed
    case (let old?, let new?):
      guard aspect == .sunset else {
        relation = .changed
        break
      }
      guard let oldDay = old.day else {
        // What was no date announced nothing: now something is announced, or still nothing.
        guard new.day != nil else { return }
        relation = .added
        break
      }
      guard let newDay = new.day else {
        relation = .removed
        break
      }
      relation = newDay < oldDay ? .earlier : .later
    }
    tell(aspect, relation, subject, old?.range, new?.range, oldText, newText)
  }

  private mutating func compareText(
    _ aspect: Aspect, _ old: Lifecycle.Text?, _ new: Lifecycle.Text?,
    _ subject: LifecycleSubject
  ) {
    let oldText = old.map { before.schema.text($0.text) }
    let newText = new.map { after.schema.text($0.text) }
    guard oldText != newText else { return }
    tell(
      aspect, old == nil ? .added : new == nil ? .removed : .changed, subject, old?.range,
      new?.range, oldText, newText)
  }

  /// Levels as they hold: an element without one has that of the nearest that contains it.
  private mutating func compareStability(_ subject: LifecycleSubject) {
    let old = before.schema.stability(of: subject.before)
    let new = after.schema.stability(of: subject.after)
    guard
      before.schema.lifecycle(of: subject.before)?.stability != nil
        || after.schema.lifecycle(of: subject.after)?.stability != nil
    else { return }
    let oldLevel = old?.level ?? .stable
    let newLevel = new?.level ?? .stable
    guard oldLevel != newLevel else { return }
    tell(
      .stability, newLevel.rank > oldLevel.rank ? .raised : .lowered, subject, old?.range,
      new?.range, oldLevel.rawValue, newLevel.rawValue)
  }

  private mutating func comparePlans(
    _ old: Lifecycle, _ new: Lifecycle, _ subject: LifecycleSubject
  ) {
    var open = new.plans
    for plan in old.plans {
      let key = before.schema.key(of: plan)
      let partner = open.firstIndex { after.schema.key(of: $0) == key }
      guard let partner else {
        tell(.plan, .removed, subject, plan.range, nil, plan.change, nil)
        continue
      }
      let other = open.remove(at: partner)
      let value = before.schema.text(plan.value)
      let newValue = after.schema.text(other.value)
      if value != newValue {
        tell(.plan, .changed, subject, plan.range, other.range, value, newValue)
      }
      guard let day = plan.effective.day, let newDay = other.effective.day, day != newDay else {
        continue
      }
      tell(
        .plan, newDay < day ? .earlier : .later, subject, plan.effective.range,
        other.effective.range, day.description, newDay.description)
    }
    for plan in open {
      tell(.plan, .added, subject, nil, plan.range, nil, plan.change)
    }
  }

  private mutating func tell(
    _ aspect: Aspect, _ relation: Relation, _ subject: LifecycleSubject, _ oldPlace: SourceRange?,
    _ newPlace: SourceRange?, _ oldValue: String?, _ newValue: String?
  ) {
    var change = Change(aspect, relation, of: subject.kind, direction: .none, pair: subject.pair)
    change.before = subject.before
    change.after = subject.after
    change.beforePlace = oldPlace ?? subject.beforePlace
    change.afterPlace = newPlace ?? subject.afterPlace
    change.beforeValue = oldValue
    change.afterValue = newValue
    changes.append(change)
  }
}
