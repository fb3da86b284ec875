internal import SchemaModel
internal import SourceText

/// The facts that the annotations of one version show by themselves (POLICY.md, the rules about
/// annotations): a date that is none, a sunset without a deprecation, a replacement that is gone.
struct AnnotationState {
  private let schema: Schema
  private let now: CalendarDay
  private let policy: NoticePolicy
  private let replacements: ReplacementIndex

  init(_ schema: Schema, now: CalendarDay, policy: NoticePolicy) {
    self.schema = schema
    self.now = now
    self.policy = policy
    self.replacements = ReplacementIndex(schema)
  }

  /// - Parameter isSent: whether consumers send the element.
  func facts(of element: ElementID, isSent: Bool) -> [AnnotationFact] {
    guard let lifecycle = schema.lifecycle(of: element) else { return [] }
    var facts = lifecycle.facts.map { seen in
      var fact = AnnotationFact(seen.aspect, seen.relation, of: element, at: seen.range)
      fact.value = schema.text(seen.value)
      fact.key = schema.text(seen.spelling)
      fact.suggestion = seen.suggestion ?? ""
      fact.related = seen.related
      return fact
    }
    appendSunset(lifecycle, element, to: &facts)
    if let announced = lifecycle.announced, announced.day == nil,
      !AnnotationDate.isVersion(schema.text(announced.text))
    {
      var fact = AnnotationFact(.announcement, .invalid, of: element, at: announced.range)
      fact.value = schema.text(announced.text)
      fact.key = schema.text(announced.spelling)
      facts.append(fact)
    }
    for plan in lifecycle.plans {
      guard let day = plan.effective.day, day < now else { continue }
      var fact = AnnotationFact(.plan, .overdue, of: element, at: plan.effective.range)
      fact.value = plan.change
      fact.sunset = day
      fact.days = now - day
      facts.append(fact)
    }
    guard lifecycle.isDeprecated, let mark = lifecycle.deprecation else { return facts }
    appendReplacement(lifecycle, mark, element, to: &facts)
    if isSent, isImposed(element) {
      facts.append(AnnotationFact(.deprecation, .imposed, of: element, at: mark.range))
    }
    return facts
  }

  private func appendSunset(
    _ lifecycle: Lifecycle, _ element: ElementID, to facts: inout [AnnotationFact]
  ) {
    guard let sunset = lifecycle.sunset else {
      guard lifecycle.isDeprecated, let mark = lifecycle.deprecation else { return }
      guard promisesNotice(element) else { return }
      facts.append(AnnotationFact(.sunset, .missing, of: element, at: mark.range))
      return
    }
    let text = schema.text(sunset.text)
    let key = schema.text(sunset.spelling)
    let isVersion = sunset.day == nil && AnnotationDate.isVersion(text)
    func fact(_ relation: Relation) -> AnnotationFact {
      var fact = AnnotationFact(.sunset, relation, of: element, at: sunset.range)
      fact.value = text
      fact.key = key
      fact.sunset = sunset.day
      return fact
    }
    if sunset.day == nil, !isVersion { facts.append(fact(.invalid)) }
    guard lifecycle.isDeprecated else {
      if sunset.day != nil || isVersion { facts.append(fact(.orphaned)) }
      return
    }
    if isVersion, promisesNotice(element) {
      var missing = fact(.missing)
      missing.suggestion = "for removal in \(text)"
      facts.append(missing)
    }
    guard let day = sunset.day else { return }
    if day < now {
      var overdue = fact(.overdue)
      overdue.days = now - day
      facts.append(overdue)
    }
    if let limit = sunsetOfContainer(of: element), limit < day {
      var outlives = fact(.outlives)
      outlives.suggestion = limit.description
      facts.append(outlives)
    }
  }

  /// Whether the level of an element promises any notice.
  private func promisesNotice(_ element: ElementID) -> Bool {
    policy[schema.stability(of: element)?.level ?? .stable] > 0
  }

  /// The sunset of the nearest element under notice that contains this one in the source. (What is
  /// shared belongs to its first user, which does not contain it.)
  private func sunsetOfContainer(of element: ElementID) -> CalendarDay? {
    var current = schema[element].parent
    while let id = current {
      if let day = schema.lifecycle(of: id)?.noticeSunset, contains(id, element) { return day }
      current = schema[id].parent
    }
    return nil
  }

  private func contains(_ container: ElementID, _ element: ElementID) -> Bool {
    guard schema[container].range.file == schema[element].range.file else { return false }
    if schema.isNominal {
      return CoordinateText.contains(
        schema.coordinate(of: container), schema.coordinate(of: element))
    }
    return schema.pointer(to: element).hasPrefix(schema.pointer(to: container) + "/")
  }

  private func appendReplacement(
    _ lifecycle: Lifecycle, _ mark: Lifecycle.Mark, _ element: ElementID,
    to facts: inout [AnnotationFact]
  ) {
    guard let replacement = lifecycle.replacement else {
      if lifecycle.reason == nil {
        facts.append(AnnotationFact(.replacement, .missing, of: element, at: mark.range))
      }
      return
    }
    let text = schema.text(replacement.text)
    switch replacements.find(text, from: element) {
    case .unreadable: break
    case .unknown(let nearest):
      var fact = AnnotationFact(.replacement, .unknown, of: element, at: replacement.range)
      fact.value = text
      fact.key = schema.text(replacement.spelling)
      fact.suggestion = nearest ?? ""
      facts.append(fact)
    case .found(let target):
      guard target != element, let other = schema.lifecycle(of: target), other.isDeprecated else {
        return
      }
      if let own = lifecycle.noticeSunset, let its = other.noticeSunset, its > own { return }
      var fact = AnnotationFact(.replacement, .superseded, of: element, at: replacement.range)
      fact.value = text
      fact.related = other.deprecation?.range
      facts.append(fact)
    }
  }

  /// Whether consumers must send what they are told to stop sending.
  private func isImposed(_ element: ElementID) -> Bool {
    let item = schema[element]
    switch item.kind {
    case .parameter, .requestBody, .header, .argument, .directiveArgument:
      return item.traits.contains(.required)
    case .property where item.traits.contains(.absentAsNull):
      return item.traits.contains(.required)
    case .property:
      guard let parent = item.parent, let shape = schema[parent].shape else { return false }
      return schema.requiredNames[schema[shape].required.indices].contains {
        $0.name == item.name
      }
    default: return false
    }
  }
}
