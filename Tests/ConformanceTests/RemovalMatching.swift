import History
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText

/// Why a recorded removal and what apilint tells are not the same thing, by what the record leaves out.
enum Explanation: String, CaseIterable {
  case toldWithContainer = "told with what contains it (path, response, media type, alternative)"
  case toldAsOtherType = "what contains it has another type now, which is told instead"
  case behindReference = "still there, behind a reference"
  case insideAllOf = "still there, inside allOf"
  case insideAlternative = "still there, inside an alternative"
  case renamedComponent = "the component was renamed or inlined; its users are compared"
  case goneWithUsers = "the component went with all that referred to it, which is told"
  case keptByUsers = "moved: all that refers to the component still has it, from elsewhere"
  case unreached = "no operation reached the component before"
  case hidden = "never sent where it stood (readOnly in requests, writeOnly in responses)"
  case ignoredHeader = "a header that OpenAPI says is ignored"
  case stillWritten = "only told by apilint: still written elsewhere at the same path"
  case cascaded = "only told by apilint: recorded as cascaded"
  case otherComponent = "only told by apilint: the place refers to another component now"
}

/// How a recorded removal and what apilint tells go together.
enum RemovalVerdict {
  /// apilint tells it, of the same thing.
  case agrees(Change)
  case explained(Explanation, Change? = nil)
  case unexplained(String)
}

extension VersionStep {
  /// Finds what apilint tells of a recorded removal.
  mutating func verdict(on row: RecordedRemoval) -> RemovalVerdict {
    let found = entries(of: row)
    for entry in found {
      if let change = removal(of: paths.entries[entry].element) { return .agrees(change) }
    }
    if found.isEmpty {
      return isIgnoredHeader(row.element)
        ? .explained(.ignoredHeader) : .unexplained("nothing is there before")
    }
    if row.kind == "schema" {
      return componentVerdict(paths.entries[found[0]].element)
    }
    var worst: RemovalVerdict?
    for entry in found {
      let verdict = verdict(along: paths.chain(entry))
      if case .unexplained = verdict { return verdict }
      worst = worst ?? verdict
    }
    return worst ?? .unexplained("nothing is there before")
  }

  /// Where a recorded thing stood. (The record spells values as Python does.)
  mutating func entries(of row: RecordedRemoval) -> [Int] {
    let found = paths.find(row.element)
    guard found.isEmpty else { return found }
    for (python, plain) in [("=True", "=true"), ("=False", "=false"), ("=None", "=null")]
    where row.element.hasSuffix(python) {
      return paths.find(row.element.dropLast(python.count) + plain)
    }
    return []
  }

  /// - Parameter chain: from the thing itself up.
  private mutating func verdict(along chain: [DocumentPaths.Entry]) -> RemovalVerdict {
    let schema = edge.comparison.before
    for entry in chain.dropFirst() {
      if let change = removal(of: entry.element) { return .explained(.toldWithContainer, change) }
    }
    guard let head = chain.last(where: { schema[$0.element].kind != .path }) else {
      return .unexplained("no component and no operation")
    }
    var starts = head.text.map { pathsAfter.head($0) } ?? []
    let isRenamed = starts.isEmpty
    if isRenamed { starts = compared[schema[head.element].range] ?? [] }
    let below = chain.reversed().drop { schema[$0.element].kind == .path }.dropFirst()
    if let way = counterparts.way(along: Array(below), from: starts) {
      if isRenamed { return .explained(.renamedComponent) }
      if way.contains(.reference) { return .explained(.behindReference) }
      if way.contains(.alternative) { return .explained(.insideAlternative) }
      if way.contains(.conjunct) { return .explained(.insideAllOf) }
      return .unexplained("still there as it was")
    }
    for entry in chain.dropFirst() where isReplaced(entry.element) {
      let cs = otherChanges[schema[entry.element].range]!.filter { $0.aspect == .type || $0.aspect == .values }
      for c in cs { print("TYPE \(schema[chain[0].element].kind) \(entry.element == chain[1].element ? "direct" : "above") \(c.aspect) \(c.relation) \(c.attribute.map { "\($0)" } ?? "") \((c.beforeValue ?? "nil").prefix(60)) -> \((c.afterValue ?? "nil").prefix(60))") }
      return .explained(.toldAsOtherType)
    }
    if isGone(head.element) { return .explained(.goneWithUsers) }
    if !reached(head.element) { return .explained(.unreached) }
    if chain.contains(where: { isHidden($0.element) }) { return .explained(.hidden) }
    if isKeptByUsers(of: head.element, Array(below)) { return .explained(.keptByUsers) }
    return .unexplained("not told")
  }

  /// A component is nothing that consumers see: what they see are the places that refer to it.
  private mutating func componentVerdict(_ component: ElementID) -> RemovalVerdict {
    if isGone(component) { return .explained(.goneWithUsers) }
    if isCompared(component) { return .explained(.renamedComponent) }
    let users = users[component] ?? []
    let isSettled = users.allSatisfy { isGone($0) || isComparedWithin($0) }
    return !users.isEmpty && isSettled
      ? .explained(.renamedComponent) : .unexplained("the component is not told to be gone")
  }

  private func isCompared(_ element: ElementID) -> Bool {
    compared[edge.comparison.before[element].range] != nil
  }

  /// Whether the place that refers to a component was compared: itself, or what it is a part of the type
  /// of.
  private func isComparedWithin(_ element: ElementID) -> Bool {
    let schema = edge.comparison.before
    var current: ElementID? = element
    while let id = current {
      if isCompared(id) { return true }
      switch schema[id].kind {
      case .schema, .unionMember: current = schema[id].parent
      default: return false
      }
    }
    return false
  }

  /// Whether it is not in the messages of some direction.
  private func isHidden(_ element: ElementID) -> Bool {
    guard let shape = edge.comparison.before[element].shape else { return false }
    return !edge.comparison.before[shape].hidden.isDisjoint(
      with: [.hiddenInRequests, .hiddenInResponses])
  }

  /// Whether every place that refers to a component still leads to what was removed from the component.
  private mutating func isKeptByUsers(
    of component: ElementID, _ below: [DocumentPaths.Entry], depth: Int = 0
  ) -> Bool {
    guard depth < 8, let users = users[component], !users.isEmpty else { return false }
    let schema = edge.comparison.before
    return users.allSatisfy { user in
      if isGone(user) || !reached(user) { return true }
      var chain: [DocumentPaths.Entry] = []
      var current: ElementID? = user
      while let id = current, !schema[id].traits.contains(.named), schema[id].kind != .operation {
        let status = schema[id].kind == .response ? " " + schema.text(schema[id].name) : nil
        chain.insert(DocumentPaths.Entry(element: id, parent: nil, text: status), at: 0)
        current = schema[id].parent
      }
      guard let head = current else { return false }
      let name = schema.text(schema[head].name)
      let starts = pathsAfter.head(
        schema[head].kind == .operation ? "op " + Schema.blanked(name) : "schema " + name)
      if counterparts.way(along: chain + below, from: starts) != nil { return true }
      return schema[head].kind == .schema
        && isKeptByUsers(of: head, chain + below, depth: depth + 1)
    }
  }

  /// OpenAPI 3.1.0, section 4.8.12.1.
  private func isIgnoredHeader(_ element: String) -> Bool {
    ["header:accept", "header:content-type", "header:authorization"].contains {
      element.lowercased().hasSuffix($0)
    }
  }
}
