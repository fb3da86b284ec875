internal import History
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// Finds what the published versions show of the APIs of one revision.
struct EvidenceFinder {
  let checkout: GitCheckout
  let base: BaseRevision
  /// The folder of the configuration, from the root of the repository; empty at the root.
  let folder: String
  /// Where versions are published, if not on the default branch.
  let release: ReleaseSource?
  let policy: NoticePolicy
  let annotations: AnnotationTable
  let now: CalendarDay
  /// The baselines of the APIs by their names.
  let baselines: [String: NoticeBaseline]
  /// What could not be seen.
  private(set) var notes: [RunOutcome.Note] = []
  private var histories: [String: PublishedHistory] = [:]

  init(
    checkout: GitCheckout, base: BaseRevision, folder: String, release: ReleaseSource?,
    policy: NoticePolicy, annotations: AnnotationTable, now: CalendarDay,
    baselines: [String: NoticeBaseline]
  ) {
    self.checkout = checkout
    self.base = base
    self.folder = folder
    self.release = release
    self.policy = policy
    self.annotations = annotations
    self.now = now
    self.baselines = baselines
  }

  /// Looks up since when the elements of the version before have been under notice.
  mutating func look(
    up api: APICatalog.API, _ schema: Schema, into evidence: inout JudgingEvidence
  ) throws {
    do throws(InputError) {
      let (history, isPublished) = try publishedHistory(of: api)
      let name = api.isNamed ? api.name : api.root.relativePath
      let release = ReleaseHistory(
        history: history, isBasePublished: isPublished, policy: policy, now: now,
        baseline: baselines[api.name] ?? .empty)
      let known: ReleaseHistory.Known
      do {
        known = try release.known(
          of: history.isFolder ? name : repositoryPath(of: api), before: schema,
          named: base.name, annotations: annotations)
      } catch {
        throw .gitFailed(what: "the history of \(name)", message: "\(error)")
      }
      evidence.notices = known.notices
      evidence.recent = known.recent
      note(known.skipped, of: name)
    } catch {
      throw Failure(error)
    }
  }

  /// The history of an API, and whether the base is a part of it.
  private mutating func publishedHistory(of api: APICatalog.API)
    throws(InputError) -> (PublishedHistory, isPublished: Bool)
  {
    let release = api.release ?? self.release
    let now = now
    let branch: String
    switch release {
    case .branch(let name):
      branch = checkout.knownCommit(of: "origin/" + name) == nil ? name : "origin/" + name
    case .tags, .folder:
      return (
        try cached("\(release!)") { () throws(InputError) in
          try PublishedHistory.of(release!, until: now)
        }, false
      )
    case nil: branch = checkout.defaultBranch ?? base.commit
    }
    let isPublished = checkout.isFirstParent(base.commit, of: branch)
    let tip = isPublished ? base.commit : branch
    let history = try cached(tip) { () throws(InputError) in
      try PublishedHistory.branch(tip, until: now)
    }
    if case .git(let git) = history.source, git.isCutOff {
      let note = RunOutcome.Note(
        "this clone is shallow: what was announced before its oldest commit cannot be seen",
        remedy: "clone the whole history, as with fetch-depth: 0 in a GitHub workflow",
        isDoubt: true)
      if !notes.contains(note) { notes.append(note) }
    }
    return (history, isPublished)
  }

  private mutating func cached(
    _ key: String, _ make: () throws(InputError) -> PublishedHistory
  ) throws(InputError) -> PublishedHistory {
    if let known = histories[key] { return known }
    let made = try make()
    histories[key] = made
    return made
  }

  private mutating func note(_ skipped: [SkippedVersion], of name: String) {
    guard let first = skipped.first else { return }
    notes.append(
      RunOutcome.Note(
        "\(skipped.count) of the published versions of \(name) cannot be read and count for nothing: "
          + "\(first.version.name) (\(first.reason))"
          + (skipped.count > 1 ? " and others" : ""), isDoubt: true))
  }

  /// The path of an API of the base, from the root of the repository.
  private func repositoryPath(of api: APICatalog.API) -> String {
    folder.isEmpty ? api.root.relativePath : folder + "/" + api.root.relativePath
  }
}
