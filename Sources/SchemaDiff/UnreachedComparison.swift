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
    for element in after.schema.declarations {
      afterByName[bridge[after.schema[element].name]] = element
    }
    var known: Set<Symbol> = []
    for element in before.schema.declarations {
      let name = before.schema[element].name
      known.insert(name)
      guard !reachedBefore.contains(element) else { continue }
      if let other = afterByName[name] {
        // Once it is reached its places of use tell what is new.
        guard !reachedAfter.contains(other) else { continue }
        visit(.elements(element, other), direction: .none, isTurned: false, under: root)
      } else {
        tellUnreached(.removed, element, before.schema, root)
      }
    }
    for element in after.schema.declarations
    where !known.contains(bridge[after.schema[element].name]) && !reachedAfter.contains(element) {
      tellUnreached(.added, element, after.schema, root)
      noteNew(element, pair: root)
    }
  }

  private mutating func tellUnreached(
    _ relation: Relation, _ element: ElementID, _ schema: Schema, _ root: PairID
  ) {
    var change = Change(
      .presence, relation, of: .schema, direction: .none, surface: .source, pair: root)
    if relation == .removed {
      change.before = element
      change.beforePlace = schema[element].range
    } else {
      change.after = element
      change.afterPlace = schema[element].range
    }
    changes.append(change)
  }
}

/// Which elements can be come to from the API itself.
struct Reachability {
  private var reached: [Bool]

  init(_ schema: Schema) {
    reached = [Bool](repeating: false, count: schema.elements.count)
    var seenShapes = [Bool](repeating: false, count: schema.shapes.count)
    var pending = [schema.root] + schema.mentioned
    var shapes: [ShapeID] = []
    while true {
      if let element = pending.popLast() {
        guard !reached[element.index] else { continue }
        reached[element.index] = true
        if let shape = schema[element].shape { shapes.append(shape) }
        for index in schema[element].children.indices {
          pending.append(schema.edges[index].target)
        }
      } else if let id = shapes.popLast() {
        guard !seenShapes[id.index] else { continue }
        seenShapes[id.index] = true
        let shape = schema[id]
        for index in shape.properties.indices { pending.append(schema.edges[index].target) }
        for index in shape.leadingItems.indices { pending.append(schema.edges[index].target) }
        for group in shape.unions.indices {
          for index in schema.unions[group].members.indices {
            pending.append(schema.edges[index].target)
          }
        }
        if let items = shape.items { pending.append(items) }
        if case .shaped(let element) = shape.extras { pending.append(element) }
        if let target = shape.reference?.target { pending.append(target) }
        for index in shape.conjuncts.indices { shapes.append(schema.conjuncts[index]) }
        for index in shape.constraints.indices {
          if let part = schema.constraints[index].shape { shapes.append(part) }
        }
      } else {
        break
      }
    }
  }

  func contains(_ element: ElementID) -> Bool { reached[element.index] }
}
