internal import History
internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// One check of a project: the files on disk against a base, by the history (POLICY.md, 22 to 24).
struct ProjectCheck {
  let repository: GitRepository
  let now: CalendarDay
  let nowWasGiven: Bool
  let base: BaseRevision?
  /// The first-parent history of the base, which waivers, the baseline and notices are looked up in.
  let baseHistory: GitHistory?
  let head: ProjectRevision
  /// Nil where there is nothing to compare with.
  let before: ProjectRevision?
  /// Where the configuration is, from the root of the repository; empty at the root.
  private let folder: String
  /// The same as the user would write it, empty for the current folder.
  let folderOnDisk: String
  /// The path of the configuration, from the root of the repository.
  let configurationPath: String
  private(set) var notes: [RunOutcome.Note] = []

  /// The configuration that counts: that of the base revision.
  var policyConfiguration: Configuration { before?.configuration ?? head.configuration }
  private var book: RuleBook { before?.book ?? head.book }

  init(
    base wanted: String?, now: CalendarDay?, config: String?, rules: [String],
    extent: RuleBook.Extent = .judging
  ) throws {
    let repository: GitRepository
    let prefix: String
    do throws(InputError) {
      repository = try GitRepository.open()
      prefix = try repository.prefix()
    } catch {
      throw Failure(error)
    }
    self.repository = repository
    self.now = now ?? CalendarDay(number: Today.dayNumber())
    nowWasGiven = now != nil
    var found = try Self.findBase(wanted, in: repository)
    let place = try ConfigurationPlace(config, below: prefix) { path in
      found.map { (try? InputSet.open($0.commit, path: path, in: repository)) != nil } ?? false
    }
    folder = place.folderInRepository
    folderOnDisk = place.folder == "." ? "" : place.folder
    configurationPath = place.pathInRepository
    head = try ProjectRevision(
      try Self.open(.folder(place.folder)), configuredBy: place.file, rules: rules, extent: extent)
    var earlier = try Self.revision(found, in: repository, place, rules, extent)
    // A base that the change names itself could be the change itself.
    if wanted == nil, let configured = earlier?.configuration.base {
      found = try Self.findBase(configured, in: repository)
      earlier = try Self.revision(found, in: repository, place, rules, extent)
    }
    base = found
    before = earlier
    do throws(InputError) {
      if let found {
        baseHistory = try GitHistory(of: found.commit, in: repository)
      } else {
        baseHistory = nil
      }
    } catch {
      throw Failure(error)
    }
    if let base {
      notes += base.notes
    } else {
      if repository.isShallow() {
        throw Failure(
          status: 4, message: "this clone is shallow, and has nothing to compare with",
          remedy: "clone the whole history, as with fetch-depth: 0 in a GitHub workflow")
      }
      notes.append(
        RunOutcome.Note("there is no earlier commit: everything is judged as new"))
    }
    if wanted == nil, let own = head.configuration.base, own != before?.configuration.base {
      notes.append(RunOutcome.Note("'base: \(own)' is new, and counts from the next change on"))
    }
    try checkClock()
    noteWhatIsJudged()
  }

  private static func findBase(_ wanted: String?, in repository: GitRepository) throws(Failure)
    -> BaseRevision?
  {
    do {
      return try BaseRevision.find(in: repository, configured: wanted)
    } catch {
      throw Failure(error)
    }
  }

  /// The base revision as a project; nil where the folder is not there yet.
  private static func revision(
    _ base: BaseRevision?, in repository: GitRepository, _ place: ConfigurationPlace,
    _ rules: [String], _ extent: RuleBook.Extent
  ) throws(Failure) -> ProjectRevision? {
    guard let base else { return nil }
    let input: InputSet
    do throws(InputError) {
      input = try InputSet.open(
        base.commit, path: place.folderInRepository, in: repository, label: base.name)
    } catch {
      if case .missingInRevision = error { return nil }
      throw Failure(error)
    }
    return try ProjectRevision(
      input, configuredBy: try place.file(in: base), rules: rules, extent: extent)
  }

  private static func open(_ specifier: InputSpecifier) throws(Failure) -> InputSet {
    do {
      return try InputSet.open(specifier)
    } catch {
      throw Failure(error)
    }
  }

  private func checkClock() throws(Failure) {
    if nowWasGiven, policyConfiguration.isClockFixed {
      throw Failure(
        status: 2, message: "--now is refused: the configuration says 'now: clock'",
        remedy: "leave --now out: a check judges as of today")
    }
    guard let day = baseHistory?.commits.last?.day, now < CalendarDay(number: day) else { return }
    throw Failure(
      status: 2,
      message: "\(base?.name ?? "the base") was committed on \(CalendarDay(number: day)), which is "
        + "later than \(now)",
      remedy: "give a --now on or after that day, or mend the clock that dated the commit")
  }

  private mutating func noteWhatIsJudged() {
    if head.configurationFile == nil {
      let paths = head.catalog.apis.map(\.root.path)
      notes.append(
        RunOutcome.Note(
          paths.isEmpty
            ? "without a configuration, no API document was found"
            : "without a configuration, judged what was found: "
              + paths.prefix(5).joined(separator: ", ")
              + (paths.count > 5 ? " and \(paths.count - 5) more" : ""),
          remedy: "write one with: apilint init"))
    }
  }

  /// Judges every API and the settings.
  /// - Parameter visit: is given each API with the comparison that was judged, which nobody holds afterwards.
  mutating func run(
    visit: (RunOutcome.APIOutcome, Comparison?) -> Void = { _, _ in }
  ) throws -> RunOutcome {
    var outcome = RunOutcome(
      toolVersion: Apilint.version, now: now, nowWasGiven: nowWasGiven,
      beforeInput: base?.name ?? "nothing", afterInput: "the files on disk", apis: [])
    outcome.beforeRevision = before?.input.revisionLabel
    outcome.rules = book.rules
    let pairing = APIPairing(
      before?.catalog.apis ?? [], head.catalog.apis, moves: moves())
    try checkThatThereAreAny(pairing)
    let waivers = WaiverHistory(self).waivers()
    var finder = try evidenceFinder()
    var underNotice: Set<String> = []
    let replacePromises = waivers.contains { $0.sunset != nil }
    for pair in pairing.pairs {
      var check = try pairCheck(pair, waivers)
      if replacePromises { underNotice.formUnion(check.elementsUnderNotice()) }
      try check.lookUpEvidence(with: &finder)
      guard let judged = try check.judged() else { continue }
      visit(judged.outcome, judged.comparison)
      outcome.apis.append(judged.outcome)
    }
    if let settings = settingsOutcome(waivers, outcome, underNotice: underNotice) {
      outcome.apis.append(settings)
    }
    outcome.notes = notes + (finder?.notes ?? [])
    return outcome
  }

  /// The APIs that were there before, with all that judging them takes.
  func pairsWithBase() throws -> [PairCheck] {
    let pairing = APIPairing(before?.catalog.apis ?? [], head.catalog.apis, moves: moves())
    try checkThatThereAreAny(pairing)
    let waivers = WaiverHistory(self).waivers()
    var finder = try evidenceFinder()
    return try pairing.pairs.filter { $0.before != nil }.map { pair in
      var check = try pairCheck(pair, waivers)
      try check.lookUpEvidence(with: &finder)
      return check
    }
  }

  private func pairCheck(_ pair: APIPairing.Pair, _ waivers: [Waiver]) throws(Failure) -> PairCheck
  {
    let old = try pair.before.flatMap { api throws(Failure) in
      try before.flatMap { before throws(Failure) in
        try VersionReader(input: before.input, annotations: book.annotations).read(api.root)
      }
    }
    return PairCheck(
      pair: pair, before: old, after: head.input, book: book, policy: policyConfiguration.notice,
      overrides: policyConfiguration.severities, now: now,
      evidence: JudgingEvidence(
        waivers: waivers.filter { $0.api == nil || $0.api == pair.name }))
  }

  private func evidenceFinder() throws(Failure) -> EvidenceFinder? {
    guard let base, let baseHistory else { return nil }
    return EvidenceFinder(
      repository: repository, base: base, baseHistory: baseHistory, folder: folder,
      folderOnDisk: folderOnDisk,
      release: policyConfiguration.release,
      policy: policyConfiguration.notice, annotations: book.annotations, now: now,
      baselines: try BaselineHistory(self).baselines())
  }

  private func checkThatThereAreAny(_ pairing: APIPairing) throws(Failure) {
    let lost = head.catalog.absent.filter { !(before?.has($0.name) ?? false) }
    if !lost.isEmpty { throw Failure(status: 2, lost.map(\.absence), in: head.files) }
    guard pairing.pairs.isEmpty else { return }
    throw Failure(
      status: 3, message: "there is no API document to check",
      remedy: "name yours in .apilint.yaml (`apilint init` writes one), or run it where they are")
  }

  /// Files that were moved since the base, from the folder of the configuration.
  private func moves() -> [String: String] {
    guard let base, let all = try? repository.moves(since: base.commit) else { return [:] }
    let start = folder.isEmpty ? "" : folder + "/"
    var moves: [String: String] = [:]
    for (new, old) in all
    where new.hasPrefix(start) && old.hasPrefix(start) {
      moves[String(new.dropFirst(start.count))] = String(old.dropFirst(start.count))
    }
    return moves
  }

  /// A path in the folder of the configuration, from the root of the repository.
  func repositoryPath(of path: String) -> String { folder.isEmpty ? path : folder + "/" + path }

  private func loosening() -> [ProcessFinding] {
    guard let before else { return [] }
    var loosening = PolicyLoosening(
      from: before.configuration, to: head.configuration, books: (before.book, head.book),
      place: SourceRange(file: FileIndex(0), start: 0, end: 0))
    return loosening.findings()
  }

  /// What is the matter with the policy and the waivers.
  /// - Parameter underNotice: the coordinates of what is under notice in the version before, as far as a waiver
  ///   may stand for a promise.
  private func settingsOutcome(
    _ waivers: [Waiver], _ outcome: RunOutcome, underNotice: Set<String>
  ) -> RunOutcome.APIOutcome? {
    let format = outcome.apis.lazy.compactMap { ($0.after ?? $0.before)?.format }.first ?? .openapi
    func judged(_ process: [ProcessFinding]) -> [Finding] {
      process.compactMap {
        $0.finding(by: book, overrides: policyConfiguration.severities, format: format, now: now)
      }
    }
    var found = judged(loosening())
    for index in found.indices {
      guard let verdicts = book.verdicts,
        let waiver = waivers.first(where: { $0.excuses(found[index], on: now) })
      else { continue }
      found[index].excuse(by: waiver, verdicts, now: now)
    }
    // What is the matter with waivers is excused by none.
    let review = WaiverReview(waivers, now: now).findings(
      of: outcome.apis.flatMap(\.findings) + found,
      isUnderNotice: { underNotice.contains(CoordinateText.normalized($0)) })
    found += judged(review)
    guard !found.isEmpty else { return nil }
    let files =
      head.files.isEmpty ? [SourceFile(path: Configuration.fileName, bytes: [])] : head.files
    return RunOutcome.APIOutcome(
      path: head.configurationFile?.path ?? Configuration.fileName, before: nil,
      after: RunOutcome.Version(
        format: nil, formatVersion: "", title: "", apiVersion: "", files: files, diagnostics: []),
      findings: found.sorted { $0.severity > $1.severity })
  }
}
