package import SchemaModel
package import SourceText

/// All rules of a run, with the tables that go with them: which rule speaks of what.
///
/// A rule beats another when its match is a subset on every axis; a team's own rules beat the
/// built-in ones. Rules of the same origin that overlap in something that can occur, without one
/// being narrower, are an error when they are loaded, so at most one rule speaks of anything.
package struct RuleBook: Sendable {
  /// By category, then by id.
  package let rules: [Rule]
  package let verdicts: VerdictTable?
  package let annotations: AnnotationTable
  /// The files that the places of rules, and diagnostics of loading, refer to.
  package let files: [SourceFile]

  /// For every aspect and relation: the indices of the rules that may speak, the one that beats the
  /// others first.
  private let candidates: [[Int]]
  private let indexByID: [String: Int]

  init(
    rules: [Rule], verdicts: VerdictTable?, annotations: AnnotationTable, files: [SourceFile]
  ) {
    let sorted = rules.sorted { ($0.category, $0.id) < ($1.category, $1.id) }
    self.rules = sorted
    self.verdicts = verdicts
    self.annotations = annotations
    self.files = files
    indexByID = Dictionary(
      sorted.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })

    // Own rules first, then the narrow before the wide; ids only to be the same in every run.
    let precedence = sorted.indices
      .map { (sorted[$0].isOwn ? 0 : 1, sorted[$0].match.breadth, sorted[$0].id, $0) }
      .sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
      .map(\.3)
    var candidates = [[Int]](repeating: [], count: Self.slotCount)
    for index in precedence {
      let match = sorted[index].match
      for aspect in 0..<Self.aspectCount where match.contains(aspect, on: .aspect) {
        for relation in 0..<Self.relationCount where match.contains(relation, on: .relation) {
          candidates[aspect * Self.relationCount + relation].append(index)
        }
      }
    }
    self.candidates = candidates
  }

  /// The one rule that speaks of a change or a fact; nil where none does.
  package func rule(for key: MatchKey) -> Rule? { index(for: key).map { rules[$0] } }

  /// The index in ``rules`` of the one rule that speaks.
  package func index(for key: MatchKey) -> Int? {
    let aspect = Int(key[MatchAxis.aspect.index])
    let relation = Int(key[MatchAxis.relation.index])
    return candidates[aspect * Self.relationCount + relation].first { rules[$0].match.matches(key) }
  }

  /// The rule with an id.
  package func rule(id: String) -> Rule? { indexByID[id].map { rules[$0] } }

  /// The id that was probably meant by one that no rule has.
  package func nearestID(to id: String) -> String? {
    NearestWord.to(id, among: rules.map(\.id))
  }

  private static let aspectCount = Aspect.allCases.count
  private static let relationCount = Relation.allCases.count
  private static let slotCount = aspectCount * relationCount
}
