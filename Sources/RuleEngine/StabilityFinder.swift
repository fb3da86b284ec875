internal import History
internal import SchemaDiff
internal import SchemaModel

/// Finds the stability level by which a change is judged (POLICY.md, 25).
struct StabilityFinder {
  private let comparison: Comparison
  private let notices: NoticeHistory?
  private let hasLevels: Bool

  init(_ comparison: Comparison, _ notices: NoticeHistory?) {
    self.comparison = comparison
    self.notices = notices
    // A level that was taken away lately is still known of the element.
    hasLevels =
      comparison.before.lifecycles.contains { $0.stability != nil } || notices?.knowsLevels ?? false
  }

  /// The highest stability level among the places of use (POLICY.md, 25).
  /// - Parameter day: what was higher on this day or later counts as well.
  func stability(of change: Change, since day: CalendarDay) -> StabilityLevel {
    guard hasLevels else { return .stable }
    if let element = change.before {
      if let level = levelInSource(of: element, day) { return level }
      if let level = levelOfAllOperations(in: element, day) { return level }
    }
    var highest: StabilityLevel?
    var seen: Set<PairID> = [change.pair]
    var pending = [change.pair]
    func take(_ level: StabilityLevel) {
      if let known = highest, known.rank >= level.rank { return }
      highest = level
    }
    while let pair = pending.popLast() {
      if let element = comparison.graph[pair].before, let level = ownLevel(of: element, day) {
        take(level)
        continue
      }
      let parents = comparison.graph.parents(of: pair)
      if parents.isEmpty { take(.stable) }
      for parent in parents where seen.insert(parent).inserted { pending.append(parent) }
    }
    return highest ?? .stable
  }

  /// The level of the element or of what contains it, up to its declaration: what is inside a shared
  /// declaration has the levels of its places of use.
  private func levelInSource(of element: ElementID, _ day: CalendarDay) -> StabilityLevel? {
    var current: ElementID? = element
    while let id = current {
      if let level = ownLevel(of: id, day) { return level }
      if comparison.before[id].traits.contains(.named) { return nil }
      current = comparison.before[id].parent
    }
    return nil
  }

  /// What groups operations is as stable as the most stable of them.
  private func levelOfAllOperations(in element: ElementID, _ day: CalendarDay)
    -> StabilityLevel?
  {
    let schema = comparison.before
    switch schema[element].kind {
    case .api, .path, .webhook, .callback: break
    default: return nil
    }
    var highest: StabilityLevel?
    for edge in schema.edges[schema[element].children.indices] {
      let level: StabilityLevel?
      switch schema[edge.target].kind {
      case .operation: level = ownLevel(of: edge.target, day) ?? .stable
      case .path, .webhook, .callback: level = levelOfAllOperations(in: edge.target, day)
      default: continue
      }
      if let level, level.rank > highest?.rank ?? -1 { highest = level }
    }
    return highest
  }

  /// The level that an element states, or the higher one that held for it since a day.
  private func ownLevel(of element: ElementID, _ day: CalendarDay) -> StabilityLevel? {
    if let record = notices?[element]?.levels { return record.highest(since: day) }
    return comparison.before.lifecycle(of: element)?.stability?.level
  }
}
