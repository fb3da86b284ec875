internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// Puts what was judged into words.
struct FindingWriter {
  let judge: Judge

  private typealias Placeholder = MessageTemplate.Placeholder

  func finding(_ judged: Judge.Judged) -> Finding {
    let change = judged.change
    let comparison = judge.comparison
    let isInAfter = comparison.isTold(inAfter: change)
    let schema = isInAfter ? comparison.after : comparison.before
    let element = (isInAfter ? change.after : change.before) ?? schema.root
    let holder = comparison.graph[change.pair]
    let words = ElementWords(
      element, kind: change.kind, in: schema, named: change.namedThing,
      container: change.aspect == .presence ? (isInAfter ? holder.after : holder.before) : nil)
    let coordinate = comparison.coordinate(of: change)
    let lifecycles = (
      change.before.flatMap { comparison.before.lifecycle(of: $0) },
      change.after.flatMap { comparison.after.lifecycle(of: $0) }
    )
    let sunset = lifecycles.1?.sunset?.day ?? lifecycles.0?.sunset?.day
    let verdict = judged.judgement?.verdict
    let severity = severity(judged.rule, verdict: verdict, coordinate: coordinate)
    var values = values(words, judged.judgement?.notice)
    values[.change] = ChangePhrase.text(change)
    values[.before] = change.beforeValue.map(ChangePhrase.shortened) ?? "none"
    values[.after] = change.afterValue.map(ChangePhrase.shortened) ?? "none"
    if values[.sunset] == nil { values[.sunset] = sunset?.description }
    let row = verdict.map { judge.verdicts[$0] }
    func text(_ template: MessageTemplate) -> String { FindingWriter.text(template, values) }
    var finding = Finding(
      id: "", rule: judged.rule.id, severity: severity,
      compatibility: judged.rule.compatibility, bump: judged.rule.bump, kind: change.kind,
      noun: words.noun, name: name(of: element, change, schema), coordinate: coordinate,
      pointer: pointer(to: element, in: schema, change), aspect: change.aspect,
      relation: change.relation,
      attribute: change.attribute, direction: .none, surfaces: [], operations: [],
      verdict: verdict, notice: judged.judgement?.notice,
      message: text(judged.rule.message)
        + (change.successor.map { "; '\($0)' takes its place" } ?? ""),
      why: row.map { text($0.message) } ?? "",
      advice: advice(judged, row: row, values), consumers: text(judged.rule.consumers),
      beforeValue: change.beforeValue, afterValue: change.afterValue,
      before: change.beforePlace, after: change.afterPlace)
    finding.place = words.place
    finding.owner = comparison.owner(of: change)
    finding.beforeElement = change.before
    finding.afterElement = change.after
    finding.beforeHolder = holder.before
    finding.afterHolder = holder.after
    // What is said now counts; of what is gone, what was said last.
    finding.replacement =
      (lifecycles.1?.replacement).map { comparison.after.text($0.text) }
      ?? (lifecycles.0?.replacement).map { comparison.before.text($0.text) }
    finding.guide =
      (lifecycles.1?.guide).map { comparison.after.text($0.text) }
      ?? (lifecycles.0?.guide).map { comparison.before.text($0.text) }
    finding.reason =
      (lifecycles.1?.reason).map { comparison.after.text($0.text) }
      ?? (lifecycles.0?.reason).map { comparison.before.text($0.text) }
    if change.aspect == .presence, change.relation == .removed {
      finding.holder = holder.after.map { comparison.after[$0].range }
    }
    if finding.notice == nil { finding.notice = announcedNotice(change, lifecycles.1) }
    switch change.aspect {
    case .deprecation, .sunset: finding.formerSunset = lifecycles.0?.noticeSunset
    default: break
    }
    if change.aspect == .plan { note(change, lifecycles, in: &finding) }
    finding.operations = operations(inside: change)
    if severity > .info {
      let earliest = finding.notice?.earliest ?? judge.now
      finding.proposal = FixProposal(finding, review: earliest + judge.policy.mergeSlack)
    }
    finding.id = finding.fingerprint
    return finding
  }

  func finding(_ fact: AnnotationFact, rule: Rule, level: StabilityLevel) -> Finding {
    let schema = judge.comparison.after
    let kind = schema[fact.element].kind
    let words = ElementWords(fact.element, kind: kind, in: schema)
    let coordinate = schema.coordinate(of: fact.element)
    var values = values(words, nil)
    let period = judge.policy[level]
    values[.after] = ChangePhrase.shortened(fact.value.isEmpty ? fact.suggestion : fact.value)
    values[.before] = values[.after]
    values[.key] = fact.key
    values[.suggestion] = fact.suggestion
    values[.announced] = fact.announced?.description
    values[.sunset] =
      (fact.sunset ?? schema.lifecycle(of: fact.element)?.sunset?.day)?.description
    // A sunset that has passed leaves no notice at all.
    values[.days] = fact.days.map { String(max(0, $0)) }
    values[.required] = String(period)
    values[.earliest] = (judge.now + period).description
    values[.review] = (judge.now + period + judge.policy.mergeSlack).description
    var severity = fact.severity ?? rule.severity
    if let own = judge.overrides.severity(of: rule.id, path: judge.path, coordinate: coordinate) {
      severity = own
    }
    var finding = Finding(
      id: "", rule: rule.id, severity: severity, compatibility: rule.compatibility,
      bump: rule.bump, kind: kind, noun: words.noun, name: schema.text(schema[fact.element].name),
      coordinate: coordinate, pointer: schema.pointer(to: fact.element), aspect: fact.aspect,
      relation: fact.relation, attribute: nil, direction: .none, surfaces: [], operations: [],
      verdict: nil, notice: nil, message: FindingWriter.text(rule.message, values), why: "",
      advice: FindingWriter.text(rule.advice, values),
      consumers: FindingWriter.text(rule.consumers, values), beforeValue: nil,
      afterValue: fact.value.isEmpty ? nil : fact.value, before: nil, after: fact.range)
    finding.proposal = FixProposal(
      fact: fact.aspect, fact.relation, suggestion: fact.suggestion, day: fact.announced,
      review: judge.now + period + judge.policy.mergeSlack)
    finding.related = fact.related
    finding.place = words.place
    finding.owner = schema.ownerCoordinate(of: fact.element)
    finding.afterElement = fact.element
    if fact.aspect == .version { finding.before = nil }
    finding.id = finding.fingerprint
    return finding
  }

  /// What a deprecation or a sunset that is new announces: from now on, or from the day it claims
  /// where that is later (POLICY.md, 7 and 11).
  private func announcedNotice(_ change: Change, _ lifecycle: Lifecycle?) -> Finding.Notice? {
    guard change.aspect == .deprecation || change.aspect == .sunset, let lifecycle,
      let element = change.after, let sunset = lifecycle.noticeSunset
    else { return nil }
    let level = judge.comparison.after.stability(of: element)?.level ?? .stable
    let required = judge.policy[level]
    let isNew = change.relation == .added
    let announced = isNew ? max(judge.now, lifecycle.announced?.day ?? judge.now) : nil
    return Finding.Notice(
      announced: announced, evidence: nil, sunset: sunset, days: announced.map { sunset - $0 },
      required: required, earliest: max(sunset, (announced ?? judge.now) + required),
      place: nil)
  }

  /// What a planned change is about, and from when on.
  private func note(
    _ change: Change, _ lifecycles: (Lifecycle?, Lifecycle?), in finding: inout Finding
  ) {
    let isGone = change.relation == .removed
    let schema = isGone ? judge.comparison.before : judge.comparison.after
    let place = isGone ? change.beforePlace : change.afterPlace
    let plans = (isGone ? lifecycles.0 : lifecycles.1)?.plans ?? []
    guard let plan = plans.first(where: { $0.range == place || $0.effective.range == place })
    else { return }
    finding.plan = Finding.Plan(
      coordinate: schema.text(plan.element), change: plan.change, value: schema.text(plan.value),
      effective: plan.effective.day)
    if !plan.guide.isNone { finding.guide = schema.text(plan.guide) }
    if !plan.text.isNone { finding.reason = schema.text(plan.text) }
    if isGone { finding.formerSunset = plan.effective.day }
    guard let day = plan.effective.day, !isGone else { return }
    let element = change.after ?? schema.root
    let required = judge.policy[schema.stability(of: element)?.level ?? .stable]
    let announced =
      change.relation == .added ? max(judge.now, plan.announced?.day ?? judge.now) : nil
    finding.notice = Finding.Notice(
      announced: announced, evidence: nil, sunset: day, days: announced.map { day - $0 },
      required: required, earliest: max(day, (announced ?? judge.now) + required), place: nil)
  }

  private func severity(_ rule: Rule, verdict: Verdict?, coordinate: String) -> Severity {
    let base =
      judge.overrides.severity(of: rule.id, path: judge.path, coordinate: coordinate)
      ?? rule.severity
    guard let verdict, base != .off else { return base }
    return judge.verdicts.severity(
      of: verdict, rule: base, hasHistory: judge.evidence.notices != nil)
  }

  /// What to do: by the rule where the change itself can be made differently, and by the verdict,
  /// which knows the dates.
  private func advice(
    _ judged: Judge.Judged, row: VerdictTable.Row?, _ values: [MessageTemplate.Placeholder: String]
  ) -> String {
    let own = FindingWriter.text(judged.rule.advice, values)
    guard let row else { return own }
    let dated = FindingWriter.text(row.advice, values)
    switch row.verdict {
    case .unannounced, .undecided:
      return own.isEmpty ? dated : "\(dated). \(own)"
    default: return dated
    }
  }

  private func values(_ words: ElementWords, _ notice: Finding.Notice?)
    -> [MessageTemplate.Placeholder: String]
  {
    var values: [MessageTemplate.Placeholder: String] = [
      .noun: words.noun, .name: words.name, .place: words.place, .now: judge.now.description,
      .sunsetKey: judge.comparison.after.spellings.sunset,
      .replacementKey: judge.comparison.after.spellings.replacement,
      .reasonKey: judge.comparison.after.spellings.reason,
      .enumKey: judge.comparison.after.spellings.enumValue,
    ]
    guard let notice else { return values }
    values[.announced] = notice.announced?.description
    values[.evidence] = notice.evidence
    values[.sunset] = notice.sunset?.description
    values[.days] = notice.days.map(String.init)
    values[.required] = String(notice.required)
    values[.earliest] = notice.earliest.description
    values[.review] = (notice.earliest + judge.policy.mergeSlack).description
    return values
  }

  private static func text(
    _ template: MessageTemplate, _ values: [MessageTemplate.Placeholder: String]
  ) -> String {
    let text = template.text { placeholder in
      let value = values[placeholder] ?? ""
      return placeholder == .place && value.isEmpty ? noPlace : value
    }
    var result = text
    guard text.utf8.contains(0) || hasDoubleBlank(text) else { return text }
    for word in ["in", "of", "from", "to", "by"] {
      result = result.replacing(" \(word) \(noPlace)", with: "")
    }
    // A missing name leaves two blanks behind.
    return result.replacing(noPlace, with: "").replacing("  ", with: " ")
  }

  private static func hasDoubleBlank(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x20, previous == 0x20 { return true }
      previous = byte
    }
    return false
  }

  /// Stands for a place where there is none, until the word before it is taken out as well.
  private static let noPlace = "\u{0}"

  private func name(of element: ElementID, _ change: Change, _ schema: Schema) -> String {
    if change.kind != schema[element].kind, let name = change.namedThing { return name }
    return schema.text(schema[element].name)
  }

  /// The place of an element, or that of the reference with which it came or went.
  private func pointer(to element: ElementID, in schema: Schema, _ change: Change) -> String {
    guard let node = change.reference, let place = change.afterPlace ?? change.beforePlace,
      let locator = schema.locator
    else { return schema.pointer(to: element) }
    return locator.pointer(file: place.file, origin: node)
  }

  /// The operations inside something that was added or removed whole.
  private func operations(inside change: Change) -> [String] {
    let schema = change.before == nil ? judge.comparison.after : judge.comparison.before
    guard var root = change.before ?? change.after else { return [] }
    if change.aspect == .presence, schema[root].traits.contains(.entryPoint) {
      return [schema.operationName(root)]
    }
    if let server = schema[root].parent, schema[server].kind == .server {
      // A variable of a server is felt by all that is served from there.
      root = schema[server].parent ?? root
    } else if change.aspect != .presence, change.relation != .moved {
      return []
    }
    if change.kind == .server {
      // All that is served from there: what does not name servers of its own.
      let pair = judge.comparison.graph[change.pair]
      guard !pair.isOperation, let holder = change.before == nil ? pair.after : pair.before else {
        return []
      }
      root = holder
    }
    func hasOwnServers(_ element: ElementID) -> Bool {
      change.kind == .server && element != root
        && schema.edges[schema[element].children.indices].contains {
          schema[$0.target].kind == .server
        }
    }
    var names: [String] = []
    var pending = [root]
    while let element = pending.popLast() {
      // What consumers serve is not served from there.
      if hasOwnServers(element) || (change.kind == .server && schema[element].kind == .webhook) {
        continue
      }
      switch schema[element].kind {
      case .operation: names.append(schema.operationName(element))
      case .api, .path, .webhook, .callback:
        pending += schema.edges[schema[element].children.indices].map(\.target).reversed()
      default: break
      }
    }
    return names
  }
}
