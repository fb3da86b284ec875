internal import SchemaModel
internal import SourceText

/// Unions that are another spelling of something simpler.
extension ShapeFlattener {
  /// The shape without its union, where that only lists types or values; else `id` itself.
  mutating func simplified(_ id: ShapeID) -> ShapeID {
    let shape = schema[id]
    if let list = valueList(id) { return list }
    guard shape.isPureUnion else { return id }
    return anything(id) ?? withoutNever(id) ?? openSet(id) ?? typeList(id) ?? id
  }

  /// A union of listed values is one list of them: `oneOf: [{const: a}, {const: b}]` is how a value
  /// gets a description, or a notice, of its own (OpenAPI 3.1 has no other way).
  private mutating func valueList(_ id: ShapeID) -> ShapeID? {
    var result = schema[id]
    guard result.unions.count == 1, result.valueSet == .none, result.discriminator == nil else {
      return nil
    }
    let group = schema.unions[Int(result.unions.start)]
    var types: TypeSet = .nothing
    var values: [Edge] = []
    for index in group.members.indices {
      let member = schema.edges[index].target
      guard let shape = schema[member].shape else { return nil }
      let flat = flattened(shape)
      guard flat.saysOnlyValues else { return nil }
      types.formUnion(flat.types)
      for edge in schema.edges[flat.values.indices] {
        if values.contains(where: { $0.key == edge.key && $0.group == edge.group }) {
          // Of exactly one, what is there twice is never allowed.
          if group.isExclusive { return nil }
          continue
        }
        values.append(edge)
      }
    }
    for index in group.members.indices { tellValues(of: schema.edges[index].target) }
    let allowsNull = result.types.contains(.null)
    result.types.formIntersection(types)
    if allowsNull { result.types.insert(.null) } else { result.types.remove(.null) }
    result.unions = .empty
    result.values = Run(start: schema.edges.count, count: values.count)
    result.valueSet = .closed
    schema.edges.append(contentsOf: values)
    result.facets = add(.init(.values, at: group.range), to: result.facets)
    schema.shapes.append(result)
    return ShapeID(schema.shapes.count - 1)
  }

  /// What is said of an alternative is said of the values that it lists.
  private mutating func tellValues(of member: ElementID) {
    guard let lifecycle = schema[schema.annotated(member)].lifecycle,
      let shape = schema[member].shape
    else { return }
    for index in flattened(shape).values.indices {
      let value = schema.edges[index].target
      if schema[value].lifecycle == nil {
        schema.elements[value.index].lifecycle = lifecycle
      }
    }
  }

  /// A union of which a member allows everything restricts nothing.
  private mutating func anything(_ id: ShapeID) -> ShapeID? {
    let shape = schema[id]
    let group = schema.unions[Int(shape.unions.start)]
    for index in group.members.indices {
      if let member = schema[schema.edges[index].target].shape, !flattened(member).isAnything {
        continue
      }
      return replacing(shape, byTypes: shape.types)
    }
    return nil
  }

  /// A union without the members that no value is of, or the only one that is left.
  private mutating func withoutNever(_ id: ShapeID) -> ShapeID? {
    var shape = schema[id]
    let group = schema.unions[Int(shape.unions.start)]
    var kept: [Edge] = []
    for index in group.members.indices {
      let edge = schema.edges[index]
      if let member = schema[edge.target].shape, flattened(member).isNever { continue }
      kept.append(edge)
    }
    guard kept.count < group.members.count, let first = kept.first else { return nil }
    if kept.count == 1, let member = schema[first.target].shape {
      return adopted(flat(member), by: shape)
    }
    var rest = group
    rest.members = Run(start: schema.edges.count, count: kept.count)
    schema.edges.append(contentsOf: kept)
    shape.unions = Run(start: schema.unions.count, count: 1)
    schema.unions.append(rest)
    schema.shapes.append(shape)
    return ShapeID(schema.shapes.count - 1)
  }

  /// What a union of one or more comes to whose members are all the same; nil for any other. (Of
  /// exactly one, what is there twice is never allowed.)
  mutating func onlyMember(_ id: ShapeID) -> ShapeID? {
    let shape = schema[id]
    guard shape.isPureUnion else { return nil }
    let group = schema.unions[Int(shape.unions.start)]
    guard !group.isExclusive else { return nil }
    var only: ShapeID?
    for index in group.members.indices {
      guard let member = schema[schema.edges[index].target].shape else { return nil }
      let flat = flat(member)
      guard only == nil || only == flat else { return nil }
      only = flat
    }
    guard let only, schema[only].types.contains(.null) == shape.types.contains(.null) else {
      return nil
    }
    return adopted(only, by: shape)
  }

  /// The shape without null, where that is told of the whole.
  mutating func withoutNull(_ id: ShapeID) -> ShapeID {
    guard schema[id].types.contains(.null), schema[id].types != .null else { return id }
    var shape = schema[id]
    shape.types.remove(.null)
    schema.shapes.append(shape)
    return ShapeID(schema.shapes.count - 1)
  }

  /// The only alternative that is left as the whole: it is no alternative any more, though it may be a
  /// declaration of its own.
  private mutating func adopted(_ id: ShapeID, by whole: Shape) -> ShapeID {
    var shape = schema[id]
    guard schema[shape.owner].kind == .unionMember else { return id }
    shape.owner = whole.owner
    schema.shapes.append(shape)
    return ShapeID(schema.shapes.count - 1)
  }

  /// A union of any text and of listed texts is an open set: the values are listed, and others may
  /// come. That is how plain JSON Schema spells it.
  fileprivate mutating func openSet(_ id: ShapeID) -> ShapeID? {
    let shape = schema[id]
    let group = schema.unions[Int(shape.unions.start)]
    guard group.members.count == 2, shape.isPureUnion else { return nil }
    var listed: Shape?
    var hasPlainText = false
    for index in group.members.indices {
      guard let member = schema[schema.edges[index].target].shape else { return nil }
      let flat = flattened(member)
      guard flat.isPlainText else { return nil }
      if flat.valueSet == .none { hasPlainText = true } else { listed = flat }
    }
    guard hasPlainText, let listed else { return nil }
    var result = shape
    result.unions = .empty
    result.types = shape.types.contains(.null) ? .string.union(.null) : .string
    result.values = listed.values
    result.valueSet = .open
    result.facets = listed.facets
    schema.shapes.append(result)
    return ShapeID(schema.shapes.count - 1)
  }

  /// `anyOf: [{type: string}, {type: integer}]` is `type: [string, integer]` (JSON Schema 2020-12
  /// Validation, 6.1.1).
  private mutating func typeList(_ id: ShapeID) -> ShapeID? {
    let shape = schema[id]
    let group = schema.unions[Int(shape.unions.start)]
    var types: TypeSet = .nothing
    for index in group.members.indices {
      guard let member = schema[schema.edges[index].target].shape else { return nil }
      let flat = flattened(member)
      guard flat.saysOnlyTypes, !group.isExclusive || types.isDisjoint(with: flat.types) else {
        return nil
      }
      types.formUnion(flat.types)
    }
    // Whether null is allowed was settled when the shape was flattened.
    if shape.types.contains(.null) { types.insert(.null) } else { types.remove(.null) }
    return replacing(shape, byTypes: types, saidAt: group.range)
  }

  /// A union of members of different types as one shape: each keyword speaks of one type, so that
  /// what the members say can stand side by side. For comparing it with a list of types.
  mutating func sideBySide(_ id: ShapeID) -> ShapeID? {
    var result = schema[id]
    guard result.isPureUnion else { return nil }
    let group = schema.unions[Int(result.unions.start)]
    let allowsNull = result.types.contains(.null)
    var types: TypeSet = .nothing
    var constraints: [Constraint] = []
    for index in group.members.indices {
      guard let member = schema[schema.edges[index].target].shape else { return nil }
      let flat = flattened(member)
      let own = flat.types.subtracting(.null)
      guard flat.types != .any, types.isDisjoint(with: own), flat.unions.isEmpty,
        flat.valueSet == .none, !flat.isNever, flat.discriminator == nil
      else { return nil }
      types.formUnion(own)
      constraints += schema.constraints[flat.constraints.indices]
      if own.contains(.object) {
        result.properties = flat.properties
        result.required = flat.required
        result.extras = flat.extras
      }
      if own.contains(.array) {
        result.items = flat.items
        result.leadingItems = flat.leadingItems
      }
      if !flat.format.isNone { result.format = flat.format }
    }
    result.unions = .empty
    result.types = allowsNull ? types.union(.null) : types
    result.constraints = Run(start: schema.constraints.count, count: constraints.count)
    schema.constraints.append(contentsOf: constraints)
    schema.shapes.append(result)
    return ShapeID(schema.shapes.count - 1)
  }

  private mutating func replacing(
    _ shape: Shape, byTypes types: TypeSet, saidAt range: SourceRange? = nil
  ) -> ShapeID {
    var result = shape
    result.unions = .empty
    result.types = types
    if let range { result.facets = add(.init(.types, at: range), to: shape.facets) }
    schema.shapes.append(result)
    return ShapeID(schema.shapes.count - 1)
  }
}

extension Shape {
  /// Text, restricted by a list of values at the most.
  var isPlainText: Bool {
    types.subtracting(.null) == .string && constraints.isEmpty && format.isNone && unions.isEmpty
      && !isNever
  }

  /// A closed list of values and nothing else.
  fileprivate var saysOnlyValues: Bool {
    guard valueSet == .closed, !values.isEmpty else { return false }
    var others = self
    others.types = .any
    others.values = .empty
    others.valueSet = .none
    return !others.saysSomething
  }

  /// Types and nothing else.
  fileprivate var saysOnlyTypes: Bool {
    guard types != .any else { return false }
    var others = self
    others.types = .any
    return !others.saysSomething
  }
}
