internal import SchemaModel
internal import SourceText

/// Unions: members are paired by what they refer to, by discriminator, by title, then by form; only
/// what is left over was added or removed.
extension SchemaComparer {
  mutating func compareUnions(_ context: ShapeContext) {
    guard !context.before.unions.isEmpty || !context.after.unions.isEmpty else { return }
    let old = before.schema.unions[context.before.unions.indices].map { $0 }
    var new = after.schema.unions[context.after.unions.indices].map { $0 }
    var open: [UnionGroup] = []
    var rest = old
    if old.count > 1 || new.count > 1 {
      // All of them hold, in whatever order.
      let prints = (
        old.map { before.fingerprint(of: $0, bridge: nil) },
        new.map { after.fingerprint(of: $0, bridge: bridge) }
      )
      var taken: Set<Int> = []
      for (index, group) in old.enumerated().reversed() {
        guard
          let partner = new.indices.first(where: {
            !taken.contains($0) && prints.1[$0] == prints.0[index]
          })
        else { continue }
        taken.insert(partner)
        rest.remove(at: index)
        compareGroups(group, new[partner], context)
      }
      new = new.indices.filter { !taken.contains($0) }.map { new[$0] }
    }
    // Nearly always there is one on both sides, and it is of the same kind.
    for group in rest {
      guard
        let partner = new.firstIndex(where: { $0.isExclusive == group.isExclusive })
          ?? (old.count == 1 && new.count == 1 ? 0 : nil)
      else {
        open.append(group)
        continue
      }
      compareGroups(group, new.remove(at: partner), context)
    }
    // Each union is a conjunct: one that came restricts, one that went allows more.
    for group in open { tellUnion(.widened, group, context) }
    for group in new { tellUnion(.narrowed, group, context) }
  }

  private mutating func tellUnion(
    _ relation: Relation, _ group: UnionGroup, _ context: ShapeContext
  ) {
    var change = change(.type, relation, context)
    change.attribute = group.isExclusive ? .oneOf : .anyOf
    let isGone = relation == .widened
    change.beforePlace = isGone ? group.range : context.before.range
    change.afterPlace = isGone ? context.after.range : group.range
    let text = groupText(group, isGone ? before : after)
    change.beforeValue = isGone ? text : nil
    change.afterValue = isGone ? nil : text
    changes.append(change)
  }

  private mutating func compareGroups(
    _ oldGroup: UnionGroup, _ newGroup: UnionGroup, _ context: ShapeContext
  ) {
    var old = UnionMember.members(
      of: oldGroup, discriminator: context.before.discriminator, in: &before, bridge: nil)
    var new = UnionMember.members(
      of: newGroup, discriminator: context.after.discriminator, in: &after, bridge: bridge)
    var matched = matchMembers(old, new)
    // A union inside a union is one: where members are left over, look into those that are unions.
    for _ in 0..<8 where !matched.removed.isEmpty || !matched.added.isEmpty {
      let isDeeper = (
        UnionMember.expand(matched.removed, of: &old, in: &before, bridge: nil),
        UnionMember.expand(matched.added, of: &new, in: &after, bridge: bridge)
      )
      guard isDeeper.0 || isDeeper.1 else { break }
      matched = matchMembers(old, new)
    }
    // What is there twice neither came nor went with its twin.
    let kept = (
      Set(matched.pairs.map { old[$0.0].flat }), Set(matched.pairs.map { new[$0.1].flat })
    )
    matched.removed.removeAll { !oldGroup.isExclusive && kept.0.contains(old[$0].flat) }
    matched.added.removeAll { !newGroup.isExclusive && kept.1.contains(new[$0].flat) }
    for (left, right) in matched.pairs {
      compareTags(old[left], new[right], context)
      visit(
        .elements(old[left].element, new[right].element), direction: context.work.direction,
        isTurned: context.work.isTurned, under: context.work.pair)
    }
    compareExclusivity(oldGroup, newGroup, new, context)
    compareOverlaps(matched, old, new, oldGroup, newGroup, context)
    let allowsAnything = new.contains { !after.schema[$0.flat].saysSomething }
    for index in matched.removed where !allowsAnything {
      var change = memberChange(.removed, context)
      change.before = old[index].element
      change.beforePlace = before.schema[old[index].element].range
      change.after = nil
      change.afterPlace = newGroup.range
      change.beforeValue = memberText(old[index].element, before)
      change.valueName = change.beforeValue
      changes.append(change)
      noteLifecycle(old[index].element, nil, pair: context.work.pair)
    }
    // Where a member allows everything another one adds nothing.
    let allowedAnything = old.contains { !before.schema[$0.flat].saysSomething }
    for index in matched.added where !allowedAnything {
      var change = memberChange(.added, context)
      change.before = nil
      change.beforePlace = oldGroup.range
      change.after = new[index].element
      change.afterPlace = after.schema[new[index].element].range
      change.afterValue = memberText(new[index].element, after)
      change.valueName = change.afterValue
      changes.append(change)
      noteNew(new[index].element, pair: context.work.pair)
    }
  }

  private func memberChange(_ relation: Relation, _ context: ShapeContext) -> Change {
    var change = change(.presence, relation, context)
    change.kind = .unionMember
    return change
  }

  /// A union on one side only: other words for a list of types, or one type more or less.
  mutating func compareWithUnion(_ context: ShapeContext) {
    let (b, a) = (context.beforeID, context.afterID)
    if Self.refusesOverlaps(context.before, &before)
      || Self.refusesOverlaps(context.after, &after)
    {
      tellUnsettledUnion(context)
      return
    }
    if let old = context.before.isPureUnion ? before.onlyMember(b) : b,
      let new = context.after.isPureUnion ? after.onlyMember(a) : a
    {
      visit(
        .shapes(old, new), direction: context.work.direction, isTurned: context.work.isTurned,
        under: context.work.pair)
      return
    }
    let old = context.before.isPureUnion ? before.sideBySide(b) : b
    let new = context.after.isPureUnion ? after.sideBySide(a) : a
    if let old, let new, before.schema[old].types == after.schema[new].types {
      visit(
        .shapes(old, new), direction: context.work.direction, isTurned: context.work.isTurned,
        under: context.work.pair)
    } else {
      compareWrapping(context)
    }
  }

  /// One type on one side, a union on the other: the one is a union of one. Where a member stands
  /// for it the set of alternatives grew or shrank, and the two are compared.
  private mutating func compareWrapping(_ context: ShapeContext) {
    compareNullability(context)
    if let group = after.schema.unions[context.after.unions.indices].first {
      let members = UnionMember.members(of: group, in: &after, bridge: bridge)
      let owner = before.schema[context.before.owner]
      let partner =
        named(owner, owner.name, before.schema.itemReference(of: context.before), among: members)
        ?? members.first { looksLike(context.before, after.schema[$0.flat]) }
      tellWrapping(partner == nil ? .changed : .widened, group, context)
      if let partner, !isOpenSet(context.before, before, spelledBy: members, after) {
        visit(
          .shapes(before.withoutNull(context.beforeID), after.withoutNull(partner.flat)),
          direction: context.work.direction,
          isTurned: context.work.isTurned, under: context.work.pair)
      }
    } else if let group = before.schema.unions[context.before.unions.indices].first {
      let members = UnionMember.members(of: group, in: &before, bridge: nil)
      let owner = after.schema[context.after.owner]
      let items = bridge[after.schema.itemReference(of: context.after)]
      let partner =
        named(owner, bridge[owner.name], items, among: members)
        ?? members.first { looksLike(before.schema[$0.flat], context.after) }
      tellWrapping(partner == nil ? .changed : .narrowed, group, context)
      // The one alternative that is left is the type: what ended are the others.
      if let partner {
        let gone = members.filter { $0.element != partner.element }
        let causes = gone.map { before.schema.annotated($0.element) }
        let areUnderNotice = causes.allSatisfy {
          before.schema.lifecycle(of: $0)?.noticeSunset != nil
        }
        if areUnderNotice { changes[changes.count - 1].causes = causes }
        for member in gone { noteLifecycle(member.element, nil, pair: context.work.pair) }
      }
      if let partner, !isOpenSet(context.after, after, spelledBy: members, before) {
        visit(
          .shapes(before.withoutNull(partner.flat), after.withoutNull(context.afterID)),
          direction: context.work.direction,
          isTurned: context.work.isTurned, under: context.work.pair)
      }
    }
  }

  /// The member that refers to the same declaration as a type, or whose items do.
  private func named(
    _ owner: Element, _ name: Symbol, _ items: Symbol, among members: [UnionMember]
  ) -> UnionMember? {
    members.first { owner.kind == .schema && !$0.reference.isNone && $0.reference == name }
      ?? members.first { !items.isNone && $0.items == items }
  }

  /// Whether a shape is an open set, and two of the members are what it can be spelled by: any text,
  /// and the listed ones.
  private func isOpenSet(
    _ shape: Shape, _ side: ShapeFlattener, spelledBy members: [UnionMember],
    _ other: ShapeFlattener
  ) -> Bool {
    guard shape.valueSet == .open else { return false }
    let texts = members.map { other.schema[$0.flat] }.filter(\.isPlainText)
    func values(_ shape: Shape, _ schema: Schema) -> Set<String> {
      Set(schema.edges[shape.values.indices].map { schema.text($0.key) })
    }
    return texts.contains { $0.valueSet == .none }
      && texts.contains {
        !$0.values.isEmpty && values($0, other.schema) == values(shape, side.schema)
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

  func unionText(_ shape: Shape, _ side: ShapeFlattener) -> String {
    guard let group = side.schema.unions[shape.unions.indices].first else {
      let owner = side.schema[shape.owner]
      return owner.traits.contains(.named) ? side.schema.text(owner.name) : typeText(shape)
    }
    return groupText(group, side)
  }

  private func groupText(_ group: UnionGroup, _ side: ShapeFlattener) -> String {
    let names = side.schema.edges[group.members.indices].map { memberText($0.target, side) }
    return (group.isExclusive ? "one of " : "any of ") + names.joined(separator: ", ")
  }

  /// What a member is called: the name it refers to, or its type.
  func memberText(_ element: ElementID, _ side: ShapeFlattener) -> String {
    guard let id = side.schema[element].shape else { return "any type" }
    let shape = side.schema[id]
    if let target = shape.reference?.target { return side.schema.text(side.schema[target].name) }
    return typeText(shape)
  }
}
