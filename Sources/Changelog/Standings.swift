internal import RuleEngine
internal import SchemaModel

/// What became of each announcement in later releases.
enum Standings {
  private struct Subject: Hashable {
    var api: String
    var coordinate: String
  }

  private struct Announcement {
    var release: Int
    var entry: Int
  }

  /// - Parameter releases: the earliest first.
  static func settle(_ releases: inout [ChangelogRelease]) {
    var standing: [Subject: Announcement] = [:]
    var seen: [String: Int] = [:]
    for release in releases.indices {
      for entry in releases[release].entries.indices {
        let item = releases[release].entries[entry]
        // The same may happen again, years later.
        seen[item.id, default: 0] += 1
        if let count = seen[item.id], count > 1 {
          releases[release].entries[entry].id += "-\(count)"
        }
        let subject = Subject(
          api: releases[release].api, coordinate: CoordinateText.normalized(item.coordinate))
        guard item.isAnnouncement || item.endsAnnouncement else { continue }
        if let earlier = standing[subject], earlier.release < release {
          releases[earlier.release].entries[earlier.entry].supersession =
            ChangelogEntry.Supersession(
              kind: item.kind, entry: releases[release].entries[entry].id, day: item.effective)
        }
        standing[subject] =
          item.isAnnouncement ? Announcement(release: release, entry: entry) : nil
      }
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

  /// Whether it takes an announcement back or carries it out.
  fileprivate var endsAnnouncement: Bool {
    switch kind {
    case .removed, .deprecationWithdrawn: true
    case .changed: compatibility == .breaking || withdrawsDate
    case .deprecated, .sunsetPostponed, .plannedChange, .added: false
    }
  }
}
