internal import History
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// The published versions of APIs, wherever they are kept (POLICY.md, 8 and 9).
struct PublishedHistory {
  enum Source {
    case git(GitHistory)
    case folder(DatedFolder)
  }

  let source: Source
  /// What is said of it in reports: `the first-parent history of main (212 commits)`.
  let description: String
  /// How the days of versions are known, in one sentence.
  let dating: String

  /// The first-parent history of a branch or any other revision.
  static func branch(_ name: String, until now: CalendarDay) throws(InputError) -> PublishedHistory
  {
    let history = try GitHistory.firstParents(of: name).until(now.number)
    return PublishedHistory(
      source: .git(history), description: "the first-parent history of \(name)",
      dating: "days are those of the commits on \(name)")
  }

  static func tags(_ pattern: String, until now: CalendarDay) throws(InputError) -> PublishedHistory
  {
    let history = try GitHistory.tags(matching: pattern).until(now.number)
    return PublishedHistory(
      source: .git(history), description: "the tags \(pattern)",
      dating: "days are those of the tags \(pattern)")
  }

  static func folder(_ path: String) throws(InputError) -> PublishedHistory {
    let folder = try DatedFolder(path) { year, month, day in
      CalendarDay(year: year, month: month, day: day)?.number
    }
    return PublishedHistory(
      source: .folder(folder), description: "the versions in \(path)",
      dating: folder.isInGit
        ? "days are those in the names, or of the commits that added the files where these are later"
        : "dates as given, in the names of the files")
  }

  /// Where versions are published, as the configuration says.
  static func of(_ release: ReleaseSource, until now: CalendarDay) throws(InputError)
    -> PublishedHistory
  {
    switch release {
    case .branch(let name): try branch(name, until: now)
    case .tags(let pattern): try tags(pattern, until: now)
    case .folder(let path): try folder(path)
    }
  }

  var isFolder: Bool { if case .folder = source { true } else { false } }

  /// What is known of the series as a whole.
  func circumstances(_ policy: NoticePolicy, hidesNothing: Bool = false)
    -> HistoryReplay.Circumstances
  {
    var circumstances = HistoryReplay.Circumstances()
    circumstances.longGap = policy[.stable]
    circumstances.revertWindow = policy.revertWindow
    switch source {
    case .git(let history):
      circumstances.isCutOff = history.isCutOff
      circumstances.hasMajorLines = history.versions.contains { $0.changes == nil }
    case .folder:
      circumstances.mayMissVersions = !hidesNothing
      circumstances.hasMajorLines = true
    }
    return circumstances
  }

  /// The versions of one API, oldest first.
  /// - Parameter path: in git the path in the newest version, from the root of the repository; in a folder
  ///   the name of the series, or the only one where there is but one.
  func entries(of path: String, until now: CalendarDay) -> [SeriesLoader.Entry] {
    switch source {
    case .git(let history):
      let paths = history.paths(of: path)
      return zip(history.versions, paths).map { version, path in
        let published = PublishedVersion(name: version.name, day: CalendarDay(number: version.day))
        guard let path else { return SeriesLoader.Entry(version: published, place: .absent) }
        let touched = version.changes.map { changes in
          changes.flatMap { [$0.path] + ($0.previousPath.map { [$0] } ?? []) }
        }
        return SeriesLoader.Entry(
          version: published,
          place: .file(path: path, touched: touched) { () throws(InputError) in
            try history.input(at: version, path: path)
          })
      }
    case .folder(let folder):
      let series = folder.series.first { $0.name == path } ?? folder.series.first
      return (series?.versions ?? []).filter { $0.day <= now.number }.map { version in
        SeriesLoader.Entry(
          version: PublishedVersion(name: version.name, day: CalendarDay(number: version.day)),
          place: .file(path: version.path, touched: nil) { () throws(InputError) in
            try folder.input(of: version)
          })
      }
    }
  }
}
