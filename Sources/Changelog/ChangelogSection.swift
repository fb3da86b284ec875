internal import RuleEngine
package import SchemaModel

/// The entries that ask the same of their reader.
package struct ChangelogSection: Sendable {
  /// What the reader must do, and by when. The order is that of reading.
  package enum Group: Hashable, Comparable, Sendable {
    /// Something goes or changes on this day, which is still to come.
    case actBy(CalendarDay)
    /// Something has gone or changed, or may go on any day.
    case inEffect
    /// Something can be used from now on.
    case new
    /// Nothing has to be done.
    case information
  }

  /// What is asked.
  package var group: Group
  /// By coordinate, then in the order of the findings.
  package var entries: [ChangelogEntry]

  /// The sections of some entries as seen on the day `now`: what is due soonest comes first.
  package static func sections(of entries: [ChangelogEntry], now: CalendarDay)
    -> [ChangelogSection]
  {
    var sections: [Group: [ChangelogEntry]] = [:]
    for entry in entries { sections[entry.group(on: now), default: []].append(entry) }
    return sections.keys.sorted().map { group in
      let entries = (sections[group] ?? []).enumerated().sorted { left, right in
        (left.element.coordinate, left.offset) < (right.element.coordinate, right.offset)
      }
      return ChangelogSection(group: group, entries: entries.map(\.element))
    }
  }
}

extension ChangelogSection.Group {
  /// The heading, with the days that are left from `now` on; without them where that is nil.
  package func heading(now: CalendarDay?) -> String {
    switch self {
    case .actBy(let day):
      "Act by \(day.longText)" + (now.map { " (\(day.distance(from: $0)))" } ?? "")
    case .inEffect: "Already in effect"
    case .new: "New"
    case .information: "For information"
    }
  }

  /// A word that does not change from day to day, for programs.
  package var word: String {
    switch self {
    case .actBy: "act"
    case .inEffect: "in-effect"
    case .new: "new"
    case .information: "information"
    }
  }
}

extension ChangelogEntry {
  /// What the entry asks of its reader on the day `now`.
  package func group(on now: CalendarDay) -> ChangelogSection.Group {
    switch kind {
    case .deprecated, .sunsetPostponed, .plannedChange:
      guard let sunset, supersession == nil else { return .information }
      return sunset > now ? .actBy(sunset) : .inEffect
    case .removed, .changed: return compatibility == .compatible ? .information : .inEffect
    case .added:
      if compatibility != .compatible { return .inEffect }
      // What nothing leads to can be used by nobody.
      return operations.isEmpty && elementKind == .schema ? .information : .new
    case .deprecationWithdrawn: return .information
    }
  }
}
