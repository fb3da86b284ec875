internal import History
internal import Reporters
internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// Judges every step of a history as of the day on which it was published.
struct AuditReplay {
  /// One API of a history.
  struct Subject {
    var name: String
    /// By which it is followed; see ``PublishedHistory/entries(of:)``.
    var path: String
  }

  let book: RuleBook
  let policy: NoticePolicy
  let overrides: SeverityOverrides

  /// - Returns: nil where the history has no version of the API.
  func audit(
    _ history: PublishedHistory, _ subject: Subject, everyVersion: Bool
  ) throws -> AuditOutcome.API? {
    let entries = history.entries(of: subject.path)
    guard entries.contains(where: { if case .file = $0.place { true } else { false } }) else {
      return nil
    }
    var loader = SeriesLoader(
      entries, annotations: book.annotations,
      progress: Progress("replaying \(subject.name.isEmpty ? "versions" : subject.name)"))
    var replay = HistoryReplay(
      history.circumstances(policy, hidesNothing: everyVersion))
    var records: [AuditRecord] = []
    var first: PublishedVersion?
    var last: PublishedVersion?
    try replay.run(&loader) { edge in
      first = first ?? edge.before
      last = edge.after
      records += self.records(of: edge, at: subject.path)
    }
    let only = replay.latestLine?.version
    return AuditOutcome.API(
      name: subject.name, versions: replay.versionCount, first: first ?? only,
      last: last ?? only, skipped: replay.skipped, records: records)
  }

  private func records(of edge: HistoryEdge, at path: String) -> [AuditRecord] {
    let findings = judge(
      edge.comparison, by: book, policy: policy, overrides: overrides, path: path,
      now: edge.after.day,
      evidence: JudgingEvidence(
        notices: edge.notices, recent: edge.recent, missedSince: edge.missedSince))
    var places = PlaceTables(before: edge.comparison.before, after: edge.comparison.after)
    return findings.compactMap { finding in
      let place =
        places.before.place(of: finding.before) ?? places.after.place(of: finding.after)
      return AuditRecord(
        finding, from: edge.before, to: edge.after,
        place: place.map { "\($0.file):\($0.start.line):\($0.start.column)" } ?? "")
    }.filter { $0.severity != .off }
  }

  /// The APIs of a history: in a folder one a series, in git those of the configuration or those that are
  /// found by their content in the newest version, and those whose files were deleted on the way.
  static func subjects(of history: PublishedHistory, _ configuration: Configuration) throws
    -> [Subject]
  {
    do {
      switch history.source {
      case .folder(let folder):
        let keys = Set(folder.versions.flatMap { $0.apis.map(\.key) }).sorted()
        return keys.map { Subject(name: keys.count == 1 ? "" : $0, path: $0) }
      case .tags(let tags, let repository):
        guard let newest = tags.last else { return [] }
        let input = try InputSet.open(
          newest.commit, path: "", in: repository, label: newest.name)
        return try subjects(of: input, configuration)
      case .branch(let git):
        guard !git.commits.isEmpty else { return [] }
        let input = try git.inputs(at: git.commits.count - 1, path: "")
        var found = try subjects(of: input, configuration)
        for path in deletedAPIs(of: git) where !found.contains(where: { $0.path == path }) {
          found.append(Subject(name: path, path: path))
        }
        return found
      }
    } catch let error as InputError {
      throw Failure(error)
    }
  }

  private static func subjects(of input: InputSet, _ configuration: Configuration) throws
    -> [Subject]
  {
    try APICatalog(input, named: configuration.apis).apis
      .map { Subject(name: $0.name, path: $0.root.relativePath) }
  }

  /// Files that were deleted and not brought back, and that were APIs.
  private static func deletedAPIs(of history: GitHistory) -> [String] {
    var gone: [String: Int] = [:]
    for (index, commit) in history.commits.enumerated() {
      for change in commit.changes {
        gone[change.path] = change.kind == .removed ? index : nil
      }
    }
    return gone.sorted { $0.key < $1.key }.filter { path, index in
      guard index > 0, let input = try? history.inputs(at: index - 1, path: path),
        let root = input.roots.first, let source = try? input.read(root)
      else { return false }
      return Formats.mayRead(source)
    }.map(\.key)
  }
}
