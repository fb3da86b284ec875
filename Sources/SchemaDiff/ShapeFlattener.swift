internal import SchemaModel
internal import SourceText

/// Gives each shape as one that stands alone: what references and conjuncts say is merged in, so
/// that comparison sees contracts, not spellings.
///
/// Merged shapes are appended to the schema. A set of leaves is merged once, so recursion through
/// `allOf` ends.
struct ShapeFlattener {
  var schema: Schema
  private var flatOf: [Int32]
  private var merged: [MergeKey: ShapeID] = [:]
  /// Fingerprints by shape and depth.
  var prints: [PrintKey: UInt64] = [:]

  struct PrintKey: Hashable {
    var shape: ShapeID
    var depth: Int
  }

  private static let isOpen: Int32 = -2

  private struct MergeKey: Hashable {
    var leaves: [Int32]
    var isNullable: Bool
  }

  init(_ schema: consuming Schema) {
    self.flatOf = [Int32](repeating: -1, count: schema.shapes.count)
    self.schema = schema
  }

  /// The flattened shape; the same one for equal sets of leaves.
  mutating func flat(_ id: ShapeID) -> ShapeID {
    if id.index < flatOf.count {
      if flatOf[id.index] >= 0 { return ShapeID(Int(flatOf[id.index])) }
      // What is come to again while it is being flattened stands for itself.
      if flatOf[id.index] == Self.isOpen { return id }
      flatOf[id.index] = Self.isOpen
    }
    var result = flatten(id)
    if !schema[result].unions.isEmpty { result = simplified(result) }
    result = normalized(result)
    while flatOf.count < schema.shapes.count { flatOf.append(-1) }
    flatOf[id.index] = result.raw
    return result
  }

  /// The flattened shape itself. (`schema[flat(id)]` would take the schema first, and so look into
  /// one that lacks what flattening adds.)
  mutating func flattened(_ id: ShapeID) -> Shape {
    let flat = flat(id)
    return schema[flat]
  }

  private mutating func flatten(_ id: ShapeID) -> ShapeID {
    let shape = schema[id]
    if shape.conjuncts.isEmpty, !shape.hasTransparentReference, !shape.addsNull,
      shape.unions.isEmpty || !shape.types.contains(.null) || unionsAllowNull(shape)
    {
      return id
    }
    if shape.hasTransparentReference, let target = plainTarget(of: id) { return flat(target) }
    var leaves: [Int32] = []
    var visited: [Int32] = []
    let isNullable = collect(id, into: &leaves, visited: &visited)
    if leaves.count == 1 {
      let leaf = schema.shapes[Int(leaves[0])]
      if leaf.conjuncts.isEmpty, !leaf.hasTransparentReference,
        leaf.types.contains(.null) == isNullable
      {
        return ShapeID(Int(leaves[0]))
      }
    }
    let key = MergeKey(leaves: leaves.sorted(), isNullable: isNullable)
    if let known = merged[key] { return known }
    // The place is taken first: merging may come to the same set again.
    let result = ShapeID(schema.shapes.count)
    schema.shapes.append(Shape(owner: shape.owner, range: shape.range))
    merged[key] = result
    if leaves.count == 1 {
      // One contract and whether null is allowed: nothing has to be merged.
      var flat = schema.shapes[Int(leaves[0])]
      flat.conjuncts = .empty
      if flat.hasTransparentReference { flat.reference = nil }
      flat.addsNull = false
      if let range = schema.place(of: .nullability, in: shape) {
        flat.facets = add(.init(.nullability, at: range), to: flat.facets)
      }
      if isNullable { flat.types.insert(.null) } else { flat.types.remove(.null) }
      schema.shapes[result.index] = flat.isNever && isNullable ? onlyNull(like: flat) : flat
      return result
    }
    let flat = merge(leaves.map { ShapeID(Int($0)) }, isNullable: isNullable, like: shape)
    schema.shapes[result.index] = flat.isNever && isNullable ? onlyNull(like: flat) : flat
    return result
  }

  /// No value but null.
  private func onlyNull(like shape: Shape) -> Shape {
    var result = Shape(owner: shape.owner, range: shape.range)
    result.types = .null
    result.facets = shape.facets
    return result
  }

  /// What a shape that is a reference and nothing else leads to, when that stands alone: by far the
  /// most common case.
  private func plainTarget(of id: ShapeID) -> ShapeID? {
    var current = id
    for _ in 0..<8 {
      let shape = schema[current]
      guard shape.conjuncts.isEmpty, !shape.addsNull else { return nil }
      guard shape.hasTransparentReference else { return current }
      guard !shape.saysSomething, let target = shape.reference?.target,
        let next = schema[target].shape
      else { return nil }
      current = next
    }
    return nil
  }

  /// Collects the shapes that say something themselves; returns whether null passes all of them.
  private func collect(_ id: ShapeID, into leaves: inout [Int32], visited: inout [Int32]) -> Bool {
    // There are few: looking through them is faster than a set.
    guard !visited.contains(id.raw) else { return true }
    visited.append(id.raw)
    let shape = schema[id]
    var allowsNull = shape.types.contains(.null) && unionsAllowNull(shape)
    if shape.saysSomething { leaves.append(id.raw) }
    if let reference = shape.reference, !reference.isNominal,
      let target = schema[reference.target].shape
    {
      allowsNull = collect(target, into: &leaves, visited: &visited) && allowsNull
    }
    for conjunct in schema.conjuncts[shape.conjuncts.indices] {
      allowsNull = collect(conjunct, into: &leaves, visited: &visited) && allowsNull
    }
    return allowsNull || shape.addsNull
  }

  /// The name of the declaration that a member of a union refers to, where null is, or is not, one
  /// of its values.
  func sharedMember(_ member: ElementID, allowingNull isAllowed: Bool) -> Symbol? {
    guard let shape = schema[member].shape, let target = schema[shape].reference?.target,
      allowsNull(shape, depth: 0) == isAllowed
    else { return nil }
    return schema[target].name
  }

  /// Whether each union of a shape has a member that null is one of. Where the shape itself names null
  /// as a type, a member that names no type does not take it away.
  private func unionsAllowNull(_ shape: Shape, depth: Int = 0) -> Bool {
    for group in schema.unions[shape.unions.indices] {
      var isAllowed = false
      for edge in group.members.indices {
        guard let member = schema[schema.edges[edge].target].shape else { return true }
        let namesNoType =
          shape.types != .any && schema[plainTarget(of: member) ?? member].infersTypes
        if namesNoType || allowsNull(member, depth: depth + 1) {
          isAllowed = true
          break
        }
      }
      if !isAllowed { return false }
    }
    return true
  }

  /// Whether null is one of the values, without merging anything. A union that leads to itself adds
  /// none, so that beyond some depth there is nothing more to find.
  private func allowsNull(_ id: ShapeID, depth: Int) -> Bool {
    let shape = schema[id]
    if shape.addsNull { return true }
    guard shape.types.contains(.null), !shape.isNever, depth < 16 else { return false }
    if shape.hasTransparentReference,
      let target = shape.reference.flatMap({ schema[$0.target].shape })
    {
      guard allowsNull(target, depth: depth + 1) else { return false }
    }
    for conjunct in schema.conjuncts[shape.conjuncts.indices]
    where !allowsNull(conjunct, depth: depth + 1) { return false }
    return unionsAllowNull(shape, depth: depth)
  }

  private mutating func merge(_ leaves: [ShapeID], isNullable: Bool, like whole: Shape) -> Shape {
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

  /// A list of places with another one in front.
  mutating func add(_ facet: Shape.Facet, to run: Run) -> Run {
    let start = schema.facets.count
    schema.facets.append(facet)
    for index in run.indices { schema.facets.append(schema.facets[index]) }
    return Run(start: start, count: schema.facets.count - start)
  }

  /// Where a thing is said of a flattened shape, else the place of the whole.
  func place(_ kind: Shape.Facet.Kind, of shape: Shape) -> SourceRange {
    schema.place(of: kind, in: shape) ?? shape.range
  }

  /// The first of two things that is said, else the whole.
  func place(_ kind: Shape.Facet.Kind, _ other: Shape.Facet.Kind, of shape: Shape) -> SourceRange {
    schema.place(of: kind, in: shape) ?? place(other, of: shape)
  }

  /// Whether the types are said, not inferred.
  func saysTypes(_ shape: Shape) -> Bool {
    shape.valueSet == .closed || !shape.unions.isEmpty
      || schema.place(of: .types, in: shape) != nil
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
    var copy = schema[element]
    let id = ElementID(schema.elements.count)
    var shape = Shape(owner: element, range: copy.range)
    let all = (copy.shape.map { [$0] } ?? []) + others
    shape.conjuncts = Run(start: schema.conjuncts.count, count: all.count)
    schema.conjuncts.append(contentsOf: all)
    schema.shapes.append(shape)
    copy.shape = ShapeID(schema.shapes.count - 1)
    schema.elements.append(copy)
    return id
  }
}

extension Shape {
  /// Nothing is said. (What is being flattened may still be a reference.)
  var isAnything: Bool { !saysSomething && reference == nil && conjuncts.isEmpty }

  /// A union that says nothing of its own.
  var isPureUnion: Bool { unions.count == 1 && types.union(.null) == .any }

  /// Whether anything is said from which one can tell if null is allowed.
  var saysOfNull: Bool { types != .any || !unions.isEmpty }

  var hasTransparentReference: Bool { reference.map { !$0.isNominal } ?? false }

  /// Whether the shape restricts or adds anything besides what it refers to.
  var saysSomething: Bool {
    types != .any || !format.isNone || isNever || !constraints.isEmpty || !properties.isEmpty
      || !required.isEmpty || extras != .any || !leadingItems.isEmpty || items != nil
      || valueSet != .none || !unions.isEmpty || discriminator != nil || !defaultValue.isNone
      || !unresolved.isNone || !hidden.isEmpty || (reference?.isNominal ?? false)
  }
}
