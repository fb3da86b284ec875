internal import RuleEngine
internal import SchemaModel

/// What became of each announcement in later releases.
struct Standings {
  /// What is announced of an API: the removal of something, or one change of it.
  private struct Subject: Hashable {
    var api: String
    var coordinate: String
    /// What is planned; empty for a removal.
    var change: String

    /// The operation that it belongs to, where it belongs to one.
    var owner: String {
      coordinate.firstRange(of: " · ").map { String(coordinate[..<$0.lowerBound]) } ?? coordinate
    }
  }

  private struct Announcement {
    var release: Int
    var entry: Int
  }

  private var standing: [Subject: Announcement] = [:]
  private var seen: [String: Int] = [:]
  /// What earlier releases announced of the API of the release that is taken in.
  private var earlier: [Subject] = []

  /// - Parameter releases: the earliest first.
  static func settle(_ releases: inout [ChangelogRelease]) {
    var standings = Standings()
    for release in releases.indices {
      standings.earlier = standings.standing.keys.filter { $0.api == releases[release].api }
      for entry in releases[release].entries.indices {
        standings.take(entry, of: release, in: &releases)
      }
      standings.settleWhatIsGone(in: release, &releases)
    }
  }

  private mutating func take(_ entry: Int, of release: Int, in releases: inout [ChangelogRelease]) {
    // The same may happen again, years later.
    let id = releases[release].entries[entry].id
    seen[id, default: 0] += 1
    if let count = seen[id], count > 1 { releases[release].entries[entry].id += "-\(count)" }
    let item = releases[release].entries[entry]
    let subject = Subject(
      api: releases[release].api, coordinate: CoordinateText.normalized(item.coordinate),
      change: item.plan?.change ?? "")
    if item.isAnnouncement {
      supersede(subject, by: item, of: release, in: &releases)
      standing[subject] = Announcement(release: release, entry: entry)
      return
    }
    switch item.kind {
    case .deprecationWithdrawn: supersede(subject, by: item, of: release, in: &releases)
    case .changed where item.withdrawsDate:
      supersede(subject, by: item, of: release, in: &releases)
    case .changed:
      for planned in earlier
      where planned.change == item.change && planned.coordinate == subject.coordinate {
        supersede(planned, by: item, of: release, in: &releases)
      }
    case .removed:
      // What an operation holds goes with it, and an operation with its path.
      let operations =
        item.elementKind == .path ? Set(item.operations.map { Schema.blanked($0) }) : []
      for other in earlier
      where other.coordinate == subject.coordinate
        || CoordinateText.contains(subject.coordinate, other.coordinate)
        || (!operations.isEmpty && operations.contains(other.owner))
      {
        supersede(other, by: item, of: release, in: &releases)
      }
    case .deprecated, .sunsetPostponed, .plannedChange, .added: break
    }
  }

  private mutating func supersede(
    _ subject: Subject, by item: ChangelogEntry, of release: Int,
    in releases: inout [ChangelogRelease]
  ) {
    guard let earlier = standing.removeValue(forKey: subject), earlier.release < release else {
      return
    }
    releases[earlier.release].entries[earlier.entry].supersession = ChangelogEntry.Supersession(
      kind: item.kind, entry: item.id, day: item.effective)
  }

  /// What is under notice no more has ended, although nothing was said of it by itself: it went with something
  /// around it, or is known by another name.
  private mutating func settleWhatIsGone(in release: Int, _ releases: inout [ChangelogRelease]) {
    guard let known = releases[release].underNotice else { return }
    for (subject, earlier) in standing where subject.api == releases[release].api {
      guard !known.contains(subject.coordinate), earlier.release < release else { continue }
      standing[subject] = nil
      releases[earlier.release].entries[earlier.entry].supersession = ChangelogEntry.Supersession(
        kind: .changed, entry: nil, day: releases[release].day)
    }
  }
}

extension ChangelogEntry {
  /// Whether it says that something will go or change.
  package var isAnnouncement: Bool {
    switch kind {
    case .deprecated, .sunsetPostponed, .plannedChange: true
    case .deprecationWithdrawn, .removed, .added, .changed: false
    }
  }
}
