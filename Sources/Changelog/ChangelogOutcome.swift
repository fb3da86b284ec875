package import SchemaModel

/// All that a changelog tells: every format is made from it.
package struct ChangelogOutcome: Sendable {
  package var toolVersion: String
  /// The day from which days are counted.
  package var now: CalendarDay
  package var nowWasGiven: Bool
  /// What was compared or replayed, as the user wrote it.
  package var input: String
  /// The name that readers are shown.
  package var title: String
  /// Where the changelog is published; empty where that is not known. Links to entries begin with it.
  package var address: String
  /// The latest first; of one day in the order of the APIs.
  package private(set) var releases: [ChangelogRelease]
  /// What could not be known, in sentences without a full stop.
  package var notes: [String] = []

  /// - Parameter releases: in any order.
  package init(
    toolVersion: String, now: CalendarDay, nowWasGiven: Bool, input: String, title: String,
    address: String, releases: [ChangelogRelease]
  ) {
    self.toolVersion = toolVersion
    self.now = now
    self.nowWasGiven = nowWasGiven
    self.input = input
    self.title = title
    self.address = address
    var settled = releases.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    Standings.settle(&settled)
    // Steps of a history in which nothing happened only served to settle what had been announced.
    settled.removeAll { $0.underNotice != nil && $0.entries.isEmpty }
    self.releases = settled.enumerated()
      .sorted { ($1.element.day, $0.offset) < ($0.element.day, $1.offset) }.map(\.element)
  }

  /// Takes out entries; what became of those that stay is as it was.
  package mutating func leaveOutEntries(where isKnown: (ChangelogEntry) -> Bool) {
    for index in releases.indices { releases[index].entries.removeAll(where: isKnown) }
  }

  /// All entries, those of the latest release first.
  package var entries: [ChangelogEntry] { releases.flatMap(\.entries) }

  /// The announcements that stand, with what is due soonest first; those whose day has passed as well.
  package var announcements: [ChangelogEntry] {
    entries.filter { $0.isAnnouncement && $0.supersession == nil && $0.sunset != nil }
      .enumerated().sorted { left, right in
        let days = (left.element.sunset?.number ?? 0, right.element.sunset?.number ?? 0)
        return (days.0, left.element.coordinate, left.offset)
          < (days.1, right.element.coordinate, right.offset)
      }.map(\.element)
  }

  /// Whether the releases are of several APIs.
  package var hasSeveralAPIs: Bool { Set(releases.map(\.api)).count > 1 }
}
