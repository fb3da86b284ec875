internal import SchemaDiff
internal import SchemaModel
internal import SourceText

extension Comparison {
  /// The coordinate by which a change is known.
  func coordinate(of change: Change) -> String {
    let isInAfter = isTold(inAfter: change)
    let schema = isInAfter ? after : before
    let element = (isInAfter ? change.after : change.before) ?? schema.root
    let coordinate = schema.coordinate(of: element)
    let item = schema[element]
    if change.aspect == .presence, item.traits.contains(.named), change.kind != .schema,
      !schema.isNominal
    {
      // A shared declaration is known by its first place of use.
      let pair = graph[change.pair]
      if let holder = change.after == nil ? pair.before : pair.after {
        let step = change.kind == .response ? change.namedThing ?? coordinate : coordinate
        return "\(schema.coordinate(of: holder)) · \(step)"
      }
    }
    guard change.kind == .property, item.kind != .property, let name = change.namedThing
    else { return coordinate }
    return "\(coordinate).\(name)"
  }

  /// The operation or the type that a change is a part of: what its coordinate begins with.
  func owner(of change: Change) -> String {
    let isInAfter = isTold(inAfter: change)
    let schema = isInAfter ? after : before
    let element = (isInAfter ? change.after : change.before) ?? schema.root
    if change.aspect == .presence, schema[element].traits.contains(.named), change.kind != .schema,
      !schema.isNominal
    {
      let pair = graph[change.pair]
      if let holder = change.after == nil ? pair.before : pair.after {
        return schema.ownerCoordinate(of: holder)
      }
    }
    return schema.ownerCoordinate(of: element)
  }

  /// Which side names the element: the one where it is of the kind that is told, the new one first.
  func isTold(inAfter change: Change) -> Bool {
    guard let after = change.after else { return false }
    guard let before = change.before else { return true }
    return self.after[after].kind == change.kind || self.before[before].kind != change.kind
  }
}

extension Schema {
  /// What follows the name of the shared declaration in the coordinate of an element inside it; nil for
  /// what is in none.
  func stepsInDeclaration(of element: ElementID) -> (declaration: ElementID, steps: String)? {
    var current: ElementID? = element
    while let id = current {
      if self[id].traits.contains(.named) {
        let name = text(self[id].name)
        let coordinate = coordinate(of: element)
        return (id, coordinate.hasPrefix(name) ? String(coordinate.dropFirst(name.count)) : "")
      }
      current = self[id].parent
    }
    return nil
  }
}
