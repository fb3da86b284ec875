package import SchemaModel

/// The stability levels that an element has had, as they held for it (POLICY.md, 25).
package struct LevelRecord: Sendable, Hashable {
  /// A level and the first day on which it held.
  private struct Step: Hashable {
    var day: CalendarDay
    var level: StabilityLevel
  }

  private var steps: [Step]

  package init(_ level: StabilityLevel, since day: CalendarDay) {
    steps = [Step(day: day, level: level)]
  }

  package mutating func extend(to level: StabilityLevel, on day: CalendarDay) {
    guard level != steps[steps.count - 1].level else { return }
    steps.append(Step(day: day, level: level))
  }

  /// The highest level that held on some day from `day` on.
  package func highest(since day: CalendarDay) -> StabilityLevel {
    var highest = steps[steps.count - 1].level
    for index in steps.indices.dropLast() where steps[index + 1].day > day {
      if steps[index].level.rank > highest.rank { highest = steps[index].level }
    }
    return highest
  }

  /// The day from which on the level that holds now has held.
  package var lastRaised: CalendarDay { steps[steps.count - 1].day }

  package func merged(with other: LevelRecord) -> LevelRecord {
    let ends = (steps[steps.count - 1].level, other.steps[other.steps.count - 1].level)
    return ends.0.rank >= ends.1.rank ? self : other
  }
}
