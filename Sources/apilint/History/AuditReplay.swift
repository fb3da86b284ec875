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
    /// By which it is followed; see ``PublishedHistory/entries(of:until:)``.
    var path: String
  }

  let book: RuleBook
  let policy: NoticePolicy
  let overrides: SeverityOverrides

  /// - Returns: nil where the history has no version of the API.
  func audit(
    _ history: PublishedHistory, _ subject: Subject, until now: CalendarDay, everyVersion: Bool
  ) throws -> AuditOutcome.API? {
    let entries = history.entries(of: subject.path, until: now)
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
  static func subjects(of history: PublishedHistory, _ configuration: Configuration) throws(Failure)
    -> [Subject]
  {
    switch history.source {
    case .folder(let folder):
      return folder.series.map {
        Subject(name: folder.series.count == 1 ? "" : $0.name, path: $0.name)
      }
    case .git(let git):
      guard let newest = git.versions.last else { return [] }
      do throws(InputError) {
        let input = try git.input(at: newest, path: "")
        let catalog: APICatalog
        do throws(Failure) {
          catalog = try APICatalog(input, named: configuration.apis)
        } catch {
          throw .gitFailed(what: "the files of \(newest.name)", message: error.text)
        }
        var subjects = catalog.apis.map { Subject(name: $0.name, path: $0.root.relativePath) }
        for path in try deletedAPIs(of: git) where !subjects.contains(where: { $0.path == path }) {
          subjects.append(Subject(name: path, path: path))
        }
        return subjects
      } catch {
        throw Failure(error)
      }
    }
  }

  /// Files that were deleted and not brought back, and that were APIs.
  private static func deletedAPIs(of history: GitHistory) throws(InputError) -> [String] {
    var gone: [String: Int] = [:]
    for (index, version) in history.versions.enumerated() {
      for change in version.changes ?? [] {
        gone[change.path] = change.kind == .deleted ? index : nil
      }
    }
    var found: [String] = []
    for (path, index) in gone.sorted(by: { $0.key < $1.key }) where index > 0 {
      guard let input = try? history.input(at: history.versions[index - 1], path: path),
        let root = input.roots.first, let source = try? input.read(root), Formats.mayRead(source)
      else { continue }
      found.append(path)
    }
    return found
  }
}
