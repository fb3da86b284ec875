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
    /// How many folders above hold all its files; see ``SchemaParts/levels(of:)``.
    var levels: Int?
  }

  let book: RuleBook
  let policy: NoticePolicy
  let overrides: SeverityOverrides
  /// Those that the history had at any time; one counts for the steps after it was added.
  var waivers: [Waiver] = []

  /// What a replay came to, besides what its steps gave.
  struct Summary {
    var versions: Int
    var first: PublishedVersion?
    var last: PublishedVersion?
    var skipped: [SkippedVersion]
  }

  /// - Returns: nil where the history has no version of the API.
  func audit(
    _ history: PublishedHistory, _ subject: Subject, everyVersion: Bool
  ) throws -> AuditOutcome.API? {
    var records: [AuditRecord] = []
    let summary = try replay(history, subject, everyVersion: everyVersion) { edge, findings in
      records += self.records(of: edge, findings)
    }
    return summary.map {
      AuditOutcome.API(
        name: subject.name, versions: $0.versions, first: $0.first, last: $0.last,
        skipped: $0.skipped, records: records)
    }
  }

  /// Replays an API.
  /// - Parameter visit: is given each step with what was judged of it.
  /// - Returns: nil where the history has no version of the API.
  func replay(
    _ history: PublishedHistory, _ subject: Subject, everyVersion: Bool,
    visit: (HistoryEdge, [Finding]) -> Void
  ) throws -> Summary? {
    let entries = history.entries(of: subject.path, levels: subject.levels)
    guard entries.contains(where: { if case .file = $0.place { true } else { false } }) else {
      return nil
    }
    var loader = SeriesLoader(
      entries, annotations: book.annotations,
      progress: Progress("replaying \(subject.name.isEmpty ? "versions" : subject.name)"))
    var replay = HistoryReplay(
      history.circumstances(policy, hidesNothing: everyVersion))
    var first: PublishedVersion?
    var last: PublishedVersion?
    try replay.run(&loader) { edge in
      first = first ?? edge.before
      last = edge.after
      visit(edge, findings(of: edge, at: subject.path))
    }
    let only = replay.latestLine?.version
    return Summary(
      versions: replay.versionCount, first: first ?? only, last: last ?? only,
      skipped: replay.skipped)
  }

  private func findings(of edge: HistoryEdge, at path: String) -> [Finding] {
    let day = edge.after.day
    return judge(
      edge.comparison, by: book, policy: policy, overrides: overrides, path: path,
      now: day,
      evidence: JudgingEvidence(
        notices: edge.notices, recent: edge.recent, missedSince: edge.missedSince,
        waivers: waivers.filter { $0.added.map { $0 <= day } ?? false }))
  }

  private func records(of edge: HistoryEdge, _ findings: [Finding]) -> [AuditRecord] {
    var places = PlaceTables(before: edge.comparison.before, after: edge.comparison.after)
    return findings.compactMap { finding in
      let place =
        places.before.place(of: finding.before) ?? places.after.place(of: finding.after)
      return AuditRecord(
        finding, from: edge.before, to: edge.after,
        place: place.map { "\($0.file):\($0.start.line):\($0.start.column)" } ?? "")
    }.filter { $0.severity != .off }
  }
}
