internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel

extension ChangelogEntry {
  /// What entries need to know besides the findings.
  struct Context {
    /// What identifies the release: the name of the API among several, and the version that it states.
    var release: [String]
    var day: CalendarDay
    var contact: [String]
    var places: PlaceTables
    /// For payloads; nil where there are none.
    var comparison: Comparison?
    var payloads = PayloadCache()
  }

  /// The entries of one release, in the order of its findings.
  ///
  /// What concerns only the authors of the schema (the state of annotations, findings that are
  /// switched off) is left out. A deprecation and the sunset that came with it are one entry.
  static func entries(of findings: [Finding], _ context: inout Context) -> [ChangelogEntry] {
    var entries: [ChangelogEntry] = []
    var deprecations: [String: Int] = [:]
    for finding in findings where finding.severity != .off {
      guard let entry = ChangelogEntry(finding, &context) else { continue }
      if entry.kind == .deprecated {
        if let known = deprecations[entry.coordinate] {
          entries[known].complete(from: entry)
          continue
        }
        deprecations[entry.coordinate] = entries.count
      }
      entries.append(entry)
    }
    // Where a planned change has come, its announcement went with it: that is no withdrawal.
    let carriedOut = entries.compactMap { entry -> String? in
      guard entry.kind == .deprecationWithdrawn, let plan = entry.plan,
        entries.contains(where: { $0.isCarriedOut(plan) })
      else { return nil }
      return entry.id
    }
    entries.removeAll { carriedOut.contains($0.id) }
    return entries
  }

  /// Whether it is the change that was planned.
  private func isCarriedOut(_ plan: Finding.Plan) -> Bool {
    plan.change == change
      && CoordinateText.normalized(plan.coordinate) == CoordinateText.normalized(coordinate)
  }

  private init?(_ finding: Finding, _ context: inout Context) {
    guard let kind = Kind(finding.aspect, finding.relation) else { return nil }
    self.init(
      id: StableHash.of(
        context.release + [finding.id, finding.notice?.sunset?.description ?? ""]), kind: kind,
      verb: kind.verb(finding.aspect, finding.relation), noun: finding.noun, name: finding.name,
      place: finding.readerPlace, elementKind: finding.kind, owner: finding.ownerAsWritten,
      coordinate: finding.plan?.coordinate ?? finding.coordinate, rule: finding.rule,
      compatibility: finding.compatibility, direction: finding.direction,
      beforePlace: context.places.before.place(of: finding.before),
      afterPlace: context.places.after.place(of: finding.after),
      operations: finding.operations, announced: finding.notice?.announced,
      sunset: finding.notice?.sunset, noticeDays: finding.notice?.days,
      requiredDays: finding.notice?.required, verdict: finding.verdict, waiver: finding.waiver,
      effective: context.day, message: finding.message,
      action: finding.consumers, beforeValue: finding.beforeValue,
      afterValue: finding.afterValue, replacement: finding.replacement, guide: finding.guide,
      reason: finding.reason)
    isFirstAnnouncement =
      finding.relation == .added && (kind == .deprecated || kind == .plannedChange)
    formerSunset = finding.formerSunset
    withdrawsDate = finding.aspect == .sunset && finding.relation == .removed
    change = "\(finding.aspect.rawValue) \(finding.relation.rawValue)"
    plan = finding.plan
    contact = context.contact
    if let comparison = context.comparison {
      payload = Payload(of: finding, in: comparison, &context.payloads)
    }
  }

  /// Takes over what another entry about the same deprecation knows.
  private mutating func complete(from other: ChangelogEntry) {
    announced = announced ?? other.announced
    sunset = sunset ?? other.sunset
    noticeDays = noticeDays ?? other.noticeDays
    requiredDays = requiredDays ?? other.requiredDays
    replacement = replacement ?? other.replacement
    guide = guide ?? other.guide
    reason = reason ?? other.reason
    if action.isEmpty { action = other.action }
  }
}

extension Finding {
  /// What contains the element, as far as that tells readers anything.
  fileprivate var readerPlace: String {
    switch kind {
    case .api, .path, .operation, .webhook, .server, .securityScheme, .tag: return ""
    default: break
    }
    // With the names of path parameters, where these are known.
    return place.hasPrefix(owner) ? ownerAsWritten + place.dropFirst(owner.count) : place
  }
}

extension ChangelogEntry.Kind {
  /// What a finding on these axes is to readers; nil where it is nothing to them.
  init?(_ aspect: Aspect, _ relation: Relation) {
    switch relation {
    case .added, .removed, .changed, .narrowed, .widened, .renamed, .moved, .raised, .lowered,
      .earlier, .later:
      break
    // Facts about annotations are the authors' business.
    case .missing, .invalid, .misspelt, .misplaced, .ignored, .conflicting, .contradicted,
      .backdated, .short, .overdue, .unknown, .superseded, .outlives, .premature, .imposed,
      .orphaned, .insufficient:
      return nil
    }
    switch (aspect, relation) {
    case (.announcement, _), (.policy, _), (.reservation, _): return nil
    case (.presence, .added): self = .added
    case (.presence, .removed): self = .removed
    case (.deprecation, .removed), (.plan, .removed): self = .deprecationWithdrawn
    case (.deprecation, _): self = .deprecated
    case (.sunset, .later): self = .sunsetPostponed
    // A deleted date announces nothing any more, but the deprecation stands.
    case (.sunset, .removed): self = .changed
    case (.sunset, _): self = .deprecated
    case (.plan, _): self = .plannedChange
    default: self = .changed
    }
  }

  /// What was done, in the past tense, with which a title begins.
  func verb(_ aspect: Aspect, _ relation: Relation) -> String {
    switch self {
    case .deprecated: return relation == .earlier ? "Brought forward the removal of" : "Deprecated"
    case .sunsetPostponed: return "Postponed the removal of"
    case .deprecationWithdrawn: return "Withdrew the notice on"
    case .plannedChange: return "Announced a change to"
    case .removed: return "Removed"
    case .added: return "Added"
    case .changed: break
    }
    let verb =
      switch relation {
      case .narrowed: "Narrowed"
      case .widened: "Widened"
      case .renamed: "Renamed"
      case .moved: "Moved"
      default: "Changed"
      }
    switch aspect {
    case .type: return "Changed the type of"
    case .nullability: return "Changed the nullability of"
    case .requirement: return "Changed the requirement of"
    case .lowerBound, .upperBound, .multipleOf: return "\(verb) the limits of"
    case .pattern: return "\(verb) the pattern of"
    case .default: return "Changed the default of"
    case .access: return "Changed the access to"
    case .security: return "Changed the security of"
    case .serialization: return "Changed the serialization of"
    case .stability:
      return relation == .lowered ? "Lowered the stability of" : "Raised the stability of"
    case .sunset: return "Took back the day of the removal of"
    case .replacement, .reason, .guide: return "Changed the guidance on"
    case .description: return "Reworded"
    case .version: return "Changed the version of"
    default: return verb
    }
  }
}
