internal import History
package import SchemaDiff
package import SchemaModel
internal import SourceText

/// Judges every change by its rule and, where it breaks consumers, by the notice policy; and every
/// annotation that the change brings by the rules about annotations.
///
/// - Parameters:
///   - path: the file as the user would write it, for overrides of severity by path.
///   - now: the day on which the new version takes effect.
///   - evidence: what is known besides the two versions.
/// - Returns: One finding a cause, the worst first, then in the order of the documents. Findings
///   whose severity is `off` are left out.
package func judge(
  _ comparison: Comparison, by book: RuleBook, policy: NoticePolicy,
  overrides: SeverityOverrides, path: String, now: CalendarDay,
  evidence: JudgingEvidence = .none
) -> [Finding] {
  guard let verdicts = book.verdicts else { return [] }
  var judge = Judge(
    comparison, book: book, verdicts: verdicts, policy: policy, overrides: overrides, path: path,
    now: now, evidence: evidence)
  return judge.run()
}

/// Judges the annotations of one version: everything that is the matter with them, overdue sunsets
/// included.
///
/// - Parameters: as for ``judge(_:by:policy:overrides:path:now:)``.
package func lint(
  _ schema: Schema, by book: RuleBook, policy: NoticePolicy, overrides: SeverityOverrides,
  path: String, now: CalendarDay
) -> [Finding] {
  guard let verdicts = book.verdicts else { return [] }
  var judge = Judge(
    comparisonOfState(schema), book: book, verdicts: verdicts, policy: policy, overrides: overrides,
    path: path, now: now, evidence: .none)
  return judge.state()
}

struct Judge {
  let comparison: Comparison
  let book: RuleBook
  let verdicts: VerdictTable
  let policy: NoticePolicy
  let overrides: SeverityOverrides
  let path: String
  let now: CalendarDay
  let evidence: JudgingEvidence
  private let finder: NoticeFinder
  private let levels: StabilityFinder
  private let gate: NoticeGate
  private var reach: ReachIndex
  private var operationNames: [PairID: String] = [:]
  private lazy var reversions = Reversions(
    evidence.recent.filter { now - $0.supersededOn <= policy.revertWindow }, to: comparison.after)

  init(
    _ comparison: Comparison, book: RuleBook, verdicts: VerdictTable, policy: NoticePolicy,
    overrides: SeverityOverrides, path: String, now: CalendarDay, evidence: JudgingEvidence
  ) {
    self.comparison = comparison
    self.book = book
    self.verdicts = verdicts
    self.policy = policy
    self.overrides = overrides
    self.path = path
    self.now = now
    self.evidence = evidence
    self.finder = NoticeFinder(comparison, evidence, policy)
    self.levels = StabilityFinder(comparison, evidence.notices)
    self.gate = NoticeGate(policy: policy, verdicts: verdicts, evidence: evidence, now: now)
    self.reach = ReachIndex(comparison.graph)
  }

  /// A change with what was said of it.
  struct Judged {
    var change: Change
    var rule: Rule
    var judgement: NoticeGate.Judgement?
  }

  mutating func run() -> [Finding] {
    var order: [Cause] = []
    var groups: [Cause: [Judged]] = [:]
    for change in comparison.changes {
      guard let judged = judge(change) else { continue }
      let cause = Cause(change)
      if groups[cause] == nil { order.append(cause) }
      groups[cause, default: []].append(judged)
    }
    var findings: [Finding] = []
    for cause in order {
      guard let group = groups[cause], let finding = finding(of: group) else { continue }
      findings.append(finding)
    }
    findings += annotationFindings()
    if let finding = versionFinding(findings) { findings.append(finding) }
    findings.removeAll { $0.severity == .off }
    findings.sort { Judge.precedes($0, $1) }
    Judge.distinguish(&findings)
    excuse(&findings)
    return findings
  }

  /// Findings that live waivers name are excused, and told all the same. A waiver excuses one change: what
  /// shares a fingerprint has been told apart by now.
  private func excuse(_ findings: inout [Finding]) {
    guard !evidence.waivers.isEmpty else { return }
    for index in findings.indices where findings[index].severity > .info {
      let waiver = evidence.waivers.first { $0.excuses(findings[index], on: now) }
      if let waiver { findings[index].excuse(by: waiver, verdicts, now: now) }
    }
    findings.sort { Judge.precedes($0, $1) }
  }

  /// What one version shows by itself.
  mutating func state() -> [Finding] {
    var findings = annotationFindings(isState: true)
    findings.removeAll { $0.severity == .off }
    findings.sort { Judge.precedes($0, $1) }
    Judge.distinguish(&findings)
    return findings
  }

  private mutating func judge(_ change: Change) -> Judged? {
    let change = PromiseRatchet(comparison, evidence).held(change)
    var stability = levels.stability(of: change, since: now + -policy[.stable])
    let key = MatchKey(change, format: comparison.before.format, stability: stability)
    guard let found = book.rule(for: key) else { return nil }
    let rule = policy.hasPublicComponents ? found.speakingOfPublicComponents() : found
    guard rule.compatibility == .breaking || rule.compatibility == .undecided else {
      return Judged(change: change, rule: rule, judgement: nil)
    }
    let cover = finder.cover(of: change)
    if let announced = cover.notices.compactMap({ $0.announcement?.day }).min() {
      let since = min(announced, now + -policy[.stable])
      stability = levels.stability(of: change, since: since)
    }
    var judgement = gate.judge(cover, period: period(of: change, on: stability))
    if judgement.verdict == .unannounced || judgement.verdict == .undecided,
      cover.notices.isEmpty, !evidence.recent.isEmpty,
      reversions.isReversion(change, in: comparison)
    {
      judgement.verdict = .reverted
    }
    return Judged(change: change, rule: rule, judgement: judgement)
  }

  /// The days of notice that the consumers of all places of use are promised.
  private mutating func period(of change: Change, on level: StabilityLevel) -> Int {
    guard !policy.paths.isEmpty else { return policy[level] }
    var places = names(reaching: [change.pair])
    if places.isEmpty, let element = change.before ?? change.after {
      let schema = change.before == nil ? comparison.after : comparison.before
      places = [schema.coordinate(of: element)]
    }
    return policy.period(on: level, at: places)
  }

  /// One finding of all that have one cause: the worst speaks.
  private mutating func finding(of group: [Judged]) -> Finding? {
    let worst = group.max { rank($0) < rank($1) }
    guard let worst else { return nil }
    // Most changes of a large API are to texts, which nobody asked to hear of.
    if worst.rule.severity == .off, !overrides.mentions(worst.rule.id) { return nil }
    var directions: Set<Direction> = []
    var surfaces: Set<Surface> = []
    for judged in group {
      directions.insert(judged.change.direction)
      surfaces.insert(judged.change.surface)
    }
    var finding = FindingWriter(judge: self).finding(worst)
    finding.direction =
      directions.contains(.request)
      ? (directions.contains(.response) ? .both : .request)
      : directions.contains(.response) ? .response : .none
    finding.surfaces = Surface.allCases.filter { surfaces.contains($0) }
    if finding.operations.isEmpty {
      finding.operations = names(reaching: group.map(\.change.pair))
    }
    return finding
  }

  private func rank(_ judged: Judged) -> Int {
    let compatibility = Compatibility.allCases.firstIndex(of: judged.rule.compatibility) ?? 0
    let order = verdicts.worst
    let verdict = judged.judgement.flatMap { order.firstIndex(of: $0.verdict) } ?? order.count
    let severity = Severity.allCases.firstIndex(of: judged.rule.severity) ?? 0
    return compatibility * 10_000 + (order.count - verdict) * 100 + severity
  }

  /// The operations that lead to any of some pairs, as written, in the order of the document.
  private mutating func names(reaching pairs: [PairID]) -> [String] {
    reach.operations(reaching: pairs).map { name(of: $0) }
  }

  private mutating func name(of operation: PairID) -> String {
    if let known = operationNames[operation] { return known }
    let pair = comparison.graph[operation]
    let name =
      pair.after.map { comparison.after.operationName($0) }
      ?? pair.before.map { comparison.before.operationName($0) } ?? ""
    operationNames[operation] = name
    return name
  }

  private mutating func annotationFindings(isState: Bool = false) -> [Finding] {
    let edge = AnnotationEdge(
      comparison, policy: policy, verdicts: verdicts, evidence: evidence, now: now,
      isState: isState)
    var findings: [Finding] = []
    for item in comparison.lifecycles {
      for fact in edge.facts(of: item) {
        let kind = comparison.after[fact.element].kind
        let level = comparison.after.stability(of: fact.element)?.level ?? .stable
        let key = MatchKey(
          fact: fact.aspect, fact.relation, of: kind, format: comparison.after.format,
          stability: level)
        guard let rule = book.rule(for: key) else { continue }
        var finding = FindingWriter(judge: self).finding(fact, rule: rule, level: level)
        finding.operations = names(reaching: item.pairs)
        findings.append(finding)
      }
    }
    return findings
  }

  /// Whether the API's version was raised as much as its changes ask for.
  private func versionFinding(_ findings: [Finding]) -> Finding? {
    let needed = findings.map(\.bump).max() ?? .none
    guard needed > .none else { return nil }
    let schemas = (comparison.before, comparison.after)
    guard let old = schemas.0.apiVersion, let new = schemas.1.apiVersion,
      let oldVersion = SemanticVersion(schemas.0.text(old.value)),
      let newVersion = SemanticVersion(schemas.1.text(new.value))
    else { return nil }
    let raised: Bump =
      newVersion.major > oldVersion.major
      ? .major
      : newVersion.major == oldVersion.major && newVersion.minor > oldVersion.minor
        ? .minor : oldVersion < newVersion ? .patch : .none
    // Before 1.0.0 the minor version stands in for the major one (Semantic Versioning 2.0.0, 4).
    let wanted: Bump = oldVersion.major == 0 ? (needed == .major ? .minor : .patch) : needed
    guard raised < wanted, oldVersion <= newVersion else { return nil }
    let key = MatchKey(
      fact: .version, .insufficient, of: .api, format: schemas.1.format, stability: .stable)
    guard let rule = book.rule(for: key) else { return nil }
    var fact = AnnotationFact(.version, .insufficient, of: schemas.1.root, at: new.range)
    fact.value = schemas.1.text(new.value)
    fact.suggestion = wanted.rawValue
    return FindingWriter(judge: self).finding(fact, rule: rule, level: .stable)
  }

  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    if left.severity != right.severity { return left.severity > right.severity }
    let places = (left.after ?? left.before, right.after ?? right.before)
    if let a = places.0, let b = places.1, a != b { return a < b }
    if let a = left.before, let b = right.before, a != b { return a < b }
    return (left.rule, left.coordinate, left.message)
      < (right.rule, right.coordinate, right.message)
  }

  /// Makes fingerprints differ where two findings would share one, in the order of the report.
  private static func distinguish(_ findings: inout [Finding]) {
    var seen: [String: Int] = [:]
    for index in findings.indices {
      let id = findings[index].id
      let count = (seen[id] ?? 0) + 1
      seen[id] = count
      if count > 1 { findings[index].id = "\(id)-\(count)" }
    }
  }
}

extension Schema {
  /// `GET /users/{id}`; for what consumers serve, the name of the event as well.
  package func operationName(_ element: ElementID) -> String {
    guard self[element].kind == .operation else { return coordinate(of: element) }
    let name = text(self[element].name)
    guard let parent = self[element].parent, self[parent].kind == .webhook else { return name }
    return "\(name) \(text(self[parent].name))"
  }

  /// Where each operation stands, by its name.
  package var operationPointers: [String: String] {
    var pointers: [String: String] = [:]
    for index in elements.indices where elements[index].kind == .operation {
      pointers[operationName(ElementID(index))] = pointer(to: ElementID(index))
    }
    return pointers
  }
}
