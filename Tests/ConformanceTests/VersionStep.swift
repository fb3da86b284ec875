import History
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText

/// One step of a series as apilint tells it, indexed by where things stood before.
struct VersionStep {
  let edge: HistoryEdge
  let findings: [Finding]
  let counterparts: Counterparts
  var paths: DocumentPaths
  let pathsAfter: DocumentPaths
  /// Removals by the place of what was removed. (Comparing merges types, which copies elements but not
  /// their places.)
  private(set) var removals: [SourceRange: Change] = [:]
  /// Other changes of what is allowed, by the same.
  private(set) var otherChanges: [SourceRange: [Change]] = [:]
  /// What was compared with what.
  private(set) var compared: [SourceRange: [ElementID]] = [:]
  /// Who refers to a declaration.
  private(set) var users: [ElementID: [ElementID]] = [:]
  private var findingPlaces: [SourceRange: Finding] = [:]
  private var gone: [ElementID: Bool] = [:]
  private var reach: [ElementID: Bool] = [:]

  init(_ edge: HistoryEdge) {
    self.edge = edge
    let comparison = edge.comparison
    findings = judge(
      comparison, by: CorpusSeries.book, policy: NoticePolicy(), overrides: SeverityOverrides(),
      path: "", now: edge.after.day,
      evidence: JudgingEvidence(
        notices: edge.notices, recent: edge.recent, missedSince: edge.missedSince))
    counterparts = Counterparts(before: comparison.before, after: comparison.after)
    paths = DocumentPaths(comparison.before)
    pathsAfter = DocumentPaths(comparison.after)
    for change in comparison.changes {
      guard let element = change.before else { continue }
      let place = comparison.before[element].range
      if change.aspect == .presence, change.relation == .removed {
        if removals[place] == nil { removals[place] = change }
      } else if change.aspect != .description, change.aspect != .attribute {
        otherChanges[place, default: []].append(change)
      }
    }
    for pair in comparison.graph.pairs {
      guard let before = pair.before, let after = pair.after else { continue }
      compared[comparison.before[before].range, default: []].append(after)
    }
    for shape in comparison.before.shapes {
      guard let target = shape.reference?.target else { continue }
      users[target, default: []].append(shape.owner)
    }
    indexFindings()
  }

  private mutating func indexFindings() {
    for finding in findings where finding.isRemoval {
      if let place = finding.before { findingPlaces[place] = finding }
    }
    // What is told once for all that refer to it is known by the thing itself.
    for change in edge.comparison.changes where change.aspect == .presence {
      guard change.relation == .removed, let place = change.beforePlace,
        let declaration = change.declaration, let finding = findingPlaces[place]
      else { continue }
      findingPlaces[declaration] = findingPlaces[declaration] ?? finding
    }
  }

  /// The finding that tells of a removal.
  func finding(of change: Change) -> Finding? {
    change.beforePlace.flatMap { findingPlaces[$0] }
      ?? change.declaration.flatMap { findingPlaces[$0] }
  }

  /// The removal that tells of an element itself.
  func removal(of element: ElementID) -> Change? {
    removals[edge.comparison.before[element].range]
  }

  /// Whether an element went with something that is told as removed: what contains it, or, for what is
  /// shared, all that refers to it.
  mutating func isGone(_ element: ElementID) -> Bool {
    if let known = gone[element] { return known }
    // In a circle each is gone when all that lead into it are.
    gone[element] = true
    let schema = edge.comparison.before
    var current: ElementID? = element
    var result = false
    while let id = current {
      if removal(of: id) != nil || isReplaced(id) {
        result = true
        break
      }
      if schema[id].traits.contains(.named) {
        let users = users[id] ?? []
        result = !users.isEmpty && users.allSatisfy { isGone($0) }
        break
      }
      current = schema[id].parent
    }
    gone[element] = result
    return result
  }

  /// Whether any operation leads to an element of the version before.
  mutating func reached(_ element: ElementID) -> Bool {
    if let known = reach[element] { return known }
    reach[element] = false
    let schema = edge.comparison.before
    var current = element
    while !schema[current].traits.contains(.named), let parent = schema[current].parent {
      current = parent
    }
    let result =
      !schema[current].traits.contains(.named)
      || (users[current] ?? []).contains { reached($0) }
    reach[element] = result
    return result
  }

  /// Whether it is told that something has another type now, so that nothing below it is compared.
  func isReplaced(_ element: ElementID) -> Bool {
    otherChanges[edge.comparison.before[element].range]?.contains {
      $0.aspect == .type || $0.aspect == .values
    } ?? false
  }
}

extension Finding {
  var isRemoval: Bool { aspect == .presence && relation == .removed }
}
