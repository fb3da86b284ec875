internal import SchemaModel
internal import SourceText

/// Declarations that are known by name: those that came or went, and those that nothing leads to.
extension SchemaComparer {
  mutating func compareDeclarations() {
    let reached =
      (before.schema.isExposed || after.schema.isExposed) ? nil : Reachability(before.schema)
    let reachedAfter = reached == nil ? nil : Reachability(after.schema)
    let root = PairID(0)
    let met = Set(graph.pairs.lazy.compactMap(\.before))
    var removed: [ElementID] = []
    var known: Set<Symbol> = []
    for old in before.schema.declarations.map(\.element) {
      known.insert(before.schema[old].name)
      guard let new = declarationsAfter[before.schema[old].name] else {
        removed.append(old)
        continue
      }
      guard let reached, let reachedAfter else {
        visitAsEntry(old, new, under: root)
        continue
      }
      switch (reached.contains(old), reachedAfter.contains(new)) {
      case (false, false):
        visit(.elements(old, new), direction: .none, isTurned: false, under: root)
      case (true, true) where !met.contains(old):
        // What led to it before is gone, and something else leads to it now.
        visitAsEntry(old, new, under: root)
      default:
        // Once it is reached its places of use tell what is new.
        break
      }
    }
    drain()
    tellRemoved(removed, reached)
    for new in after.schema.declarations.map(\.element)
    where !known.contains(bridge[after.schema[new].name]) {
      let isReached = reachedAfter?.contains(new) ?? true
      tellDeclaration(.added, new, isReached: isReached, pair: root)
      noteNew(new, pair: root)
    }
  }

  /// Compares a declaration in each direction in which its values flow.
  private mutating func visitAsEntry(_ old: ElementID, _ new: ElementID, under root: PairID) {
    for flow in before.schema[old].flows {
      visit(.elements(old, new), direction: flow, isTurned: false, under: root)
    }
  }

  func declarationsByName() -> [Symbol: ElementID] {
    var byName: [Symbol: ElementID] = [:]
    for declaration in after.schema.declarations {
      byName[bridge[after.schema[declaration.element].name]] = declaration.element
    }
    return byName
  }

  private mutating func tellRemoved(_ removed: [ElementID], _ reached: Reachability?) {
    guard !removed.isEmpty else { return }
    var uses = DeclarationUses(before.schema, graph, reached)
    for old in removed {
      let pair = uses.pair(of: old, before.schema, &graph)
      tellDeclaration(.removed, old, isReached: reached?.contains(old) ?? true, pair: pair)
      noteLifecycle(old, nil, pair: pair)
    }
  }

  /// - Parameter isReached: whether any operation leads to it.
  mutating func tellDeclaration(
    _ relation: Relation, _ element: ElementID, isReached: Bool, pair: PairID
  ) {
    let schema = relation == .removed ? before.schema : after.schema
    for flow in isReached ? schema[element].flows : [.none] {
      var change = Change(
        .presence, relation, of: .schema, direction: flow, surface: isReached ? .wire : .source,
        pair: pair)
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
}

extension Element {
  /// In which directions the values of a declaration flow.
  fileprivate var flows: [Direction] {
    (traits.contains(.sent) ? [.request] : []) + (traits.contains(.received) ? [.response] : [])
  }
}

extension Schema {
  fileprivate var isExposed: Bool { declarationsAreEntries }
}

/// Where declarations of the version before that are gone were used: the pairs that a notice of their
/// removal may be found at.
private struct DeclarationUses {
  private var users: [ElementID: [ElementID]] = [:]
  private var pairs: [ElementID: [PairID]] = [:]

  /// - Parameter reached: what operations lead to; nil where consumers may begin at any declaration.
  init(_ schema: Schema, _ graph: PairGraph, _ reached: Reachability?) {
    for (index, element) in schema.elements.enumerated() {
      guard let shape = element.shape.map({ schema[$0] }),
        reached?.contains(ElementID(index)) ?? true
      else { continue }
      if let target = shape.reference?.target {
        users[target, default: []].append(ElementID(index))
      }
    }
    // Where an interface is promised, what implements it comes.
    for (element, others) in schema.standIns.sorted(by: { $0.key < $1.key }) {
      let promising = (users[element] ?? []).filter { schema[$0].kind != .implementation }
      for other in others where !promising.isEmpty { users[other, default: []] += promising }
    }
    if reached == nil {
      for declaration in schema.declarations {
        users[declaration.element, default: []].append(schema.root)
      }
    }
    for edge in schema.edges[schema[schema.root].children.indices]
    where edge.group == Edge.Group.root {
      users[edge.target, default: []].append(schema.root)
    }
    for (index, pair) in graph.pairs.enumerated() {
      if let before = pair.before { pairs[before, default: []].append(PairID(index)) }
    }
  }

  /// The pair of a declaration that is gone, connected with all from where it was come to.
  mutating func pair(of declaration: ElementID, _ schema: Schema, _ graph: inout PairGraph)
    -> PairID
  {
    if let known = pairs[declaration]?.first { return known }
    let result = add(declaration, schema, &graph)
    var pending = [declaration]
    while let element = pending.popLast() {
      let own = pairs[element]![0]
      let isDeclaration = schema[element].traits.contains(.named)
      var around = isDeclaration ? users[element] ?? [] : []
      if !isDeclaration, let parent = schema[element].parent { around = [parent] }
      for other in around {
        if pairs[other] == nil {
          _ = add(other, schema, &graph)
          pending.append(other)
        }
        for pair in pairs[other]! { graph.connect(own, under: pair) }
      }
    }
    return result
  }

  private mutating func add(_ element: ElementID, _ schema: Schema, _ graph: inout PairGraph)
    -> PairID
  {
    let pair = graph.add(
      PairGraph.Pair(
        before: element, after: nil, direction: .none, isOperation: schema.isCalled(element)))
    pairs[element] = [pair]
    return pair
  }
}
