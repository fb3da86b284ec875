internal import History
package import SchemaDiff
package import SchemaModel
internal import SourceText

/// Everything that is under notice in one version, removals and planned changes.
///
/// - Parameters:
///   - comparison: of the version with itself, with every lifecycle.
///   - evidence: what the history shows of it; without one announcements are known by their claims.
///   - api: the name of the API.
///   - now: the day from which days are counted.
/// - Returns: Overdue ones first, then by sunset, then as they stand in the document.
package func schedule(
  _ comparison: Comparison, policy: NoticePolicy, evidence: JudgingEvidence, api: String,
  files: PlaceTable, now: CalendarDay
) -> [ScheduleOutcome.Entry] {
  var scheduler = Scheduler(
    comparison: comparison, policy: policy, evidence: evidence, api: api, now: now,
    files: files, reach: ReachIndex(comparison.graph))
  return scheduler.entries().sorted { ScheduleOutcome.Entry.precedes($0, $1) }
}

private struct Scheduler {
  let comparison: Comparison
  let policy: NoticePolicy
  let evidence: JudgingEvidence
  let api: String
  let now: CalendarDay
  var files: PlaceTable
  var reach: ReachIndex

  mutating func entries() -> [ScheduleOutcome.Entry] {
    var seen: Set<ElementID> = []
    var entries: [ScheduleOutcome.Entry] = []
    for item in comparison.lifecycles {
      guard let element = item.after, seen.insert(element).inserted,
        let lifecycle = comparison.after.lifecycle(of: element)
      else { continue }
      let record = item.before.flatMap { evidence.notices?[$0] }
      let pairs = reach.operations(reaching: item.pairs).sorted()
      let operations = pairs.compactMap { pair in
        comparison.graph[pair].after.map { comparison.after.operationName($0) }
      }
      if lifecycle.isDeprecated {
        entries.append(
          entry(
            element, lifecycle, change: nil, lifecycle.noticeSunset, record?.notice,
            deprecated: record?.deprecated, claimed: lifecycle.announced?.day, operations,
            at: lifecycle.sunset?.range ?? lifecycle.deprecation?.range))
      }
      for plan in lifecycle.plans {
        let known = record?.plans[comparison.after.key(of: plan)]?.notice
        var entry = entry(
          element, lifecycle, change: plan.change, plan.effective.day, known,
          deprecated: known?.announcement, claimed: plan.announced?.day, operations,
          at: plan.range)
        entry.coordinate = comparison.after.text(plan.element)
        entry.guide = plan.guide.isNone ? nil : comparison.after.text(plan.guide)
        entry.reason = plan.text.isNone ? nil : comparison.after.text(plan.text)
        entries.append(entry)
      }
    }
    return entries
  }

  private mutating func entry(
    _ element: ElementID, _ lifecycle: Lifecycle, change: String?, _ sunset: CalendarDay?,
    _ record: NoticeRecord?, deprecated: Sighting?, claimed: CalendarDay?, _ operations: [String],
    at range: SourceRange?
  ) -> ScheduleOutcome.Entry {
    let schema = comparison.after
    let level = schema.stability(of: element)?.level ?? .stable
    let required = policy.period(on: level, at: operations)
    // Against evidence a claim only counts where it is later (POLICY.md, 7).
    let seen = record?.announcement ?? deprecated
    let isClaim = seen.map { claimed ?? $0.day > $0.day } ?? true
    let announced = isClaim ? claimed : seen?.day
    let binding = sunset.map { max($0, record?.promise ?? $0) }
    let words = ElementWords(element, kind: schema[element].kind, in: schema)
    func text(_ value: Lifecycle.Text?) -> String? { value.map { schema.text($0.text) } }
    let place = files.place(of: range).map { "\($0.file):\($0.start.line):\($0.start.column)" }
    // Without a sunset nothing has been announced yet.
    let start = sunset == nil ? now : announced ?? now
    return ScheduleOutcome.Entry(
      api: api, kind: schema[element].kind, noun: words.noun,
      coordinate: schema.coordinate(of: element), change: change, level: level,
      announced: announced,
      evidence: announced == nil ? nil : isClaim ? "claim" : seen?.version.description,
      sunset: binding, daysLeft: binding.map { $0 - now },
      earliest: max(binding ?? now, start + required), required: required,
      replacement: text(lifecycle.replacement), reason: text(lifecycle.reason),
      guide: text(lifecycle.guide), operations: operations, place: place ?? "")
  }
}

extension ScheduleOutcome.Entry {
  /// The order of a schedule: by sunset, so that what is overdue comes first; what has none comes last.
  package static func precedes(_ left: Self, _ right: Self) -> Bool {
    let days = (left.daysLeft ?? .max, right.daysLeft ?? .max)
    return days.0 != days.1
      ? days.0 < days.1 : (left.api, left.coordinate) < (right.api, right.coordinate)
  }
}
