internal import SchemaDiff
package import SchemaModel

/// Goes through the versions of an API from the oldest to the latest, compares each with the one that it
/// replaced, and carries along since when each element has been under notice.
///
/// Only the latest version of each line is held, and what was in force a few days before: memory does
/// not grow with the number of versions.
package struct HistoryReplay {
  /// What is known of a series as a whole.
  package struct Circumstances: Sendable {
    /// Earlier versions were cut off when the repository was cloned.
    package var isCutOff = false
    /// Versions may be missing between any two, such as in a folder of samples.
    package var mayMissVersions = false
    /// Versions of several majors are published side by side.
    package var hasMajorLines = false
    /// The days between two versions from which on it matters that some may be missing between them.
    package var longGap = 84
    /// The days for which a version that was replaced can be gone back to.
    package var revertWindow = 7
    package var baseline = NoticeBaseline.empty

    package init() {}
  }

  private let circumstances: Circumstances
  /// In the order in which they began.
  package private(set) var lines: [HistoryLine] = []
  package private(set) var skipped: [SkippedVersion] = []
  /// How many versions were read and taken in.
  package private(set) var versionCount = 0

  package init(_ circumstances: Circumstances = Circumstances()) {
    self.circumstances = circumstances
  }

  /// Replays all versions.
  /// - Parameter visit: is given each step in which something may have changed, in the order of days.
  package mutating func run<Loader: VersionLoading>(
    _ loader: inout Loader, visit: (HistoryEdge) -> Void
  ) throws {
    let versions = loader.versions
    var latest: Int?
    for (index, version) in versions.enumerated() {
      let earlier = latest.flatMap { lines[$0].latestSchema }
      switch try loader.load(index, after: earlier) {
      case .api(let schema):
        let line = line(of: schema, visit)
        take(version, schema, into: line, visit)
        latest = line
        versionCount += 1
      case .unchanged:
        versionCount += 1
      case .nothing: break
      case .absent:
        for line in lines.indices { take(version, nil, into: line, visit) }
      case .unreadable(let reason):
        skipped.append(SkippedVersion(version: version, reason: reason))
        for line in lines.indices { lines[line].hasSkipped = true }
      }
    }
    for line in lines.indices { settle(line, visit) }
  }

  /// The line whose version comes last.
  package var latestLine: HistoryLine? {
    lines.max { ($0.version?.day.number ?? .min) < ($1.version?.day.number ?? .min) }
  }

  /// The line of a version: that of its major, else the latest.
  package func line(of schema: Schema) -> HistoryLine? {
    let major = circumstances.hasMajorLines ? schema.majorVersion : nil
    return lines.first { $0.major == major } ?? latestLine
  }

  /// The index of the line that a version belongs to: that of its major. A new one branches off the
  /// line of the nearest major below it; where there is none, off the latest line, so that nothing goes
  /// unjudged because versions are numbered anew.
  private mutating func line(of schema: Schema, _ visit: (HistoryEdge) -> Void) -> Int {
    let major = circumstances.hasMajorLines ? schema.majorVersion : nil
    if let known = lines.firstIndex(where: { $0.major == major }) { return known }
    for line in lines.indices { settle(line, visit) }
    let below = lines.filter { ($0.major ?? -1) < (major ?? -1) }
      .max { ($0.major ?? -1) < ($1.major ?? -1) }
    lines.append(
      (below ?? latestLine).map { HistoryLine(branchingFrom: $0, major: major) }
        ?? HistoryLine(major: major))
    return lines.count - 1
  }

  private mutating func take(
    _ version: PublishedVersion, _ schema: Schema?, into line: Int, _ visit: (HistoryEdge) -> Void
  ) {
    if let pending = lines[line].pending, pending.version.day != version.day { settle(line, visit) }
    if schema == nil, lines[line].latestSchema == nil { return }
    let followsSkipped = lines[line].hasSkipped || lines[line].pending?.followsSkipped ?? false
    lines[line].hasSkipped = false
    lines[line].pending = HistoryLine.Pending(
      version: version, schema: schema, followsSkipped: followsSkipped)
  }

  /// Makes the last version of a day that of the line.
  private mutating func settle(_ index: Int, _ visit: (HistoryEdge) -> Void) {
    guard let pending = lines[index].pending.take() else { return }
    var line = lines[index]
    // Not held here while it is worked on, so that nothing is copied.
    lines[index] = HistoryLine(major: line.major)
    advance(&line, to: pending, visit)
    lines[index] = line
  }

  private func advance(
    _ line: inout HistoryLine, to pending: HistoryLine.Pending, _ visit: (HistoryEdge) -> Void
  ) {
    let version = pending.version
    line.forget(before: version.day + -circumstances.revertWindow)
    guard let old = line.schema, let before = line.version, let notices = line.notices else {
      begin(&line, with: pending)
      return
    }
    let gap = version.day - before.day
    let mayMiss = pending.followsSkipped || circumstances.mayMissVersions
    let missedSince = mayMiss && gap > circumstances.longGap ? before.day : nil
    var edge = HistoryEdge(
      before: before, after: version, comparison: comparisonOfRemoval(old), notices: notices,
      missedSince: missedSince, recent: line.recent)
    line.recent.append(
      RecentVersion(version: before, schema: old, supersededOn: version.day))
    line.version = version
    guard let new = pending.schema else {
      line.schema = nil
      line.notices = nil
      visit(edge)
      return
    }
    line.schema = nil
    edge.comparison = compare(old, new, extent: .everyLifecycle)
    line.notices = notices.advanced(
      through: edge.comparison, to: version, missedSince: missedSince)
    line.schema = new
    visit(edge)
  }

  /// The first version of a line, or the first one after the API was gone.
  private func begin(_ line: inout HistoryLine, with pending: HistoryLine.Pending) {
    guard let schema = pending.schema else { return }
    line.notices = NoticeHistory(
      beginningWith: schema, published: pending.version,
      start: line.version == nil || pending.followsSkipped ? .orEarlier : .exact,
      isCutOff: circumstances.isCutOff,
      baseline: line.version == nil ? circumstances.baseline : .empty)
    line.version = pending.version
    line.schema = schema
  }
}

extension Schema {
  /// The first number of the version that the API states of itself.
  fileprivate var majorVersion: Int? {
    guard let version = apiVersion.map({ text($0.value) }) else { return nil }
    let number = version.first == "v" || version.first == "V" ? version.dropFirst() : version[...]
    return Int(number.prefix { $0.isASCII && $0.isNumber })
  }
}
