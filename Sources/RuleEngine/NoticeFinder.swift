internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// A notice that is in force in the version before: deprecated, with a sunset that is a date.
struct NoticeInForce {
  var element: ElementID
  var sunset: CalendarDay
  /// The day that the annotation itself claims as that of the announcement.
  var claimed: CalendarDay?
  /// Whether what the notice speaks of is the very thing that is removed.
  var isOfRemoval: Bool
  var place: SourceRange
}

/// Finds the notices that cover a change, at every place of use (POLICY.md, 13).
struct NoticeFinder {
  private let comparison: Comparison
  private let hasNotices: Bool
  private let hasLevels: Bool

  init(_ comparison: Comparison) {
    self.comparison = comparison
    hasNotices = comparison.before.lifecycles.contains { $0.noticeSunset != nil }
    hasLevels = comparison.before.lifecycles.contains { $0.stability != nil }
  }

  /// What covers a change: a notice a place of use, and whether any place has none.
  struct Cover {
    var notices: [NoticeInForce] = []
    var isIncomplete = false
  }

  /// The notices nearest to the change: on the element itself, on its definition, on what contains
  /// it, and so on up to each operation and the API. A way up without any is a place of use that
  /// nothing covers; so this is reachability as well.
  func cover(of change: Change) -> Cover {
    var cover = Cover()
    guard hasNotices else {
      cover.isIncomplete = true
      return cover
    }
    let causes = change.causes.compactMap { notice(on: $0) }
    if !causes.isEmpty, causes.count == change.causes.count {
      cover.notices = causes
      for index in causes.indices { cover.notices[index].isOfRemoval = true }
      return cover
    }
    let isRemoval = change.aspect == .presence && change.relation == .removed
    if let own = noticeInSource(of: change) {
      var notice = own.notice
      notice.isOfRemoval = isRemoval && own.element == change.before
      if isRemoval, let before = change.before, let later = latestSunset(inside: before) {
        notice.sunset = max(notice.sunset, later)
      }
      cover.notices.append(notice)
      return cover
    }
    if isRemoval, let before = change.before, let notices = noticesOfAllOperations(in: before) {
      cover.notices = notices
      return cover
    }
    var seen: Set<PairID> = [change.pair]
    var pending = [change.pair]
    while let pair = pending.popLast() {
      if let element = comparison.graph[pair].before, let notice = notice(on: element) {
        cover.notices.append(notice)
        continue
      }
      let parents = comparison.graph.parents(of: pair)
      if parents.isEmpty { cover.isIncomplete = true }
      for parent in parents where seen.insert(parent).inserted { pending.append(parent) }
    }
    if isRemoval, let before = change.before, let later = latestSunset(inside: before) {
      for index in cover.notices.indices {
        cover.notices[index].sunset = max(cover.notices[index].sunset, later)
      }
    }
    return cover
  }

  /// The highest stability level among the places of use (POLICY.md, 25).
  func stability(of change: Change) -> StabilityLevel {
    guard hasLevels else { return .stable }
    if let element = change.before {
      if let level = levelInSource(of: element) { return level }
      if let level = levelOfAllOperations(in: element) { return level }
    }
    var highest: StabilityLevel?
    var seen: Set<PairID> = [change.pair]
    var pending = [change.pair]
    func take(_ level: StabilityLevel) {
      if let known = highest, known.rank >= level.rank { return }
      highest = level
    }
    while let pair = pending.popLast() {
      if let element = comparison.graph[pair].before,
        let level = comparison.before.lifecycle(of: element)?.stability?.level
      {
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
  private func levelInSource(of element: ElementID) -> StabilityLevel? {
    var current: ElementID? = element
    while let id = current {
      if let level = comparison.before.lifecycle(of: id)?.stability?.level { return level }
      if comparison.before[id].traits.contains(.named) { return nil }
      current = comparison.before[id].parent
    }
    return nil
  }

  /// A notice on the changed element, or on what contains it up to its declaration.
  private func noticeInSource(of change: Change) -> (notice: NoticeInForce, element: ElementID)? {
    var current = change.before
    while let id = current {
      if let notice = notice(on: id) { return (notice, id) }
      // What a property or an item is, is said by its definition as well.
      if let definition = definition(of: id), let notice = notice(on: definition) {
        return (notice, id)
      }
      if comparison.before[id].traits.contains(.named) || comparison.before[id].kind == .operation {
        return nil
      }
      current = comparison.before[id].parent
    }
    return nil
  }

  /// What groups operations is as stable as the most stable of them.
  private func levelOfAllOperations(in element: ElementID) -> StabilityLevel? {
    let schema = comparison.before
    switch schema[element].kind {
    case .api, .path, .webhook, .callback: break
    default: return nil
    }
    var highest: StabilityLevel?
    for edge in schema.edges[schema[element].children.indices] {
      let level: StabilityLevel?
      switch schema[edge.target].kind {
      case .operation: level = schema.lifecycle(of: edge.target)?.stability?.level ?? .stable
      case .path, .webhook, .callback: level = levelOfAllOperations(in: edge.target)
      default: continue
      }
      if let level, level.rank > highest?.rank ?? -1 { highest = level }
    }
    return highest
  }

  /// What groups operations is removed honourably when each of them is (POLICY.md, 23).
  private func noticesOfAllOperations(in element: ElementID) -> [NoticeInForce]? {
    let schema = comparison.before
    switch schema[element].kind {
    case .api, .path, .webhook, .callback: break
    default: return nil
    }
    var notices: [NoticeInForce] = []
    var pending = [element]
    while let id = pending.popLast() {
      for edge in schema.edges[schema[id].children.indices] {
        switch schema[edge.target].kind {
        case .operation:
          guard var notice = notice(on: edge.target) ?? notice(on: id) else { return nil }
          notice.isOfRemoval = true
          if let later = latestSunset(inside: edge.target) {
            notice.sunset = max(notice.sunset, later)
          }
          notices.append(notice)
        case .path, .webhook, .callback: pending.append(edge.target)
        default: break
        }
      }
    }
    return notices.isEmpty ? nil : notices
  }

  /// The definition that says something of an element, through whatever refers to it.
  private func definition(of element: ElementID) -> ElementID? {
    let definition = comparison.before.annotated(element)
    return definition == element ? nil : definition
  }

  private func notice(on element: ElementID) -> NoticeInForce? {
    guard let lifecycle = comparison.before.lifecycle(of: element),
      let sunset = lifecycle.noticeSunset, let dated = lifecycle.sunset
    else { return nil }
    return NoticeInForce(
      element: element, sunset: sunset, claimed: lifecycle.announced?.day, isOfRemoval: false,
      place: dated.range)
  }

  /// The latest sunset promised anywhere inside a removed element, in the source.
  private func latestSunset(inside element: ElementID) -> CalendarDay? {
    let schema = comparison.before
    var latest: CalendarDay?
    var seen: Set<ElementID> = []
    var pending = [element]
    while let id = pending.popLast() {
      guard seen.insert(id).inserted else { continue }
      if id != element, let day = schema.lifecycle(of: id)?.noticeSunset {
        latest = max(latest ?? day, day)
      }
      for edge in schema.edges[schema[id].children.indices]
      where schema[edge.target].parent == id && !schema[edge.target].traits.contains(.named) {
        pending.append(edge.target)
      }
      guard let shape = schema[id].shape.map({ schema[$0] }) else { continue }
      // The type of a body is that of the schema in it.
      guard shape.owner == id || schema[shape.owner].parent == id else { continue }
      for run in [shape.properties, shape.values] {
        for edge in schema.edges[run.indices] { pending.append(edge.target) }
      }
      if let items = shape.items { pending.append(items) }
    }
    return latest
  }
}
