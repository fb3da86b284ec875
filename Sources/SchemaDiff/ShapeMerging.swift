internal import SchemaModel
internal import SourceText

/// Several shapes that all hold (`allOf`, what stands beside a reference) as one.
extension ShapeFlattener {
  mutating func merge(_ leaves: [ShapeID], isNullable: Bool, like whole: Shape) -> Shape {
    var result = Shape(owner: whole.owner, range: whole.range)
    result.isMerged = true
    // Where several leaves say a thing the first one's place is told.
    var facets = schema.facets[whole.facets.indices].filter { $0.kind == .nullability }
    var constraints: [Constraint] = []
    var required: [RequiredName] = []
    var unions: [UnionGroup] = []
    var properties: [Edge] = []
    var positions: [Symbol: Int] = [:]
    var conjunctsOfProperty: [Int: [ShapeID]] = [:]
    var items: [ElementID] = []
    var leading: [[ElementID]] = []
    for id in leaves {
      let leaf = schema[id]
      result.types.formIntersection(leaf.types.union(.null))
      facets.append(contentsOf: schema.facets[leaf.facets.indices])
      if result.format.isNone {
        result.format = leaf.format
      } else if !leaf.format.isNone, leaf.format != result.format {
        // Both hold; a shape has room for one.
        add(
          Constraint(
            aspect: .keyword, attribute: .format, value: leaf.format,
            range: place(.format, of: leaf)), to: &constraints)
      }
      result.isNever = result.isNever || leaf.isNever
      if result.unresolved.isNone { result.unresolved = leaf.unresolved }
      result.isNullMoot = result.isNullMoot || leaf.isNullMoot
      for var constraint in schema.constraints[leaf.constraints.indices] {
        if constraint.actsInUnit { constraint.unit = id.raw + 1 }
        add(constraint, to: &constraints)
      }
      for name in schema.requiredNames[leaf.required.indices]
      where !required.contains(where: { $0.name == name.name }) {
        required.append(name)
      }
      unions.append(contentsOf: schema.unions[leaf.unions.indices])
      for edge in schema.edges[leaf.properties.indices] {
        guard let position = positions[edge.key] else {
          positions[edge.key] = properties.count
          properties.append(edge)
          continue
        }
        // One that is come to on two ways is one.
        guard edge.target != properties[position].target else { continue }
        if schema[properties[position].target].lifecycle == nil,
          schema[edge.target].lifecycle != nil
        {
          // It is a notice of the property, whichever branch says it: that branch is told.
          let former = properties[position].target
          properties[position] = edge
          if let shape = schema[former].shape {
            conjunctsOfProperty[position, default: []].append(shape)
          }
          continue
        }
        if let shape = schema[edge.target].shape {
          conjunctsOfProperty[position, default: []].append(shape)
        }
      }
      if let item = leaf.items { items.append(item) }
      leading.append(schema.edges[leaf.leadingItems.indices].map(\.target))
      mergeValues(of: leaf, into: &result)
      result.discriminator = result.discriminator ?? leaf.discriminator
      if result.defaultValue.isNone { result.defaultValue = leaf.defaultValue }
      result.hidden.formUnion(leaf.hidden)
    }
    if isNullable { result.types.insert(.null) } else { result.types.remove(.null) }
    for (position, others) in conjunctsOfProperty.sorted(by: { $0.key < $1.key }) {
      properties[position].target = joined(properties[position].target, with: others)
    }
    result.leadingItems = mergeLeading(leading, of: leaves)
    result.items = joined(items)
    mergeExtras(of: leaves, into: &result, describing: properties)
    result.facets = Run(start: schema.facets.count, count: facets.count)
    schema.facets.append(contentsOf: facets)
    result.constraints = Run(start: schema.constraints.count, count: constraints.count)
    schema.constraints.append(contentsOf: constraints)
    result.required = Run(start: schema.requiredNames.count, count: required.count)
    schema.requiredNames.append(contentsOf: required)
    result.unions = Run(start: schema.unions.count, count: unions.count)
    schema.unions.append(contentsOf: unions)
    result.properties = Run(start: schema.edges.count, count: properties.count)
    schema.edges.append(contentsOf: properties)
    return result
  }

  /// The members of a list that have a position: each is what all leaves say of that position.
  private mutating func mergeLeading(_ lists: [[ElementID]], of leaves: [ShapeID]) -> Run {
    let count = lists.map(\.count).max() ?? 0
    if lists.filter({ !$0.isEmpty }).count <= 1, leaves.allSatisfy({ schema[$0].items == nil }) {
      let only = leaves.first { !schema[$0].leadingItems.isEmpty }
      return only.map { schema[$0].leadingItems } ?? .empty
    }
    var edges: [Edge] = []
    for position in 0..<count {
      var parts: [ElementID] = []
      for (list, leaf) in zip(lists, leaves) {
        if position < list.count {
          parts.append(list[position])
        } else if let items = schema[leaf].items {
          parts.append(items)
        }
      }
      guard let part = joined(parts) else { continue }
      edges.append(
        Edge(key: .none, group: Edge.Group.item, target: part, range: schema[part].range))
    }
    let run = Run(start: schema.edges.count, count: edges.count)
    schema.edges.append(contentsOf: edges)
    return run
  }

  /// What other properties may be. By the letter a branch that is closed forbids what the others
  /// describe as well (JSON Schema 2020-12 Core, 10.3.2.3). That is hardly ever meant: the whole is taken
  /// as closed, and ``Shape/closesOthers`` tells that one could read it otherwise.
  private mutating func mergeExtras(
    of leaves: [ShapeID], into result: inout Shape, describing properties: [Edge]
  ) {
    var shaped: [ElementID] = []
    for id in leaves {
      let leaf = schema[id]
      result.closesOthers = result.closesOthers || leaf.closesOthers
      switch leaf.extras {
      case .any: continue
      case .none: result.extras = .none
      case .shaped(let element): shaped.append(element)
      }
      let hasOtherPatterns = leaves.contains { other in
        other != id
          && schema.constraints[schema[other].constraints.indices].contains {
            $0.attribute == .patternProperties
          }
      }
      if hasOtherPatterns { result.closesOthers = true }
      let own = Set(schema.edges[leaf.properties.indices].map(\.key))
      if properties.contains(where: { !own.contains($0.key) }) { result.closesOthers = true }
    }
    if result.extras != .none, let all = joined(shaped) { result.extras = .shaped(all) }
  }

  /// Of two bounds of one kind the tighter one holds; of two equal restrictions one is enough.
  private func add(_ new: Constraint, to constraints: inout [Constraint]) {
    for index in constraints.indices {
      let old = constraints[index]
      guard old.aspect == new.aspect, old.attribute == new.attribute, old.name == new.name,
        old.unit == new.unit
      else { continue }
      if old.value == new.value, old.isExclusive == new.isExclusive { return }
      guard old.aspect == .lowerBound || old.aspect == .upperBound else { continue }
      let order = ExactNumber.order(schema.text(old.value), schema.text(new.value))
      let isTighter = old.aspect == .lowerBound ? order < 0 : order > 0
      if isTighter || (order == 0 && new.isExclusive) { constraints[index] = new }
      return
    }
    constraints.append(new)
  }

  private mutating func mergeValues(of leaf: Shape, into result: inout Shape) {
    guard leaf.valueSet != .none else { return }
    guard result.valueSet == .closed, leaf.valueSet == .closed else {
      if result.valueSet != .closed {
        result.values = leaf.values
        result.valueSet = leaf.valueSet
      }
      return
    }
    let allowed = Set(schema.edges[leaf.values.indices].map(\.key))
    let kept = schema.edges[result.values.indices].filter { allowed.contains($0.key) }
    result.values = Run(start: schema.edges.count, count: kept.count)
    schema.edges.append(contentsOf: kept)
  }

  /// The first element with a type that is also all the others; nil where there is none.
  private mutating func joined(_ elements: [ElementID]) -> ElementID? {
    guard let first = elements.first else { return nil }
    let others = elements.dropFirst().compactMap { schema[$0].shape }
    return others.isEmpty ? first : joined(first, with: others)
  }

  /// The element with a type that is also all the others.
  private mutating func joined(_ element: ElementID, with others: [ShapeID]) -> ElementID {
    var shape = Shape(owner: element, range: schema[element].range)
    shape.conjuncts = conjuncts((schema[element].shape.map { [$0] } ?? []) + others)
    return copy(of: element, typed: shape)
  }

  mutating func conjuncts(_ shapes: [ShapeID]) -> Run {
    let run = Run(start: schema.conjuncts.count, count: shapes.count)
    schema.conjuncts.append(contentsOf: shapes)
    return run
  }

  /// The same element with another type.
  mutating func copy(of element: ElementID, typed shape: Shape) -> ElementID {
    var copy = schema[element]
    copy.shape = ShapeID(schema.shapes.count)
    schema.shapes.append(shape)
    schema.elements.append(copy)
    return ElementID(schema.elements.count - 1)
  }
}
