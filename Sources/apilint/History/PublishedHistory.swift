internal import History
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// The published versions of APIs, wherever they are kept (POLICY.md, 8 and 9).
struct PublishedHistory {
  enum Source {
    case branch(GitHistory)
    case tags([GitTag], GitRepository)
    case folder(DatedFolder)
  }

  let source: Source
  /// What is said of it in reports, such as `the first-parent history of main`.
  let description: String
  /// How the days of versions are known, in one sentence.
  let dating: String
  /// What could not be seen: nil where nothing is missing.
  let cut: GitShallowCut?
  /// Names of versions in a folder that are not published, and belong to no history.
  private(set) var unpublished: Set<String> = []

  /// The first-parent history of a branch or any other revision.
  static func branch(
    _ name: String, in repository: GitRepository, until now: CalendarDay
  ) throws(InputError) -> PublishedHistory {
    let commit = try repository.commit(name)
    // In full it is named so that no tag of that name is meant.
    let start = ["refs/heads/", "refs/remotes/"].first { name.hasPrefix($0) } ?? ""
    return PublishedHistory(
      try GitHistory(of: commit, in: repository, until: now.number),
      called: String(name.dropFirst(start.count)))
  }

  /// What is called `name` and was read already.
  init(_ history: GitHistory, called name: String) {
    self.init(
      source: .branch(history), description: "the first-parent history of \(name)",
      dating: "days are those of the commits on \(name)", cut: history.cut)
  }

  private init(source: Source, description: String, dating: String, cut: GitShallowCut?) {
    self.source = source
    self.description = description
    self.dating = dating
    self.cut = cut
  }

  /// What a branch is called in this clone: the remote's before the local one, which may lag behind.
  static func reference(of branch: String, in repository: GitRepository) -> String {
    let remote = "refs/remotes/origin/" + branch
    return (try? repository.commit(remote)) != nil ? remote : branch
  }

  static func tags(_ pattern: String, in repository: GitRepository, until now: CalendarDay)
    throws(InputError) -> PublishedHistory
  {
    let found = try GitHistory.tags(matching: pattern, in: repository, until: now.number)
    return PublishedHistory(
      source: .tags(found.tags, repository), description: "the tags \(pattern)",
      dating: "days are those of the tags \(pattern)", cut: nil)
  }

  static func folder(_ path: String, until now: CalendarDay) throws(InputError) -> PublishedHistory
  {
    let folder = try DatedFolder(path, until: now.number)
    return PublishedHistory(
      source: .folder(folder), description: "the versions in \(path)",
      dating: folder.datesAreAsGiven
        ? "dates as given, in the names of the files"
        : "days are those in the names, or of the commits that added the files where these are later",
      cut: folder.cut)
  }

  /// Where versions are published, as the configuration says; a folder is relative to the current one.
  static func of(_ release: ReleaseSource, in repository: GitRepository, until now: CalendarDay)
    throws(InputError) -> PublishedHistory
  {
    switch release {
    case .folder(let path): try folder(path, until: now)
    case .tags(let pattern): try tags(pattern, in: repository, until: now)
    case .branch(let name):
      try branch(reference(of: name, in: repository), in: repository, until: now)
    }
  }

  /// Whether versions have names of their own, which say more than a commit does.
  var namesVersions: Bool { if case .tags = source { true } else { false } }

  var isFolder: Bool { if case .folder = source { true } else { false } }

  /// How the days are known, and what could not be seen, with what to do about that.
  var datingAndCut: String {
    guard let cut else { return dating }
    return "\(dating); \(cut.description): \(cut.remedy)"
  }

  /// What is known of the series as a whole.
  /// - Parameter hidesNothing: every version that was ever published is there.
  func circumstances(_ policy: NoticePolicy, hidesNothing: Bool = false)
    -> HistoryReplay.Circumstances
  {
    var circumstances = HistoryReplay.Circumstances()
    circumstances.longGap = policy[.stable]
    circumstances.revertWindow = policy.revertWindow
    circumstances.isCutOff = cut != nil
    switch source {
    case .branch: break
    case .tags: circumstances.hasMajorLines = true
    case .folder:
      circumstances.mayMissVersions = !hidesNothing
      circumstances.hasMajorLines = true
    }
    return circumstances
  }

  /// The versions of one API, oldest first.
  /// - Parameter path: in git the path in the newest version, from the root of the repository; in a folder
  ///   the key of the API, or that of the only one.
  /// - Parameter levels: how many folders above hold all files of the API, see ``SchemaParts/levels(of:)``.
  func entries(of path: String, levels: Int? = nil) -> [SeriesLoader.Entry] {
    switch source {
    case .branch(let history): entries(of: path, levels, in: history)
    case .tags(let tags, let repository):
      tags.map { tag in
        SeriesLoader.Entry(
          version: PublishedVersion(name: tag.name, day: CalendarDay(number: tag.day)),
          place: .file(path: path, touched: nil) { () throws(InputError) in
            try InputSet.open(
              tag.commit, path: Self.opened(path, levels), in: repository, label: tag.name)
          })
      }
    case .folder(let folder): entries(of: path, in: folder)
    }
  }

  /// What is opened to read a file: the file, or the folder that its parts are in.
  private static func opened(_ path: String, _ levels: Int?) -> String {
    levels.map { SchemaParts.folder(of: path, above: $0) } ?? path
  }

  private func entries(of path: String, _ levels: Int?, in history: GitHistory)
    -> [SeriesLoader.Entry]
  {
    var entries: [SeriesLoader.Entry] = []
    for (index, (published, path)) in zip(history.commits, history.paths(of: path)).enumerated() {
      let version = PublishedVersion(
        name: published.commit.shortID, day: CalendarDay(number: published.day))
      guard let path else {
        // A commit that touched no schema file brought none either.
        if !published.changes.isEmpty || index == 0 {
          entries.append(SeriesLoader.Entry(version: version, place: .absent))
        }
        continue
      }
      let paths = published.changes.flatMap { change in
        if case .renamed(let before) = change.kind { [change.path, before] } else { [change.path] }
      }
      entries.append(
        SeriesLoader.Entry(
          version: version,
          place: .file(
            path: path,
            touched: SeriesLoader.Touched(
              paths: paths, folder: levels.map { SchemaParts.folder(of: path, above: $0) }
            ) { history.untoldBlobs(of: $0, at: index) }
          ) { () throws(InputError) in
            try history.inputs(at: index, path: Self.opened(path, levels))
          }))
    }
    return entries
  }

  /// Without the versions in a folder that the first-parent history of a commit does not have as they are on
  /// disk: they come with the change, whatever day their names say.
  func published(with history: GitHistory) -> PublishedHistory {
    guard case .folder(let folder) = source else { return self }
    var published = self
    published.unpublished = Set(
      folder.versions.filter { version in
        switch version.evidence {
        case .nameOnly: false
        case .notCommitted: true
        case .committed(let commit, _), .committedOnOrBefore(let commit, _):
          history.index(ofCommit: commit.id) == nil
        }
      }.map(\.name))
    return published
  }

  private func entries(of key: String, in folder: DatedFolder) -> [SeriesLoader.Entry] {
    let versions = folder.versions.filter { !unpublished.contains($0.name) }
    let keys = versions.flatMap { $0.apis.map(\.key) }
    let wanted = keys.contains(key) ? key : keys.first
    func api(of version: DatedVersion) -> DatedVersion.API? {
      version.apis.first { $0.key == wanted }
    }
    // A version of another line says nothing of this one.
    let lines = Set(versions.filter { api(of: $0) != nil }.map(\.line))
    return versions.filter { lines.contains($0.line) }.map { version in
      let published = PublishedVersion(name: version.name, day: CalendarDay(number: version.day))
      guard let api = api(of: version) else {
        return SeriesLoader.Entry(version: published, place: .absent)
      }
      return SeriesLoader.Entry(
        version: published,
        place: .file(path: api.root.relativePath, touched: nil) { () throws(InputError) in
          try InputSet.open(version.specifier)
        })
    }
  }
}

extension ReleaseSource {
  /// The same, with a folder that is relative to another one.
  func below(_ folder: String) -> ReleaseSource {
    guard case .folder(let path) = self, folder != "." else { return self }
    return .folder(Path.join(folder, path))
  }
}
