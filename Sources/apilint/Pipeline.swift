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
    let annotations = book.annotations
    async let old = read(pairing.before, from: before, annotations)
    let new = try read(pairing.after, from: after, annotations)
    let sides = try await (old, new)
    guard sides.0 != nil || sides.1 != nil else { return nil }
    return RunOutcome.APIOutcome(
      path: pairing.path, before: describe(sides.0), after: describe(sides.1),
      findings: findings(sides, pairing))
  }

  private func read(_ file: RootFile?, from input: InputSet, _ annotations: AnnotationTable) throws
    -> LoweredVersion?
  {
    try file.flatMap { root in
      try VersionReader(input: input, annotations: annotations).read(root)
    }
  }

  private func findings(_ sides: (LoweredVersion?, LoweredVersion?), _ pairing: Pairing)
    -> [Finding]
  {
    let comparison: Comparison
    switch (sides.0?.schema, sides.1?.schema) {
    case (let old?, let new?): comparison = compare(old, new)
    case (let old?, nil) where sides.1 == nil: comparison = comparisonOfRemoval(old)
    case (nil, let new?) where sides.0 == nil: comparison = comparisonOfAddition(new)
    default: return []
    }
    return judge(
      comparison, by: book, policy: policy, overrides: overrides,
      path: pairing.after?.path ?? pairing.before?.path ?? "", now: now)
  }

  private func describe(_ version: LoweredVersion?) -> RunOutcome.Version? {
    version.map { version in
      let schema = version.schema
      return RunOutcome.Version(
        format: schema?.format, formatVersion: schema?.formatVersion ?? "",
        title: schema.map { $0.text($0[$0.root].name) } ?? "",
        apiVersion: schema.flatMap { schema in
          schema.apiVersion.map { schema.text($0.value) }
        } ?? "",
        files: version.files, diagnostics: version.diagnostics)
    }
  }
}
