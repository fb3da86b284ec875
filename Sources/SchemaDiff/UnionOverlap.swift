internal import SchemaModel
internal import SourceText

/// Exactly one of (`oneOf`): what more than one alternative takes is refused.
///
/// Alternatives that are objects are taken to be told apart: of most one cannot tell, and hardly anybody
/// writes such that overlap.
extension SchemaComparer {
  /// `oneOf` refuses what more than one member takes, `anyOf` does not. Where the members cannot
  /// overlap the two are one.
  mutating func compareExclusivity(
    _ oldGroup: UnionGroup, _ newGroup: UnionGroup, _ members: [UnionMember],
    _ context: ShapeContext
  ) {
    guard oldGroup.isExclusive != newGroup.isExclusive, context.after.discriminator == nil,
      !UnionMember.areDisjoint(members, in: after.schema)
    else { return }
    var change = change(.keyword, .changed, context)
    change.attribute = newGroup.isExclusive ? .oneOf : .anyOf
    change.beforePlace = oldGroup.range
    change.afterPlace = newGroup.range
    change.beforeValue = oldGroup.isExclusive ? "oneOf" : "anyOf"
    change.afterValue = newGroup.isExclusive ? "oneOf" : "anyOf"
    changes.append(change)
  }

  /// Where exactly one alternative may match, one that takes more can make another one's values match
  /// twice: what a change of it comes to cannot be told.
  mutating func compareOverlaps(
    _ matched: MatchedMembers, _ old: [UnionMember], _ new: [UnionMember],
    _ oldGroup: UnionGroup, _ newGroup: UnionGroup, _ context: ShapeContext
  ) {
    guard oldGroup.isExclusive, newGroup.isExclusive, context.after.discriminator == nil else {
      return
    }
    for (left, right) in matched.pairs {
      guard
        before.overlaps(old[left], with: old) || after.overlaps(new[right], with: new),
        differ(old[left].flat, new[right].flat)
      else { continue }
      tellUnsettledUnion(
        context,
        now: "the same, where alternative \(memberText(new[right].element, after)), which may take "
          + "values of another one, is changed")
      return
    }
  }

  /// Whether a shape is one of alternatives that overlap.
  static func refusesOverlaps(_ shape: Shape, _ side: inout ShapeFlattener) -> Bool {
    guard let group = side.schema.unions[shape.unions.indices].first, group.isExclusive,
      shape.discriminator == nil
    else { return false }
    let members = UnionMember.members(of: group, in: &side, bridge: nil)
    for member in members where side.overlaps(member, with: members) { return true }
    return false
  }

  mutating func tellUnsettledUnion(_ context: ShapeContext, now: String? = nil) {
    var change = change(.keyword, .changed, context)
    change.attribute = .oneOf
    change.beforePlace =
      before.schema.unions[context.before.unions.indices].first?.range ?? context.before.range
    change.afterPlace =
      after.schema.unions[context.after.unions.indices].first?.range ?? context.after.range
    change.beforeValue = unionText(context.before, before)
    change.afterValue = now ?? unionText(context.after, after)
    changes.append(change)
  }
}

extension ShapeFlattener {
  /// Whether some value may be of a member and of another one.
  fileprivate mutating func overlaps(_ member: UnionMember, with members: [UnionMember]) -> Bool {
    for other in members
    where other.element != member.element && mayOverlap(member.flat, other.flat, depth: 3) {
      return true
    }
    return false
  }

  /// Whether a value that is no object may be of both; lists may where their items may.
  private mutating func mayOverlap(_ left: ShapeID, _ right: ShapeID, depth: Int) -> Bool {
    let common = kinds(left).intersection(kinds(right)).subtracting([.object, .null])
    guard !common.isEmpty else { return false }
    let (a, b) = (schema[left], schema[right])
    if a.valueSet == .closed, b.valueSet == .closed {
      let values = Set(schema.edges[a.values.indices].map(\.key))
      return schema.edges[b.values.indices].contains { values.contains($0.key) }
    }
    // Any text, and some texts by name: everybody means an open list by that.
    if common == .string, a.isPlainText, b.isPlainText, a.valueSet == .none || b.valueSet == .none,
      a.valueSet != b.valueSet
    {
      return false
    }
    guard common == .array, depth > 0, let leftItem = a.items.flatMap({ schema[$0].shape }),
      let rightItem = b.items.flatMap({ schema[$0].shape })
    else { return true }
    return mayOverlap(flat(leftItem), flat(rightItem), depth: depth - 1)
  }

  /// The types of a shape; of a union those of its members.
  private mutating func kinds(_ id: ShapeID) -> TypeSet {
    let shape = schema[id]
    guard shape.isPureUnion else { return shape.types }
    var kinds: TypeSet = .nothing
    for index in schema.unions[Int(shape.unions.start)].members.indices {
      guard let member = schema[schema.edges[index].target].shape else { return .any }
      kinds.formUnion(flattened(member).types)
    }
    return kinds
  }
}
