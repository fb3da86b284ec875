internal import RuleEngine
internal import SchemaModel

extension ChangelogEntry {
  /// Something that is under notice in the first version that can be seen, told as if it was announced there.
  init(
    standing entry: ScheduleOutcome.Entry, release: [String], day: CalendarDay, contact: [String]
  ) {
    let kind: Kind = entry.change == nil ? .deprecated : .plannedChange
    let sunset = entry.sunset?.description ?? ""
    self.init(
      id: StableHash.of(release + [entry.coordinate, entry.change ?? "", sunset]), kind: kind,
      verb: kind == .deprecated ? "Deprecated" : "Announced a change to", noun: entry.noun,
      name: "", place: entry.coordinate, elementKind: entry.kind, owner: "",
      coordinate: entry.coordinate, rule: kind == .deprecated ? "deprecated" : "plan-announced",
      compatibility: .compatible, direction: .none, beforePlace: nil, afterPlace: nil,
      operations: entry.operations, announced: entry.announced, sunset: entry.sunset,
      noticeDays: nil, requiredDays: entry.required, verdict: nil, waiver: nil, effective: day,
      message: "it was under notice in the first version that can be seen",
      action: kind == .deprecated ? "Stop using it before that day." : "Be ready for that day.",
      beforeValue: nil, afterValue: nil, replacement: entry.replacement, guide: entry.guide,
      reason: entry.reason)
    isFirstAnnouncement = true
    change = "deprecation added"
    plan = entry.change.map {
      Finding.Plan(
        coordinate: entry.coordinate, change: $0, value: "", effective: entry.sunset)
    }
    self.contact = contact
  }
}
