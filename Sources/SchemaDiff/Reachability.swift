internal import SchemaModel

/// Which declarations can be come to from the API itself.
struct Reachability {
  private let schema: Schema
  private var reached: [Bool]
  private var seenShapes: [Bool] = []
  private var pending: [ElementID]
  private var shapes: [ShapeID] = []

  init(_ schema: Schema) {
    self.schema = schema
    reached = [Bool](repeating: false, count: schema.elements.count)
    pending = schema.mentioned + schema.uses
    var references = [Run?](repeating: nil, count: schema.elements.count)
    if schema.isNominal { pending.append(schema.root) }
    for declaration in schema.declarations where !schema.isNominal {
      references[declaration.element.index] = declaration.references
    }
    while true {
      if let element = pending.popLast() {
        guard !reached[element.index] else { continue }
        reached[element.index] = true
        if let run = references[element.index] {
          // From declaration to declaration, without a look at what is in them.
          pending.append(contentsOf: schema.references[run.indices])
        } else {
          follow(element)
        }
      } else if let id = shapes.popLast() {
        follow(id)
      } else {
        break
      }
    }
  }

  func contains(_ declaration: ElementID) -> Bool { reached[declaration.index] }

  /// Goes through a part of a declaration, or one that is not known by name.
  private mutating func follow(_ element: ElementID) {
    if let shape = schema[element].shape { shapes.append(shape) }
    for index in schema[element].children.indices { pending.append(schema.edges[index].target) }
  }

  private mutating func follow(_ id: ShapeID) {
    if seenShapes.isEmpty { seenShapes = [Bool](repeating: false, count: schema.shapes.count) }
    guard !seenShapes[id.index] else { return }
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
    if let target = shape.reference?.target {
      pending.append(target)
      // Where an interface is promised, what implements it comes; where it is only implemented, it can be
      // named.
      if schema[shape.owner].kind != .implementation, let others = schema.standIns[target] {
        pending += others
      }
    }
    for index in shape.conjuncts.indices { shapes.append(schema.conjuncts[index]) }
    for index in shape.constraints.indices {
      if let part = schema.constraints[index].shape { shapes.append(part) }
    }
  }
}
