internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// The straight line: read → parse → lower → compare → judge, for each API of the inputs.
struct Pipeline: Sendable {
  let book: RuleBook
  let policy: NoticePolicy
  let overrides: SeverityOverrides
  let prefixes: PathPrefixes
  let now: CalendarDay

  /// One API to compare; a side without a file is one that does not have the API.
  struct Pairing: Sendable {
    var path: String
    var before: RootFile?
    var after: RootFile?
  }

  /// - Returns: nil when neither side has an API document at this path.
  func compareVersions(_ pairing: Pairing, of before: InputSet, with after: InputSet) async throws
    -> RunOutcome.APIOutcome?
  {
    try await judgeVersions(pairing, of: before, with: after)?.outcome
  }

  /// The same with the comparison that was judged; nil where a side could not be read.
  func judgeVersions(_ pairing: Pairing, of before: InputSet, with after: InputSet) async throws
    -> (outcome: RunOutcome.APIOutcome, comparison: Comparison?)?
  {
    var (old, new) = try await sides(pairing, before, after)
    guard old != nil || new != nil else { return nil }
    var outcome = RunOutcome.APIOutcome(
      path: pairing.path, before: old.map { .init($0) },
      after: new.map { .init($0) }, findings: [])
    let comparison = comparison(&old, &new)
    if let comparison { outcome.findings = findings(comparison, pairing) }
    return (outcome, comparison)
  }

  /// The schemas are taken out of the versions, since comparing adds to them and would copy what is
  /// held elsewhere too.
  /// - Returns: nil when a side could not be read.
  private func comparison(_ old: inout LoweredVersion?, _ new: inout LoweredVersion?)
    -> Comparison?
  {
    guard old != nil else { return (new?.schema.take()).map { comparisonOfAddition($0) } }
    guard new != nil else { return (old?.schema.take()).map { comparisonOfRemoval($0) } }
    guard let before = old?.schema.take(), let after = new?.schema.take() else { return nil }
    return compare(
      consume before, consume after, prefixes: prefixes,
      declarationsAreEntries: policy.hasPublicComponents)
  }

  /// Both sides: YAML one after the other, since what the second one has in common with the first need
  /// not be read again; anything else at the same time. (A function of its own: what `async let` names
  /// is held to the end of its scope.)
  private func sides(_ pairing: Pairing, _ before: InputSet, _ after: InputSet) async throws
    -> (LoweredVersion?, LoweredVersion?)
  {
    let annotations = book.annotations
    if let old = pairing.before, let new = pairing.after, old.isYAML, new.isYAML {
      let earlier = try read(old, from: before, annotations)
      return (earlier, try read(new, from: after, annotations, after: earlier?.schema))
    }
    async let old = read(pairing.before, from: before, annotations)
    let new = try read(pairing.after, from: after, annotations)
    return try await (old, new)
  }

  private func read(
    _ file: RootFile?, from input: InputSet, _ annotations: AnnotationTable,
    after earlier: Schema? = nil
  ) throws -> LoweredVersion? {
    try file.flatMap { root in
      try VersionReader(input: input, annotations: annotations).read(root, after: earlier)
    }
  }

  private func findings(_ comparison: Comparison, _ pairing: Pairing) -> [Finding] {
    judge(
      comparison, by: book, policy: policy, overrides: overrides,
      path: pairing.after?.path ?? pairing.before?.path ?? "", now: now)
  }
}

extension RunOutcome.Version {
  /// What reports say of a version that was read.
  init(_ version: LoweredVersion) {
    let schema = version.schema
    self.init(
      format: schema?.format, formatVersion: schema?.formatVersion ?? "",
      title: schema.map { $0.text($0[$0.root].name) } ?? "",
      apiVersion: schema.flatMap { schema in
        schema.apiVersion.map { schema.text($0.value) }
      } ?? "",
      files: version.files, diagnostics: version.diagnostics)
  }
}
