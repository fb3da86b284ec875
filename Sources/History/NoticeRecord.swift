package import SchemaModel

/// The sunsets that one element has carried since it was last without a notice, version by version; or
/// the effective days of one planned change (POLICY.md, 6 and 17).
package struct NoticeRecord: Sendable, Hashable {
  /// A sunset and the first version that carried it. Consecutive steps differ in their sunsets.
  package struct Step: Sendable, Hashable {
    package var seen: Sighting
    package var sunset: CalendarDay

    package init(seen: Sighting, sunset: CalendarDay) {
      self.seen = seen
      self.sunset = sunset
    }
  }

  /// In the order of the versions; never empty.
  package private(set) var steps: [Step]

  package init(_ sunset: CalendarDay, seen: Sighting) {
    steps = [Step(seen: seen, sunset: sunset)]
  }

  /// The sunset that stands now.
  package var sunset: CalendarDay { steps[steps.count - 1].sunset }

  /// The sunset that was promised first.
  package var firstSunset: CalendarDay { steps[0].sunset }

  /// The latest sunset that was ever promised since the element was last without a notice: the one that
  /// binds, whatever the annotation says today (POLICY.md, 17).
  package var promise: CalendarDay { steps.reduce(steps[0].sunset) { max($0, $1.sunset) } }

  /// Where the notice began: the first version of the latest unbroken run of versions that carry a
  /// sunset no later than the current one (POLICY.md, 6).
  package var announcement: Sighting {
    let current = sunset
    var first = steps.count - 1
    while first > 0, steps[first - 1].sunset <= current { first -= 1 }
    return steps[first].seen
  }

  /// The same as of a version that carries a sunset.
  package mutating func extend(to sunset: CalendarDay, seen: Sighting) {
    guard sunset != self.sunset else { return }
    steps.append(Step(seen: seen, sunset: sunset))
  }

  /// Of two records that become one, such as of two copies of a definition: consumers of each were told
  /// no earlier than the later of both, and were promised no less than the more of both.
  package func merged(with other: NoticeRecord) -> NoticeRecord {
    let later = announcement.day >= other.announcement.day ? self : other
    guard promise != other.promise else { return later }
    let longer = promise > other.promise ? self : other
    guard longer.promise > later.promise else { return later }
    var result = later
    let promised = Step(seen: longer.steps[0].seen, sunset: longer.promise)
    result.steps.insert(promised, at: 0)
    return result
  }

  /// Takes the day of a reviewed baseline for that of the first version.
  mutating func prove(since day: CalendarDay) {
    steps[0].seen.version.day = day
    steps[0].seen.start = .baseline
  }
}
