internal import SchemaModel
internal import SourceText

/// Components that no operation reaches: they can break nobody, and are told as such.
extension SchemaComparer {
  mutating func compareUnreached() {
    guard !before.schema.declarations.isEmpty || !after.schema.declarations.isEmpty else { return }
    let reachedBefore = Reachability(before.schema)
    let reachedAfter = Reachability(after.schema)
    isSecondRound = true
    let root = visit(
      .elements(before.schema.root, after.schema.root), direction: .none, isTurned: false,
      under: nil)
    var afterByName: [Symbol: ElementID] = [:]
    for element in after.schema.declarations.map(\.element) {
      afterByName[bridge[after.schema[element].name]] = element
    }
    var known: Set<Symbol> = []
    for element in before.schema.declarations.map(\.element) {
      let name = before.schema[element].name
      known.insert(name)
      guard !reachedBefore.contains(element) else { continue }
      if let other = afterByName[name] {
        // Once it is reached its places of use tell what is new.
        guard !reachedAfter.contains(other), !unchanged.contains(element, other) else { continue }
        visit(.elements(element, other), direction: .none, isTurned: false, under: root)
      } else {
        tellDeclaration(.removed, element, isReached: false, pair: root)
      }
    }
    for element in after.schema.declarations.map(\.element)
    where !known.contains(bridge[after.schema[element].name]) && !reachedAfter.contains(element) {
      tellDeclaration(.added, element, isReached: false, pair: root)
      noteNew(element, pair: root)
    }
  }
}
