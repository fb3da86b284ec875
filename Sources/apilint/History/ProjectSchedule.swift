internal import RuleEngine
internal import SchemaModel
internal import SourceInput

/// The APIs on disk with what the history shows of them.
struct ProjectSchedule {
  private let project: ProjectRevision
  private var finder: EvidenceFinder?

  var apis: [APICatalog.API] { project.catalog.apis }
  var policy: NoticePolicy { project.configuration.notice }

  /// How announcements are known, and what of the history could not be seen so far, in one sentence.
  var dating: String {
    guard let finder else { return "announcements are known by their own claims" }
    let known = "announcements are those of the history up to \(finder.base.name)"
    return ([known] + finder.notes.map(\.text)).joined(separator: "; ")
  }

  init(now: CalendarDay, config: String?, rules: [String]) throws {
    let repository = try? GitRepository.open()
    let place = try ConfigurationPlace(
      config, below: (try? repository?.prefix()) ?? "")
    do {
      project = try ProjectRevision(
        try InputSet.open(.folder(place.folder)), configuredBy: place.file, rules: rules)
    } catch let error as InputError {
      throw Failure(error)
    }
    let absent = project.catalog.absent
    if !absent.isEmpty { throw Failure(status: 2, absent.map(\.absence), in: project.files) }
    guard !project.catalog.apis.isEmpty else {
      throw Failure(
        status: 3, message: "there is no API document here",
        remedy: "name yours in .apilint.yaml (`apilint init` writes one), or give their paths")
    }
    if let repository, let head = try? repository.commit("HEAD") {
      finder = EvidenceFinder(
        repository: repository,
        base: BaseRevision(name: head.shortID, commit: head, notes: []),
        baseHistory: try Self.history(of: head, in: repository),
        folder: place.folderInRepository,
        folderOnDisk: place.folder == "." ? "" : place.folder,
        release: project.configuration.release,
        policy: project.configuration.notice, annotations: project.book.annotations, now: now,
        baselines: project.baseline)
    }
  }

  private static func history(of commit: GitCommit, in repository: GitRepository) throws(Failure)
    -> GitHistory
  {
    do throws(InputError) {
      return try GitHistory(of: commit, in: repository)
    } catch {
      throw Failure(error)
    }
  }

  func read(_ api: APICatalog.API) throws(Failure) -> LoweredVersion? {
    try VersionReader(input: project.input, annotations: project.book.annotations).read(api.root)
  }

  /// What the history shows of a version on disk; what is not committed yet is announced as of now.
  mutating func evidence(for api: APICatalog.API, _ schema: Schema) throws -> JudgingEvidence {
    var evidence = JudgingEvidence.none
    try finder?.look(up: api, schema, into: &evidence)
    return evidence
  }
}
