internal import History
internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// What the published versions of one API show of the version that a change is judged against.
struct ReleaseHistory {
  let history: PublishedHistory
  /// Whether the base is itself one of the published versions; what only it has is not published yet.
  let isBasePublished: Bool
  let policy: NoticePolicy
  let now: CalendarDay
  let baseline: NoticeBaseline

  /// Of how many days versions are looked at first: few notices run for longer, and the rest is read only
  /// if one did.
  private static let firstWindow = 400

  /// The history of an API, and versions that were in force a few days ago.
  struct Known {
    var notices: NoticeHistory
    var recent: [RecentVersion]
    var skipped: [SkippedVersion]
  }

  /// - Parameters:
  ///   - path: by which the API is followed, see ``PublishedHistory/entries(of:)``.
  ///   - base: the version that the change is judged against.
  func known(
    of path: String, levels: Int?, before base: Schema, named name: String,
    annotations: AnnotationTable
  ) throws -> Known {
    let entries = history.entries(of: path, levels: levels)
    // Levels of stability count for as long as a notice runs.
    let window = max(Self.firstWindow, 2 * policy[.stable])
    let start = entries.lastIndex { $0.version.day <= now + -window } ?? 0
    if start > 0 {
      // What a baseline records stood in the oldest version of all.
      let known = try replay(Array(entries[start...]), base, name, annotations, .empty)
      if !known.notices.reachesBack { return known }
    }
    return try replay(entries, base, name, annotations, baseline)
  }

  private func replay(
    _ entries: [SeriesLoader.Entry], _ base: Schema, _ name: String, _ annotations: AnnotationTable,
    _ baseline: NoticeBaseline
  ) throws -> Known {
    var circumstances = history.circumstances(policy)
    circumstances.baseline = baseline
    var loader = SeriesLoader(
      entries, annotations: annotations, progress: Progress("reading the history of \(name)"))
    var replay = HistoryReplay(circumstances)
    try replay.run(&loader) { _ in }
    let line = replay.line(of: base)
    guard let line, let schema = line.schema, let notices = line.notices, let version = line.version
    else {
      // Nothing was published yet, as far as can be seen.
      let version = PublishedVersion(name: name, day: now)
      let notices = NoticeHistory(
        beginningWith: base, published: version,
        start: replay.versionCount > 0 ? .exact : .orEarlier,
        isCutOff: circumstances.isCutOff, baseline: replay.versionCount > 0 ? .empty : baseline)
      return Known(notices: notices, recent: line?.recent ?? [], skipped: replay.skipped)
    }
    let next = PublishedVersion(name: name, day: isBasePublished ? version.day : now)
    let comparison = compare(schema, base, extent: .everyLifecycle)
    return Known(
      notices: notices.advanced(through: comparison, to: next, missedSince: nil),
      recent: line.recent, skipped: replay.skipped)
  }
}
