internal import History
internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// Finds the notices that cover a change, at every place of use (POLICY.md, 13).
struct NoticeFinder {
  private let comparison: Comparison
  private let evidence: JudgingEvidence
  private let hasNotices: Bool
  private let plans: PlanIndex
  private let policy: NoticePolicy

  init(_ comparison: Comparison, _ evidence: JudgingEvidence, _ policy: NoticePolicy) {
    self.comparison = comparison
    self.policy = policy
    self.evidence = evidence
    let schema = comparison.before
    plans = PlanIndex(schema)
    hasNotices = !plans.isEmpty || schema.lifecycles.contains { $0.noticeSunset != nil }
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
    let coordinates =
      plans.isEmpty ? [] : [CoordinateText.normalized(comparison.coordinate(of: change))]
    if let own = noticeInSource(of: change, isRemoval, coordinates) {
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
    collectWhereUsed(change, isRemoval, coordinates, into: &cover)
    if isRemoval, let before = change.before, let later = latestSunset(inside: before) {
      for index in cover.notices.indices {
        cover.notices[index].sunset = max(cover.notices[index].sunset, later)
      }
    }
    return cover
  }

  /// Goes up from the change to every place of use, each up to the first notice.
  private func collectWhereUsed(
    _ change: Change, _ isRemoval: Bool, _ coordinates: [String], into cover: inout Cover
  ) {
    /// A pair that was come to, with the coordinates that the change has from there.
    struct Step {
      var pair: PairID
      var coordinates: [String]
      var declaration: ElementID?
      var steps: String
    }
    let schema = comparison.before
    let place = change.before ?? comparison.graph[change.pair].before
    let inside = plans.isEmpty ? nil : place.flatMap { schema.stepsInDeclaration(of: $0) }
    // What is added is known by what contains it.
    let rest = change.before == nil ? addedSteps(change) : ""
    var seen: Set<PairID> = [change.pair]
    var pending = [
      Step(
        pair: change.pair, coordinates: coordinates, declaration: inside?.declaration,
        steps: (inside?.steps ?? "") + rest)
    ]
    while let step = pending.popLast() {
      let element = comparison.graph[step.pair].before
      if let element,
        var notice = notice(on: element, covering: change, isRemoval, step.coordinates)
      {
        // What goes together with the only ways to it goes by their notices.
        if isRemoval, comparison.graph[step.pair].after == nil { notice.isOfRemoval = true }
        cover.notices.append(notice)
        continue
      }
      let parents = comparison.graph.parents(of: step.pair)
      if parents.isEmpty { cover.isIncomplete = true }
      for parent in parents where seen.insert(parent).inserted {
        var next = step
        next.pair = parent
        if !plans.isEmpty, let declaration = step.declaration,
          let user = comparison.graph[parent].before
        {
          let around = schema.stepsInDeclaration(of: user)
          if around?.declaration != declaration {
            let place = CoordinateText.join(schema.coordinate(of: user), step.steps)
            next.coordinates.append(CoordinateText.normalized(place))
            next.declaration = around?.declaration
            next.steps = around.map { CoordinateText.join($0.steps, step.steps) } ?? ""
          }
        }
        pending.append(next)
      }
    }
  }

  /// The last steps of the coordinate of something that is new, behind what contains it.
  private func addedSteps(_ change: Change) -> String {
    guard let after = change.after, let holder = comparison.graph[change.pair].after else {
      return ""
    }
    let whole = comparison.after.coordinate(of: after)
    let outer = comparison.after.coordinate(of: holder)
    return whole.hasPrefix(outer) ? String(whole.dropFirst(outer.count)) : ""
  }

  /// A planned change that an element states, or its notice. Of a removal its notice comes first.
  private func notice(
    on element: ElementID, covering change: Change, _ isRemoval: Bool, _ coordinates: [String]
  ) -> NoticeInForce? {
    let own = notice(on: element)
    if isRemoval, own != nil { return own }
    guard !plans.isEmpty,
      let plan = plans.plan(on: element, covering: change, at: coordinates),
      let day = plan.effective.day
    else { return own }
    let record = evidence.notices?[element]?.plans[comparison.before.key(of: plan)]?.notice
    return NoticeInForce(
      element: element, sunset: max(day, record?.promise ?? day), claimed: plan.announced?.day,
      record: record, place: plan.range)
  }

  /// A notice on the changed element, or on what contains it up to its declaration.
  private func noticeInSource(of change: Change, _ isRemoval: Bool, _ coordinates: [String])
    -> (notice: NoticeInForce, element: ElementID)?
  {
    var current = change.before
    while let id = current {
      if let notice = notice(on: id, covering: change, isRemoval, coordinates) {
        return (notice, id)
      }
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

  /// What groups operations is removed honourably when each of them is (POLICY.md, 23).
  private func noticesOfAllOperations(in element: ElementID) -> [NoticeInForce]? {
    let schema = comparison.before
    switch schema[element].kind {
    case .api, .path, .webhook, .callback: break
    case .schema where schema.hasEntryPoints(element): break
    default: return nil
    }
    var notices: [NoticeInForce] = []
    var pending = [element]
    while let id = pending.popLast() {
      for edge in schema.edges[schema[id].children.indices] {
        let child = schema[edge.target]
        switch child.kind {
        case .operation,
          .property where child.traits.contains(.entryPoint):
          guard var notice = notice(on: edge.target) ?? notice(on: id) else { return nil }
          notice.isOfRemoval = true
          if let later = latestSunset(inside: edge.target) {
            notice.sunset = max(notice.sunset, later)
          }
          notices.append(notice)
        case .path, .webhook, .callback: pending.append(edge.target)
        case .schema where schema.hasEntryPoints(edge.target): pending.append(edge.target)
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
    let record = evidence.notices?[element]?.notice
    return NoticeInForce(
      element: element, sunset: binding(sunset, record, of: element),
      claimed: lifecycle.announced?.day, record: record, place: dated.range)
  }

  /// The sunset that binds: the latest that was promised, unless a waiver let an earlier one take its
  /// place (POLICY.md, 17 and 27).
  private func binding(_ sunset: CalendarDay, _ record: NoticeRecord?, of element: ElementID)
    -> CalendarDay
  {
    guard let promise = record?.promise, promise > sunset else { return sunset }
    let coordinate = comparison.before.coordinate(of: element)
    let period = policy[comparison.before.stability(of: element)?.level ?? .stable]
    let isReplaced = evidence.waivers.contains {
      $0.replaces(promise, by: sunset, of: coordinate, period: period)
    }
    return isReplaced ? sunset : promise
  }

  /// The latest sunset promised anywhere inside a removed element, in the source.
  private func latestSunset(inside element: ElementID) -> CalendarDay? {
    let schema = comparison.before
    var latest: CalendarDay?
    var seen: Set<ElementID> = []
    var pending = [element]
    while let id = pending.popLast() {
      guard seen.insert(id).inserted else { continue }
      if id != element, let day = notice(on: id)?.sunset {
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

extension Schema {
  /// Whether operations begin at a type.
  fileprivate func hasEntryPoints(_ type: ElementID) -> Bool {
    edges[self[type].children.indices].contains { self[$0.target].traits.contains(.entryPoint) }
  }
}
