import History
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText

/// How a recorded removal and what apilint tells go together.
enum RemovalVerdict {
  /// apilint tells it, of the same thing.
  case agrees(Change)
  /// It is explained; where apilint tells it of what contains the thing, by that.
  case explained(Explanation, Change? = nil)
  case unexplained(String)
}

extension VersionStep {
  /// Finds what apilint tells of a recorded removal.
  mutating func verdict(on row: RecordedRemoval) -> RemovalVerdict {
    let found = entries(of: row)
    for entry in found {
      if let change = toldRemovals(along: paths.chain(entry))[0] { return .agrees(change) }
    }
    if found.isEmpty {
      if isIgnoredHeader(row.element) { return .explained(.ignoredHeader) }
      return row.element.hasSuffix("=None")
        ? .explained(.null) : .unexplained("nothing is there before")
    }
    if row.kind == "schema" { return verdict(onComponent: paths.entries[found[0]].element) }
    // One path may be that of several media types and alternatives: all must be accounted for.
    var first: RemovalVerdict?
    for entry in found {
      let verdict = verdict(along: paths.chain(entry))
      if case .unexplained = verdict { return verdict }
      first = first ?? verdict
    }
    return first ?? .unexplained("nothing is there before")
  }

  /// Where a recorded thing stood. (The record spells values as Python does.)
  mutating func entries(of row: RecordedRemoval) -> [Int] {
    let found = paths.find(row.element)
    guard found.isEmpty else { return found }
    for (python, words) in Self.wordsOfPython where row.element.hasSuffix(python) {
      let stem = String(row.element.dropLast(python.count))
      for word in words {
        let found = paths.find(stem + word)
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  /// YAML 1.1, which the record is read by, has more words for true and false than YAML 1.2.
  private static let wordsOfPython = [
    "=True": ["=true", "=yes", "=Yes", "=YES", "=on", "=On", "=ON"],
    "=False": ["=false", "=no", "=No", "=NO", "=off", "=Off", "=OFF"],
  ]

  /// - Parameter chain: from the thing itself up.
  private mutating func verdict(along chain: [DocumentPaths.Entry]) -> RemovalVerdict {
    let schema = edge.comparison.before
    if let change = toldRemovals(along: chain).lazy.compactMap({ $0 }).first {
      return .explained(.container, change)
    }
    guard let head = chain.last(where: { schema[$0.element].kind != .path }) else {
      return .unexplained("no component and no operation")
    }
    var starts = head.text.map { pathsAfter.head($0) } ?? []
    let isRenamed = starts.isEmpty
    if isRenamed { starts = compared[schema[head.element].range] ?? [] }
    let below = Array(chain.reversed().drop { schema[$0.element].kind == .path }.dropFirst())
    if let way = counterparts.way(along: below, from: starts) {
      if isRenamed { return .explained(.renamedComponent) }
      if way.contains(.reference) { return .explained(.reference) }
      if way.contains(.alternative) { return .explained(.alternative) }
      if way.contains(.conjunct) { return .explained(.allOf) }
      let isWord = Self.wordsOfPython.values.joined().contains {
        chain[0].text?.hasSuffix($0) ?? false
      }
      return isWord ? .explained(.word) : .unexplained("still there as it was")
    }
    if chain.dropFirst().contains(where: { hasOtherType($0.element) }) {
      return .explained(.otherType)
    }
    if chain.dropFirst().contains(where: { isUnknown($0.element) }) {
      return .explained(.unresolved)
    }
    if isGone(head.element) { return .explained(.goneWithUsers) }
    if !isReached(head.element) { return .explained(.unreached) }
    if chain.contains(where: { isHidden($0.element) }) { return .explained(.hidden) }
    if isToldOfOtherPart(below, from: [head.element]) { return .explained(.otherPart) }
    if isKeptByUsers(of: head.element, below) { return .explained(.keptByUsers) }
    return .unexplained("not told")
  }

  /// What is told of a thing itself and of each that contains it, as removed from the next one.
  private func toldRemovals(along chain: [DocumentPaths.Entry]) -> [Change?] {
    chain.indices.map { index in
      let holder = index + 1 < chain.count ? chain[index + 1].element : nil
      return toldRemoval(of: chain[index].element, from: holder)
    }
  }

  /// Whether the removal is told of another part of the same allOf, which says the same.
  func isToldOfOtherPart(_ below: [DocumentPaths.Entry], from starts: [ElementID]) -> Bool {
    let schema = edge.comparison.before
    return Counterparts(before: schema, after: schema).states(along: below, from: starts)
      .contains { !$0.way.contains(.alternative) && toldRemoval(of: $0.element, from: nil) != nil }
  }

  /// Whether it is not in the messages of some direction.
  private func isHidden(_ element: ElementID) -> Bool {
    guard let shape = edge.comparison.before[element].shape else { return false }
    return !edge.comparison.before[shape].hidden.isDisjoint(
      with: [.hiddenInRequests, .hiddenInResponses])
  }

  /// OpenAPI 3.1.0, section 4.8.12.1.
  private func isIgnoredHeader(_ element: String) -> Bool {
    ["header:accept", "header:content-type", "header:authorization"].contains {
      element.lowercased().hasSuffix($0)
    }
  }
}
