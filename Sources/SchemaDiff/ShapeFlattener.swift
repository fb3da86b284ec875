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
