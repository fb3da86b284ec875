package import SchemaDiff
package import SchemaModel

/// What the versions up to one of them show of the lives of its elements: since when each has been under
/// notice, and what was promised.
///
/// Records are carried from version to version along the pairs of a comparison, so that renaming,
/// moving or inlining a component loses none. Only the latest version's elements have records, so that
/// memory does not grow with the number of versions.
package struct NoticeHistory: Sendable {
  /// The latest version.
  package private(set) var version: PublishedVersion
  /// Earlier versions were cut off when the repository was cloned.
  package let isCutOff: Bool
  private var records: [ElementID: LifecycleRecord] = [:]

  /// The records of the oldest version that can be seen.
  /// - Parameters:
  ///   - start: what is known of the time before: `.orEarlier` where nothing is, `.exact` where the API
  ///     is known to have been absent.
  ///   - baseline: notices that a reviewed file records for that version.
  package init(
    beginningWith schema: Schema, published version: PublishedVersion,
    start: Sighting.Start = .orEarlier, isCutOff: Bool = false, baseline: NoticeBaseline = .empty
  ) {
    self.version = version
    self.isCutOff = isCutOff
    for index in schema.elements.indices {
      let element = ElementID(index)
      guard let lifecycle = schema.lifecycle(of: element), lifecycle.holds else { continue }
      var record = LifecycleRecord()
      record.follow(lifecycle, of: element, in: schema, seen: Sighting(version, start))
      if record.notice != nil, let entry = baseline.entry(for: element, in: schema) {
        record.notice?.prove(since: entry.announced)
        record.deprecated = record.notice?.announcement
      }
      records[element] = record
    }
  }

  /// Whether anything is known of levels.
  package var knowsLevels: Bool { records.values.contains { $0.levels != nil } }

  /// Whether anything began before the oldest version that was looked at.
  package var reachesBack: Bool {
    records.values.contains { record in
      record.deprecated?.start == .orEarlier
        || record.plans.values.contains { $0.notice.announcement.start == .orEarlier }
    }
  }

  package subscript(element: ElementID) -> LifecycleRecord? { records[element] }

  /// The records of the next version.
  ///
  /// - Parameters:
  ///   - comparison: of the latest version with the next one, with every lifecycle.
  ///   - missedSince: the day of the latest version, where versions between both may be missing.
  package func advanced(
    through comparison: Comparison, to version: PublishedVersion, missedSince: CalendarDay?
  ) -> NoticeHistory {
    var next = self
    next.version = version
    next.records = [:]
    let seen = Sighting(version, missedSince.map { .after($0) } ?? .exact)
    let predecessors = Predecessors(comparison)
    for index in comparison.after.elements.indices {
      let element = ElementID(index)
      let lifecycle = comparison.after.lifecycle(of: element)
      let earlier = predecessors.of(element)
      guard lifecycle?.holds ?? false || !earlier.isEmpty else { continue }
      var record: LifecycleRecord?
      for old in earlier {
        guard let known = records[old] else { continue }
        record = record?.merged(with: known) ?? known
      }
      if lifecycle == nil, record?.levels == nil { continue }
      var following = record ?? LifecycleRecord()
      if let old = earlier.first, following.levels == nil, lifecycle?.stability != nil {
        // What had no level of its own had that of what contains it.
        following.levels = LevelRecord(
          comparison.before.stability(of: old)?.level ?? .stable, since: self.version.day)
      }
      following.follow(
        lifecycle ?? Lifecycle(), of: element, in: comparison.after, seen: seen)
      next.records[element] = following
    }
    return next
  }
}

extension LifecycleRecord {
  /// Takes in what one more version says.
  fileprivate mutating func follow(
    _ lifecycle: Lifecycle, of element: ElementID, in schema: Schema, seen: Sighting
  ) {
    deprecated = lifecycle.isDeprecated ? deprecated ?? seen : nil
    if let sunset = lifecycle.noticeSunset {
      if notice == nil { notice = NoticeRecord(sunset, seen: seen) }
      notice?.extend(to: sunset, seen: seen)
    } else {
      notice = nil
    }
    if lifecycle.stability != nil || levels != nil {
      let level = schema.stability(of: element)?.level ?? .stable
      if levels == nil { levels = LevelRecord(level, since: seen.day) }
      levels?.extend(to: level, on: seen.day)
    }
    var standing: [PlanKey: Plan] = [:]
    for plan in lifecycle.plans {
      guard let day = plan.effective.day else { continue }
      let key = schema.key(of: plan)
      let value = schema.text(plan.value)
      if var known = plans[key], known.value == value {
        known.notice.extend(to: day, seen: seen)
        standing[key] = known
      } else {
        standing[key] = Plan(notice: NoticeRecord(day, seen: seen), value: value)
      }
    }
    plans = standing
  }
}
