internal import SchemaModel
internal import SourceText

/// Unions: members are paired by what they refer to, by discriminator, by title, then by form; only
/// what is left over was added or removed.
extension SchemaComparer {
  mutating func compareUnions(_ context: ShapeContext) {
    let b = context.before
    let a = context.after
    guard !b.unions.isEmpty || !a.unions.isEmpty else { return }
    let old = before.schema.unions[b.unions.indices].map { $0 }
    let new = after.schema.unions[a.unions.indices].map { $0 }
    if old.count == new.count {
      for (oldGroup, newGroup) in zip(old, new) { compareGroups(oldGroup, newGroup, context) }
    } else {
      var change = change(.keyword, .changed, context)
      change.attribute = (new.last ?? old[0]).isExclusive ? .oneOf : .anyOf
      change.beforePlace = old.first?.range ?? b.range
      change.afterPlace = new.first?.range ?? a.range
      changes.append(change)
    }
  }

  /// What a member can be known by.
  private struct MemberIdentity {
    var element: ElementID
    var flat: ShapeID
    /// The name of what it refers to, in symbols of the version before.
    var reference: Symbol
    var title: Symbol
    var types: TypeSet
  }

  private mutating func compareGroups(
    _ oldGroup: UnionGroup, _ newGroup: UnionGroup, _ context: ShapeContext
  ) {
    let old = Self.members(of: oldGroup, in: &before, bridge: nil)
    let new = Self.members(of: newGroup, in: &after, bridge: bridge)
    var openOld = Array(old.indices)
    var openNew = Array(new.indices)
    if old.count == new.count,
      zip(old, new).allSatisfy({ !$0.reference.isNone && $0.reference == $1.reference })
    {
      // The same references in the same order, as nearly always.
      for (left, right) in zip(old, new) {
        visit(
          .elements(left.element, right.element), direction: context.work.direction,
          isTurned: context.work.isTurned, under: context.work.pair)
      }
      return
    }
    func take(_ isMatch: (MemberIdentity, MemberIdentity) -> Bool) -> [(Int, Int)] {
      var taken: [(Int, Int)] = []
      for index in openOld {
        guard let other = openNew.first(where: { isMatch(old[index], new[$0]) }) else { continue }
        taken.append((index, other))
        openNew.removeAll { $0 == other }
      }
      openOld.removeAll { index in taken.contains { $0.0 == index } }
      return taken
    }
    var pairs = take { !$0.reference.isNone && $0.reference == $1.reference }
    pairs += take { !$0.title.isNone && $0.title == $1.title }
    pairs += take { resembles($0.flat, $1.flat) }
    pairs += take { old, new in
      // The only ones of their type: one that was changed rather than two strangers.
      old.types == new.types && openOld.filter { openOldMatches($0, old.types) }.count == 1
        && openNew.filter { openNewMatches($0, new.types) }.count == 1
    }
    func openOldMatches(_ index: Int, _ types: TypeSet) -> Bool { old[index].types == types }
    func openNewMatches(_ index: Int, _ types: TypeSet) -> Bool { new[index].types == types }
    for (left, right) in pairs {
      visit(
        .elements(old[left].element, new[right].element), direction: context.work.direction,
        isTurned: context.work.isTurned, under: context.work.pair)
    }
    let allowsAnything = new.contains { !after.schema[$0.flat].saysSomething }
    for index in openOld where !allowsAnything {
      var change = memberChange(.removed, context)
      change.before = old[index].element
      change.beforePlace = before.schema[old[index].element].range
      change.after = nil
      change.afterPlace = newGroup.range
      change.beforeValue = memberText(old[index].element, before)
      change.valueName = change.beforeValue
      changes.append(change)
    }
    // Where a member allows everything another one adds nothing.
    let allowedAnything = old.contains { !before.schema[$0.flat].saysSomething }
    for index in openNew where !allowedAnything {
      var change = memberChange(.added, context)
      change.before = nil
      change.beforePlace = oldGroup.range
      change.after = new[index].element
      change.afterPlace = after.schema[new[index].element].range
      change.afterValue = memberText(new[index].element, after)
      change.valueName = change.afterValue
      changes.append(change)
    }
  }

  private func memberChange(_ relation: Relation, _ context: ShapeContext) -> Change {
    var change = change(.presence, relation, context)
    change.kind = .unionMember
    return change
  }

  private static func members(
    of group: UnionGroup, in side: inout ShapeFlattener, bridge: SymbolBridge?
  ) -> [MemberIdentity] {
    let titleKey = side.schema.symbols.find("title") ?? .none
    var members: [MemberIdentity] = []
    members.reserveCapacity(Int(group.members.count))
    // A loop, since a closure would copy the whole side for each member.
    for edge in group.members.indices {
      let element = side.schema.edges[edge].target
      guard let id = side.schema[element].shape else { continue }
      let flat = side.flat(id)
      let shape = side.schema[id]
      let owner = side.schema[flat].owner
      var reference: Symbol = .none
      if let target = shape.reference?.target {
        reference = side.schema[target].name
      }
      var title: Symbol = .none
      for index in side.schema[owner].attributes.indices
      where side.schema.attributes[index].aspect == .description
        && side.schema.attributes[index].name == titleKey
      {
        title = side.schema.attributes[index].value
      }
      members.append(
        MemberIdentity(
          element: element, flat: flat, reference: bridge?[reference] ?? reference,
          title: bridge?[title] ?? title,
          types: side.schema[flat].types.subtracting(.null)))
    }
    return members
  }

  /// Whether two shapes look alike on their face: types, names of properties, values.
  private func resembles(_ old: ShapeID, _ new: ShapeID) -> Bool {
    let b = before.schema[old]
    let a = after.schema[new]
    guard b.types == a.types, b.valueSet == a.valueSet, b.format == bridge[a.format],
      b.properties.count == a.properties.count, b.values.count == a.values.count
    else { return false }
    let oldNames = Set(before.schema.edges[b.properties.indices].map(\.key))
    let newNames = Set(after.schema.edges[a.properties.indices].map { bridge[$0.key] })
    guard oldNames == newNames else { return false }
    let oldValues = Set(before.schema.edges[b.values.indices].map(\.key))
    let newValues = Set(after.schema.edges[a.values.indices].map { bridge[$0.key] })
    guard oldValues == newValues, (b.items == nil) == (a.items == nil) else { return false }
    return true
  }

  /// One type on one side, a union on the other: the one is a union of one. Where a member stands
  /// for it the set of alternatives grew or shrank, and the two are compared.
  mutating func compareWrapping(_ context: ShapeContext) {
    if let group = after.schema.unions[context.after.unions.indices].first {
      let members = Self.members(of: group, in: &after, bridge: bridge)
      let owner = before.schema[context.before.owner]
      let partner =
        members.first {
          owner.kind == .schema && !$0.reference.isNone && $0.reference == owner.name
        }
        ?? members.first { looksLike(context.before, after.schema[$0.flat]) }
      tellWrapping(partner == nil ? .changed : .widened, group, context)
      if let partner {
        visit(
          .shapes(context.beforeID, partner.flat), direction: context.work.direction,
          isTurned: context.work.isTurned, under: context.work.pair)
      }
    } else if let group = before.schema.unions[context.before.unions.indices].first {
      let members = Self.members(of: group, in: &before, bridge: nil)
      let owner = after.schema[context.after.owner]
      let partner =
        members.first {
          owner.kind == .schema && !$0.reference.isNone && $0.reference == bridge[owner.name]
        } ?? members.first { looksLike(before.schema[$0.flat], context.after) }
      tellWrapping(partner == nil ? .changed : .narrowed, group, context)
      if let partner {
        visit(
          .shapes(partner.flat, context.afterID), direction: context.work.direction,
          isTurned: context.work.isTurned, under: context.work.pair)
      }
    }
  }

  private func looksLike(_ old: Shape, _ new: Shape) -> Bool {
    guard old.types.subtracting(.null) == new.types.subtracting(.null) else { return false }
    let oldNames = Set(before.schema.edges[old.properties.indices].map(\.key))
    let newNames = Set(after.schema.edges[new.properties.indices].map { bridge[$0.key] })
    return oldNames.isEmpty == newNames.isEmpty
      && (oldNames.isEmpty || !oldNames.isDisjoint(with: newNames))
  }

  private mutating func tellWrapping(
    _ relation: Relation, _ group: UnionGroup, _ context: ShapeContext
  ) {
    var change = change(.type, relation, context)
    change.attribute = group.isExclusive ? .oneOf : .anyOf
    change.beforePlace =
      before.schema.unions[context.before.unions.indices].first?.range ?? context.before.range
    change.afterPlace =
      after.schema.unions[context.after.unions.indices].first?.range ?? context.after.range
    change.beforeValue = unionText(context.before, before)
    change.afterValue = unionText(context.after, after)
    changes.append(change)
  }

  private func unionText(_ shape: Shape, _ side: ShapeFlattener) -> String {
    guard let group = side.schema.unions[shape.unions.indices].first else {
      let owner = side.schema[shape.owner]
      return owner.traits.contains(.named) ? side.schema.text(owner.name) : typeText(shape)
    }
    let names = side.schema.edges[group.members.indices].map { memberText($0.target, side) }
    return (group.isExclusive ? "one of " : "any of ") + names.joined(separator: ", ")
  }

  /// What a member is called: the name it refers to, or its type.
  private func memberText(_ element: ElementID, _ side: ShapeFlattener) -> String {
    guard let id = side.schema[element].shape else { return "any type" }
    let shape = side.schema[id]
    if let target = shape.reference?.target { return side.schema.text(side.schema[target].name) }
    return typeText(shape)
  }
}
