internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// One API in two revisions, and all that judging its change takes.
struct PairCheck {
  let pair: APIPairing.Pair
  /// The version before as read; nil where there is none.
  let before: LoweredVersion?
  let after: InputSet
  let book: RuleBook
  let policy: NoticePolicy
  let overrides: SeverityOverrides
  let now: CalendarDay
  var evidence: JudgingEvidence

  /// Looks up since when the elements of the version before have been under notice.
  mutating func lookUpEvidence(with finder: inout EvidenceFinder?) throws {
    guard let api = pair.before, let schema = before?.schema else { return }
    try finder?.look(up: api, schema, into: &evidence)
  }

  /// The coordinates of what is under notice in the version before.
  func elementsUnderNotice() -> Set<String> {
    guard let schema = before?.schema else { return [] }
    let elements = schema.elements.indices.map { ElementID($0) }
      .filter { schema.lifecycle(of: $0)?.noticeSunset != nil }
    return Set(elements.map { CoordinateText.normalized(schema.coordinate(of: $0)) })
  }

  /// Reads both sides and judges what changed.
  /// - Parameter drafts: texts that are taken instead of those on disk, by their paths.
  /// - Returns: nil when neither side is an API document.
  func outcome(drafts: [String: SourceFile] = [:]) throws -> RunOutcome.APIOutcome? {
    try judged(drafts: drafts)?.outcome
  }

  /// The same with the comparison that was judged; nil where a side could not be read.
  func judged(drafts: [String: SourceFile] = [:]) throws -> (
    outcome: RunOutcome.APIOutcome, comparison: Comparison?
  )? {
    var old = before
    var new = try pair.after.flatMap {
      try VersionReader(input: after, annotations: book.annotations, drafts: drafts)
        .read($0.root, after: old?.schema)
    }
    guard old != nil || new != nil else {
      if let api = pair.after, api.isNamed { throw Self.noDocument(api) }
      return nil
    }
    if new == nil, let api = pair.after { throw Self.noDocument(api) }
    var outcome = RunOutcome.APIOutcome(
      path: pair.name, before: old.map { .init($0) }, after: new.map { .init($0) }, findings: [])
    let wasThere = old != nil
    guard let comparison = comparison(old?.schema.take(), new?.schema.take(), wasThere: wasThere)
    else { return (outcome, nil) }
    outcome.findings = judge(
      comparison, by: book, policy: policy, overrides: overrides,
      path: pair.after?.root.path ?? pair.before?.root.path ?? "", now: now, evidence: evidence)
    return (outcome, comparison)
  }

  /// A file that was an API and says nothing of one any more is not taken for a removal, since the file is
  /// still there, nor for an API without changes.
  private static func noDocument(_ api: APICatalog.API) -> Failure {
    Failure(
      status: 3, message: "\(api.root.path) is no API document",
      remedy: "give it the key that names its format (\(Formats.description)), or remove the file")
  }

  /// - Returns: nil where a side is there but cannot be read: that is no removal and no addition.
  private func comparison(_ old: Schema?, _ new: Schema?, wasThere: Bool) -> Comparison? {
    switch (old, new) {
    case (let old?, let new?):
      compare(
        old, new, extent: .everyLifecycle, declarationsAreEntries: policy.hasPublicComponents)
    case (let old?, nil): pair.after == nil ? comparisonOfRemoval(old) : nil
    case (nil, let new?): wasThere ? nil : comparisonOfAddition(new)
    case (nil, nil): nil
    }
  }

  /// Where the operations of the version before stand, by their names.
  var operationPointers: [String: String] { before?.schema?.operationPointers ?? [:] }
}
