import History
import SchemaDiff
import SchemaModel
import SourceText

/// Components: nothing that consumers see, but by the places that refer to them.
extension VersionStep {
  mutating func verdict(onComponent component: ElementID) -> RemovalVerdict {
    if isGone(component) { return .explained(.goneWithUsers) }
    if isCompared(component) { return .explained(.renamedComponent) }
    let users = users[component] ?? []
    let isSettled = users.allSatisfy { isGone($0) || isComparedWithin($0) }
    return !users.isEmpty && isSettled
      ? .explained(.renamedComponent) : .unexplained("the component is not told to be gone")
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
      if hasOtherType(id) || isUnknown(id) {
        result = true
        break
      }
      let (users, holders) = (users[id] ?? [], holders[id] ?? [])
      if !users.isEmpty || !holders.isEmpty {
        result =
          users.allSatisfy { isGone($0) }
          && holders.allSatisfy { toldRemoval(of: id, from: $0) != nil || isGone($0) }
        break
      }
      if toldRemoval(of: id, from: nil) != nil {
        result = true
        break
      }
      current = schema[id].parent
    }
    gone[element] = result
    return result
  }

  /// Whether any operation leads to an element of the version before.
  mutating func isReached(_ element: ElementID) -> Bool {
    if let known = reached[element] { return known }
    reached[element] = false
    let schema = edge.comparison.before
    var current = element
    while !schema[current].traits.contains(.named), let parent = schema[current].parent {
      current = parent
    }
    let result =
      !schema[current].traits.contains(.named)
      || ((users[current] ?? []) + (holders[current] ?? [])).contains { isReached($0) }
    reached[element] = result
    return result
  }

  /// Whether every place that refers to a component still leads to what was removed from the component.
  mutating func isKeptByUsers(
    of component: ElementID, _ below: [DocumentPaths.Entry], depth: Int = 0
  ) -> Bool {
    guard depth < 8, let users = users[component], !users.isEmpty else { return false }
    let schema = edge.comparison.before
    for user in users where !isGone(user) && isReached(user) {
      var chain: [DocumentPaths.Entry] = []
      var current: ElementID? = user
      while let id = current, !schema[id].traits.contains(.named), schema[id].kind != .operation {
        let status = schema[id].kind == .response ? " " + schema.text(schema[id].name) : nil
        chain.insert(DocumentPaths.Entry(element: id, parent: nil, text: status), at: 0)
        current = schema[id].parent
      }
      guard let head = current, let text = schema.path(of: head) else { return false }
      let way = counterparts.way(along: chain + below, from: pathsAfter.head(text))
      if way != nil || isToldOfOtherPart(chain + below, from: [head]) { continue }
      guard schema[head].kind == .schema,
        isKeptByUsers(of: head, chain + below, depth: depth + 1)
      else { return false }
    }
    return true
  }

  private func isCompared(_ element: ElementID) -> Bool {
    compared[edge.comparison.before[element].range] != nil
  }

  /// Whether the place that refers to a component was compared: itself, or that whose type it is a part
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
}
