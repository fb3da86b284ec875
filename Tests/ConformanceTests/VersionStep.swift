import History
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText

/// One step of a series as apilint tells it, indexed by where things stood before.
///
/// Comparing merges types, which copies elements but not their places: so places are what is matched.
struct VersionStep {
  let edge: HistoryEdge
  let counterparts: Counterparts
  var paths: DocumentPaths
  var pathsAfter: DocumentPaths
  /// The removals that are told, by the place of what was removed.
  private(set) var removals: [SourceRange: [Change]] = [:]
  /// What was compared with what.
  private(set) var compared: [SourceRange: [ElementID]] = [:]
  /// Whose types refer to a declaration.
  private(set) var users: [ElementID: [ElementID]] = [:]
  /// What has a shared thing, such as a response, by reference.
  private(set) var holders: [ElementID: [ElementID]] = [:]
  /// The findings on removals, by their places and by those of what was removed by reference.
  private var findings: [SourceRange: Finding] = [:]
  /// Of what it is told that its type or its set of values is another one.
  private var otherTypes: Set<SourceRange> = []
  /// Of what it is told that a reference leads nowhere, so that nothing below is known.
  private var unknown: Set<SourceRange> = []
  /// What ``isGone(_:)`` and ``isReached(_:)`` found.
  var gone: [ElementID: Bool] = [:]
  var reached: [ElementID: Bool] = [:]

  init(_ edge: HistoryEdge) {
    self.edge = edge
    counterparts = Counterparts(before: edge.comparison.before, after: edge.comparison.after)
    paths = DocumentPaths(edge.comparison.before)
    pathsAfter = DocumentPaths(edge.comparison.after)
    index(
      judge(
        edge.comparison, by: CorpusSeries.book, policy: NoticePolicy(),
        overrides: SeverityOverrides(), path: "", now: edge.after.day,
        evidence: JudgingEvidence(
          notices: edge.notices, recent: edge.recent, missedSince: edge.missedSince)))
    for pair in edge.comparison.graph.pairs {
      guard let before = pair.before, let after = pair.after else { continue }
      compared[edge.comparison.before[before].range, default: []].append(after)
    }
    for shape in edge.comparison.before.shapes {
      guard let target = shape.reference?.target else { continue }
      users[target, default: []].append(shape.owner)
    }
    let schema = edge.comparison.before
    for index in schema.elements.indices {
      for child in schema.edges[schema.elements[index].children.indices]
      where child.reference != Edge.notReferred {
        holders[child.target, default: []].append(ElementID(index))
      }
    }
  }

  private mutating func index(_ all: [Finding]) {
    var toldTypes: Set<SourceRange> = []
    for finding in all {
      guard let place = finding.before else { continue }
      if finding.aspect == .presence, finding.relation == .removed { findings[place] = finding }
      if finding.aspect == .type || finding.aspect == .values { toldTypes.insert(place) }
    }
    // What is told once for all that refer to it is known by the thing itself.
    for change in edge.comparison.changes where change.isRemoval {
      guard let place = change.beforePlace, let declaration = change.declaration,
        let finding = findings[place], findings[declaration] == nil
      else { continue }
      findings[declaration] = finding
    }
    for change in edge.comparison.changes {
      guard let element = change.before, let told = change.beforePlace else { continue }
      let place = edge.comparison.before[element].range
      if change.isRemoval {
        if finding(of: change) != nil { removals[place, default: []].append(change) }
      } else if change.aspect == .keyword, change.valueName == "$ref" {
        unknown.insert(place)
      } else if change.aspect == .type || change.aspect == .values, change.attribute != .format,
        toldTypes.contains(told)
      {
        otherTypes.insert(place)
      }
    }
  }

  /// The finding that tells of a removal.
  func finding(of change: Change) -> Finding? {
    change.beforePlace.flatMap { findings[$0] } ?? change.declaration.flatMap { findings[$0] }
  }

  /// The removal that tells of an element itself; of what several share, the one from `holder`.
  func toldRemoval(of element: ElementID, from holder: ElementID?) -> Change? {
    let schema = edge.comparison.before
    return removals[schema[element].range]?.first { change in
      guard change.reference != nil, let holder else { return true }
      let other = edge.comparison.graph[change.pair].before
      return other.map { schema[$0].range } == schema[holder].range
    }
  }

  /// Whether it is told that what something is cannot be known, before or after.
  func isUnknown(_ element: ElementID) -> Bool {
    places(of: element).contains { unknown.contains($0) }
  }

  /// Whether it is told that something has another type now, so that nothing below it is compared.
  func hasOtherType(_ element: ElementID) -> Bool {
    places(of: element).contains { otherTypes.contains($0) }
  }

  /// The places by which a change of type is known: a body's is told of the schema in it.
  private func places(of element: ElementID) -> [SourceRange] {
    let schema = edge.comparison.before
    let owner = schema[element].shape.map { schema[$0].owner }
    return [schema[element].range] + (owner.map { [schema[$0].range] } ?? [])
  }
}

extension Change {
  var isRemoval: Bool { aspect == .presence && relation == .removed }
}
