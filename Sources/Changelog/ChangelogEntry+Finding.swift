package import RuleEngine
internal import SchemaDiff
internal import SchemaModel

extension ChangelogEntry {
  /// The entries of one API, in the order of its findings.
  ///
  /// What concerns only the authors of the schema (the state of annotations, findings that are
  /// switched off) is left out. A deprecation and the sunset that came with it are one entry.
  package static func entries(of api: RunOutcome.APIOutcome) -> [ChangelogEntry] {
    var places = PlaceTables(api)
    var entries: [ChangelogEntry] = []
    var deprecations: [String: Int] = [:]
    for finding in api.findings where finding.severity != .off {
      guard let entry = ChangelogEntry(finding, &places) else { continue }
      if entry.kind == .deprecated {
        if let known = deprecations[entry.coordinate] {
          entries[known].complete(from: entry)
          continue
        }
        deprecations[entry.coordinate] = entries.count
      }
      entries.append(entry)
    }
    return entries
  }

  private init?(_ finding: Finding, _ places: inout PlaceTables) {
    guard let kind = Kind(finding.aspect, finding.relation) else { return nil }
    self.init(
      id: finding.id, kind: kind, verb: kind.verb(finding.relation), noun: finding.noun,
      name: finding.name, coordinate: finding.coordinate, rule: finding.rule,
      compatibility: finding.compatibility, direction: finding.direction,
      beforePlace: places.before.place(of: finding.before),
      afterPlace: places.after.place(of: finding.after),
      operations: finding.operations, announced: finding.notice?.announced,
      sunset: finding.notice?.sunset, noticeDays: finding.notice?.days,
      requiredDays: finding.notice?.required, verdict: finding.verdict, message: finding.message,
      action: finding.consumers, beforeValue: finding.beforeValue,
      afterValue: finding.afterValue, replacement: finding.replacement, guide: finding.guide,
      reason: finding.reason)
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
  func verb(_ relation: Relation) -> String {
    switch self {
    case .deprecated: relation == .earlier ? "Moved forward the removal of" : "Deprecated"
    case .sunsetPostponed: "Postponed the removal of"
    case .deprecationWithdrawn: "Withdrew the notice on"
    case .plannedChange: "Announced a change to"
    case .removed: "Removed"
    case .added: "Added"
    case .changed:
      switch relation {
      case .narrowed: "Narrowed"
      case .widened: "Widened"
      case .renamed: "Renamed"
      case .moved: "Moved"
      default: "Changed"
      }
    }
  }
}
