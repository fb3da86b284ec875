internal import SchemaModel
internal import SourceText

/// What came with something new: its annotations are all news.
extension SchemaComparer {
  /// Something new, with the pair under which it was met.
  struct Arrival {
    var element: ElementID
    var pair: PairID
  }

  /// Notes that an element is new. What is inside it is looked into when all pairs are known, since what
  /// it refers to may have been there before.
  mutating func noteNew(_ element: ElementID, pair: PairID) {
    arrivals.append(Arrival(element: element, pair: pair))
  }

  /// Notes the lifecycles of all that came with new elements.
  mutating func noteArrivals() {
    guard !arrivals.isEmpty, !after.schema.lifecycles.isEmpty else { return }
    let known = KnownDeclarations(before.schema, graph)
    var seen: Set<ElementID> = []
    for arrival in arrivals {
      var pending = [arrival.element]
      while let next = pending.popLast() {
        guard seen.insert(next).inserted else { continue }
        noteLifecycle(nil, next, pair: arrival.pair)
        forEachPart(of: next) { part in
          if !known.contains(part, after.schema) { pending.append(part) }
        }
      }
    }
  }

  /// Goes through what an element consists of, and what it refers to.
  private func forEachPart(of element: ElementID, _ body: (ElementID) -> Void) {
    let schema = after.schema
    for edge in schema.edges[schema[element].children.indices] { body(edge.target) }
    guard let shape = schema[element].shape.map({ schema[$0] }) else { return }
    if shape.owner != element { body(shape.owner) }
    for run in [shape.properties, shape.values, shape.leadingItems] {
      for edge in schema.edges[run.indices] { body(edge.target) }
    }
    for group in schema.unions[shape.unions.indices] {
      for edge in schema.edges[group.members.indices] { body(edge.target) }
    }
    for part in schema.conjuncts[shape.conjuncts.indices] { body(schema[part].owner) }
    for constraint in schema.constraints[shape.constraints.indices] {
      if let part = constraint.shape { body(schema[part].owner) }
    }
    if let items = shape.items { body(items) }
    if case .shaped(let extras) = shape.extras { body(extras) }
    if let target = shape.reference?.target { body(target) }
  }
}

/// The declarations that were there before, or that stand for one that was.
private struct KnownDeclarations {
  private struct Name: Hashable {
    var kind: ElementKind
    var text: String
  }

  private let names: Set<Name>
  private let paired: Set<ElementID>

  init(_ before: Schema, _ graph: PairGraph) {
    names = Set(
      before.elements.lazy.filter { $0.traits.contains(.named) }
        .map { Name(kind: $0.kind, text: before.text($0.name)) })
    paired = Set(graph.pairs.lazy.compactMap(\.after))
  }

  func contains(_ element: ElementID, _ after: Schema) -> Bool {
    if paired.contains(element) { return true }
    let item = after[element]
    return item.traits.contains(.named)
      && names.contains(Name(kind: item.kind, text: after.text(item.name)))
  }
}
