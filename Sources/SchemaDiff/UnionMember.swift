internal import SchemaModel
internal import SourceText

/// A member of a union, with what it can be known by. Symbols are those of the version before.
struct UnionMember {
  var element: ElementID
  var flat: ShapeID
  /// The name of what it refers to.
  var reference: Symbol
  /// The name of what its items refer to, where it is a list.
  var items: Symbol
  var title: Symbol
  /// The value of the discriminator that stands for it.
  var tag: Symbol
  /// The same, as a symbol of its own version.
  var ownTag: Symbol
  /// Besides null.
  var types: TypeSet

  /// - Parameter bridge: nil for the version before.
  static func members(
    of group: UnionGroup, discriminator: DiscriminatorID? = nil, in side: inout ShapeFlattener,
    bridge: SymbolBridge?
  ) -> [UnionMember] {
    let titleKey = side.schema.symbols.find("title") ?? .none
    let discriminator = discriminator.map { side.schema.discriminators[$0.index] }
    var members: [UnionMember] = []
    members.reserveCapacity(Int(group.members.count))
    // A loop, since a closure would copy the whole side for each member.
    for edge in group.members.indices {
      let element = side.schema.edges[edge].target
      guard let id = side.schema[element].shape else { continue }
      let flat = side.flat(id)
      var reference: Symbol = .none
      if let target = side.schema[id].reference?.target { reference = side.schema[target].name }
      let items = side.schema.itemReference(of: side.schema[flat])
      let title = side.schema.title(of: side.schema[flat].owner, key: titleKey)
      var tag: Symbol = .none
      if let discriminator {
        tag = side.tag(of: flat, named: reference, discriminator)
      }
      members.append(
        UnionMember(
          element: element, flat: flat, reference: bridge?[reference] ?? reference,
          items: bridge?[items] ?? items, title: bridge?[title] ?? title, tag: bridge?[tag] ?? tag,
          ownTag: tag,
          types: side.schema[flat].types.subtracting(.null)))
    }
    return members
  }

  /// Puts the members of a union in the place of a member that is nothing but that union.
  /// - Returns: Whether there was one among those at `indices`.
  static func expand(
    _ indices: [Int], of members: inout [UnionMember], in side: inout ShapeFlattener,
    bridge: SymbolBridge?
  ) -> Bool {
    var isExpanded = false
    for index in indices.sorted().reversed() {
      let shape = side.schema[members[index].flat]
      guard shape.isPureUnion else { continue }
      let group = side.schema.unions[Int(shape.unions.start)]
      let inner = UnionMember.members(
        of: group, discriminator: shape.discriminator, in: &side, bridge: bridge)
      members.replaceSubrange(index...index, with: inner)
      isExpanded = true
    }
    return isExpanded
  }

  /// Whether no value can be of two members: they differ in type.
  static func areDisjoint(_ members: [UnionMember], in schema: Schema) -> Bool {
    var seen: TypeSet = .nothing
    for member in members {
      guard seen.isDisjoint(with: member.types) else { return false }
      seen.formUnion(member.types)
    }
    return true
  }
}

extension ShapeFlattener {
  /// The value of the discriminator that stands for a member: the one that is mapped to what it
  /// refers to, else the only value that it allows its discriminating property, else its name.
  fileprivate mutating func tag(
    of flat: ShapeID, named reference: Symbol, _ discriminator: Discriminator
  ) -> Symbol {
    let name = schema.text(reference)
    for entry in discriminator.mapping {
      let target = schema.text(entry.text)
      if target == name || target.hasSuffix("/" + name) { return entry.value }
    }
    for index in schema[flat].properties.indices
    where schema.edges[index].key == discriminator.propertyName {
      guard let shape = schema[schema.edges[index].target].shape else { continue }
      let values = flattened(shape).values
      if values.count == 1 { return schema.edges[Int(values.start)].key }
    }
    // The name of the component, where nothing else is said (OpenAPI 3.1.0, section 4.8.25).
    return reference
  }
}

extension Schema {
  /// The name of what the items of a list refer to; `.none` where they refer to nothing.
  func itemReference(of shape: Shape) -> Symbol {
    guard let items = shape.items.flatMap({ self[$0].shape }) else { return .none }
    return self[items].reference.map { self[$0.target].name } ?? .none
  }

  fileprivate func title(of element: ElementID, key: Symbol) -> Symbol {
    for index in self[element].attributes.indices
    where attributes[index].aspect == .description && attributes[index].name == key {
      return attributes[index].value
    }
    return .none
  }
}
