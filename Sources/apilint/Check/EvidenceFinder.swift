internal import History
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// Finds what the published versions show of the APIs of one revision.
struct EvidenceFinder {
  let repository: GitRepository
  let base: BaseRevision
  let baseHistory: GitHistory
  /// The folder of the configuration, from the root of the repository; empty at the root.
  let folder: String
  /// The same as the user would write it, empty for the current folder.
  let folderOnDisk: String
  /// Where versions are published, if not on the default branch.
  let release: ReleaseSource?
  let policy: NoticePolicy
  let annotations: AnnotationTable
  let now: CalendarDay
  /// The baselines of the APIs by their names.
  let baselines: [String: NoticeBaseline]
  /// What could not be seen.
  private(set) var notes: [RunOutcome.Note] = []
  private var histories: [String: (history: PublishedHistory, isPublished: Bool)] = [:]

  init(
    repository: GitRepository, base: BaseRevision, baseHistory: GitHistory, folder: String,
    folderOnDisk: String,
    release: ReleaseSource?, policy: NoticePolicy, annotations: AnnotationTable, now: CalendarDay,
    baselines: [String: NoticeBaseline]
  ) {
    self.repository = repository
    self.base = base
    self.baseHistory = baseHistory
    self.folder = folder
    self.folderOnDisk = folderOnDisk
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
          of: history.isFolder ? name : repositoryPath(of: api),
          levels: SchemaParts.levels(of: api.root), before: schema, named: base.name,
          annotations: annotations)
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
    let known = try history(from: api.release ?? release)
    if let cut = known.history.cut {
      let note = RunOutcome.Note(
        "\(cut.description): what was announced before cannot be seen", remedy: cut.remedy,
        isDoubt: true)
      if !notes.contains(note) { notes.append(note) }
    }
    return known
  }

  private mutating func history(from release: ReleaseSource?)
    throws(InputError) -> (history: PublishedHistory, isPublished: Bool)
  {
    let key = release.map { "\($0)" } ?? ""
    if let known = histories[key] { return known }
    let made: (PublishedHistory, Bool)
    switch release {
    case nil, .branch:
      made = try branchHistory(release)
    case .tags:
      made = (try PublishedHistory.of(release!, in: repository, until: now), false)
    case .folder(let path):
      let versions = try PublishedHistory.folder(Path.join(folderOnDisk, path), until: now)
      made = (versions.published(with: baseHistory), false)
      noteWhatIsMissing(in: path, made.0)
    }
    histories[key] = made
    return made
  }

  /// The folder is read from disk, where a change can take away what was published.
  private mutating func noteWhatIsMissing(
    in path: String, _ versions: PublishedHistory
  ) {
    let inRepository = Path.tidied(Path.join(folder, path)) + "/"
    let missing = baseHistory.files(at: baseHistory.commits.count - 1).filter { file in
      guard file.hasPrefix(inRepository) else { return false }
      let name = file.dropFirst(inRepository.count)
      let onDisk = Path.join(folderOnDisk, Path.join(path, String(name)))
      return versions.unpublished.contains(name.prefix { $0 != "/" }.description)
        || (try? Path.read(onDisk)) == nil
    }
    guard let first = missing.first else { return }
    notes.append(
      RunOutcome.Note(
        "published versions are changed or gone: \(first)"
          + (missing.count > 1 ? " and \(missing.count - 1) more" : ""),
        remedy: "put them back, since what they show of notices cannot be seen", isDoubt: true))
  }

  /// That of the release branch up to the base, where the base is on it; else all of it, and what only the
  /// base has is not published yet.
  private func branchHistory(_ release: ReleaseSource?)
    throws(InputError) -> (PublishedHistory, Bool)
  {
    let branch: String
    switch release {
    case .branch(let name): branch = PublishedHistory.reference(of: name, in: repository)
    default: branch = try repository.defaultBranch().reference
    }
    let tip = try repository.commit(branch)
    let upToBase = PublishedHistory(baseHistory, called: base.name)
    if tip.id == base.commit.id { return (upToBase, true) }
    let whole = try PublishedHistory.branch(branch, in: repository, until: now)
    guard case .branch(let history) = whole.source,
      history.index(ofCommit: base.commit.id) != nil
    else { return (whole, false) }
    return (upToBase, true)
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
