internal import SchemaModel
internal import SourceText

/// What stands beside a union may as well stand in each of its members: `allOf` distributes over
/// `oneOf` and `anyOf`.
extension SchemaComparer {
  /// Compares two unions as ones with nothing beside them, where one side has a property beside its
  /// union that the other one has in every member.
  /// - Returns: Whether it did.
  mutating func compareDistributed(_ context: ShapeContext) -> Bool {
    guard context.before.unions.count == 1, context.after.unions.count == 1,
      !context.before.properties.isEmpty || !context.after.properties.isEmpty
    else { return false }
    let old = Set(before.schema.edges[context.before.properties.indices].map(\.key))
    let new = Set(after.schema.edges[context.after.properties.indices].map { bridge[$0.key] })
    guard old != new else { return false }
    let moved = (
      before.commonNames(context.before, bridge: nil).intersection(new.subtracting(old)),
      after.commonNames(context.after, bridge: bridge).intersection(old.subtracting(new))
    )
    guard !moved.0.isEmpty || !moved.1.isEmpty else { return false }
    visit(
      .shapes(before.distributed(context.beforeID), after.distributed(context.afterID)),
      direction: context.work.direction, isTurned: context.work.isTurned, under: context.work.pair)
    return true
  }
}

extension ShapeFlattener {
  /// The names of the properties that every member of a union has. Symbols are those of the version
  /// before.
  fileprivate mutating func commonNames(_ shape: Shape, bridge: SymbolBridge?) -> Set<Symbol> {
    var common: Set<Symbol>?
    for index in schema.unions[Int(shape.unions.start)].members.indices {
      guard let member = schema[schema.edges[index].target].shape else { return [] }
      let properties = flattened(member).properties
      let names = Set(
        schema.edges[properties.indices].map { bridge?[$0.key] ?? $0.key })
      common = common?.intersection(names) ?? names
    }
    return common ?? []
  }

  /// The same contract as a union with nothing beside it.
  fileprivate mutating func distributed(_ id: ShapeID) -> ShapeID {
    let shape = schema[id]
    var rest = shape
    rest.unions = .empty
    rest.discriminator = nil
    schema.shapes.append(rest)
    let restID = ShapeID(schema.shapes.count - 1)
    var group = schema.unions[Int(shape.unions.start)]
    var edges = schema.edges[group.members.indices].map { $0 }
    for index in edges.indices {
      edges[index].target = joined(edges[index].target, with: restID)
    }
    group.members = Run(start: schema.edges.count, count: edges.count)
    schema.edges.append(contentsOf: edges)
    var whole = Shape(owner: shape.owner, range: shape.range)
    whole.facets = shape.facets
    whole.discriminator = shape.discriminator
    if !shape.types.contains(.null) { whole.types.remove(.null) }
    whole.unions = Run(start: schema.unions.count, count: 1)
    schema.unions.append(group)
    schema.shapes.append(whole)
    return ShapeID(schema.shapes.count - 1)
  }

  /// A member that is something else as well, and is still known by what it refers to.
  private mutating func joined(_ member: ElementID, with rest: ShapeID) -> ElementID {
    var shape = Shape(owner: ElementID(schema.elements.count), range: schema[member].range)
    let own = schema[member].shape
    shape.reference = own.flatMap { schema[$0].saysSomething ? nil : schema[$0].reference }
    let kept = shape.reference == nil ? own : nil
    shape.conjuncts = conjuncts([kept, rest].compactMap { $0 })
    return copy(of: member, typed: shape)
  }
}
