internal import SchemaModel
internal import SourceText

/// Types: what values are allowed, on both sides flattened.
extension SchemaComparer {
  mutating func compareShapes(_ bID: ShapeID, _ aID: ShapeID, _ work: Work) {
    let b = before.schema[bID]
    let a = after.schema[aID]
    let context = ShapeContext(
      beforeID: bID, afterID: aID, before: b, after: a, kind: valueKind(b.owner, a.owner),
      work: work)
    if graph[work.pair].before == b.owner,
      before.schema[b.owner].kind == .schema || after.schema[a.owner].kind == .schema
        || before.schema[b.owner].kind == .unionMember
    {
      compareAttributes(b.owner, a.owner, pair: work.pair, direction: work.direction)
      // What is said beside a union of one, or a property, is compared there.
      if before.schema[b.owner].kind == after.schema[a.owner].kind {
        noteLifecycle(b.owner, a.owner, pair: work.pair)
      }
    }
    guard isKnown(context) else { return }
    if before.schema.isNominal {
      compareNominally(context)
      return
    }
    guard !compareDistributed(context), compareTypes(context) else { return }
    compareNullability(context)
    compareFormat(context)
    compareValues(context)
    compareConstraints(context)
    if context.kind != .parameter { compareDefault(context) }
    compareDiscriminator(context)
    compareUnions(context)
    if b.types.contains(.object), a.types.contains(.object) { compareObjects(context) }
    if b.types.contains(.array), a.types.contains(.array) { compareLists(context) }
  }

  /// Two flattened shapes and what is told of both.
  struct ShapeContext {
    var beforeID: ShapeID
    var afterID: ShapeID
    var before: Shape
    var after: Shape
    var kind: ElementKind
    var work: Work
  }

  func change(_ aspect: Aspect, _ relation: Relation, _ context: ShapeContext) -> Change {
    var change = Change(
      aspect, relation, of: context.kind, direction: context.work.direction,
      pair: context.work.pair)
    change.before = context.before.owner
    change.after = context.after.owner
    change.beforePlace = context.before.range
    change.afterPlace = context.after.range
    return change
  }

  /// Whether both sides are known. Where a reference leads nowhere on one of them, or elsewhere
  /// nowhere, what changed cannot be settled.
  private mutating func isKnown(_ context: ShapeContext) -> Bool {
    let old = context.before.unresolved
    let new = context.after.unresolved
    guard old != bridge[new] else { return true }
    var change = change(.keyword, .changed, context)
    change.valueName = before.schema.isNominal ? "type" : "$ref"
    let isNominal = before.schema.isNominal
    func text(_ shape: Shape, _ schema: Schema) -> String {
      isNominal ? schema.nominalText(shape) : typeText(shape)
    }
    change.beforeValue =
      old.isNone ? text(context.before, before.schema) : before.schema.text(old)
    change.afterValue = new.isNone ? text(context.after, after.schema) : after.schema.text(new)
    changes.append(change)
    return false
  }

  /// The types themselves. Returns false when what is below would only repeat the change.
  private mutating func compareTypes(_ context: ShapeContext) -> Bool {
    let b = context.before
    let a = context.after
    if b.isNever || a.isNever {
      guard b.isNever != a.isNever else { return false }
      tellType(a.isNever ? .narrowed : .widened, context)
      return false
    }
    if b.isPureUnion != a.isPureUnion,
      b.types.union(.null) != .any || a.types.union(.null) != .any,
      b.unions.count + a.unions.count == 1
    {
      compareWithUnion(context)
      return false
    }
    guard !b.isPureUnion, !a.isPureUnion,
      b.types.subtracting(.null) != a.types.subtracting(.null)
    else { return true }
    if isBinary(b, before.schema) && saysNothingOfText(a, after.schema)
      || isBinary(a, after.schema) && saysNothingOfText(b, before.schema)
    {
      return false
    }
    let old = Self.values(b, owner: b.owner, in: &before)
    let new = Self.values(a, owner: a.owner, in: &after)
    if old == new { return true }
    // The types of listed values go and come with the values, which are told.
    if b.valueSet == .closed, a.valueSet == .closed, !old.isDisjoint(with: new) { return true }
    var relation: Relation =
      new.isSubset(of: old) ? .narrowed : old.isSubset(of: new) ? .widened : .changed
    // Where there was or is nothing but null, it counts.
    if old == .nothing, !a.types.contains(.null) { relation = .changed }
    if new == .nothing, !b.types.contains(.null) { relation = .changed }
    tellType(relation, context)
    // Type swallows what is below unless the sides still share a family.
    return !old.isDisjoint(with: new) && b.types != .any && a.types != .any
  }

  /// Whether nothing is said but, maybe, of which media type some text is.
  private func saysNothingOfText(_ shape: Shape, _ schema: Schema) -> Bool {
    var rest = shape
    rest.constraints = .empty
    if schema.text(shape.format) == "binary" { rest.format = .none }
    return !rest.saysSomething
      && schema.constraints[shape.constraints.indices].allSatisfy {
        $0.attribute == .contentMediaType
      }
  }

  private mutating func tellType(_ relation: Relation, _ context: ShapeContext) {
    var change = change(.type, relation, context)
    change.beforePlace = before.place(.types, of: context.before)
    change.afterPlace = after.place(.types, of: context.after)
    change.beforeValue = typeText(context.before)
    change.afterValue = typeText(context.after)
    changes.append(change)
  }

  /// The types of values besides null. What travels as text may be any scalar where it may be a
  /// string; a list that is written member by member may be one member.
  private static func values(_ shape: Shape, owner: ElementID, in side: inout ShapeFlattener)
    -> TypeSet
  {
    var types = shape.types.subtracting(.null)
    let traits = side.schema[owner].traits
    guard traits.contains(.textual) else { return types }
    if traits.contains(.exploded), types.contains(.array), shape.constraints.isEmpty,
      let item = shape.items.flatMap({ side.schema[$0].shape })
    {
      let flat = side.flattened(item)
      if flat.constraints.isEmpty, flat.valueSet == .none {
        types.formUnion(flat.types.intersection(.scalar))
      }
    }
    if types.contains(.string), shape.valueSet == .none, shape.format.isNone {
      types.formUnion(.scalar)
    }
    return types
  }

  mutating func compareNullability(_ context: ShapeContext) {
    let was = context.before.types.contains(.null)
    let isNullable = context.after.types.contains(.null)
    if speaksDifferently, context.before.isNullMoot || context.after.isNullMoot { return }
    guard was != isNullable, context.before.saysOfNull, context.after.saysOfNull,
      // Told of the union, where it matters whether another member allows it.
      context.kind != .unionMember, !isNullOfSharedMember(isNullable, context)
    else { return }
    // Where the types are only inferred from other keywords nothing was said of null.
    guard was || before.saysTypes(context.before), isNullable || after.saysTypes(context.after)
    else { return }
    var change = change(.nullability, isNullable ? .widened : .narrowed, context)
    change.beforePlace = before.place(.nullability, .types, of: context.before)
    change.afterPlace = after.place(.nullability, .types, of: context.after)
    changes.append(change)
  }

  /// Whether a union allows null, or no longer does, because a shared member does, which is told
  /// there.
  private func isNullOfSharedMember(_ isNullable: Bool, _ context: ShapeContext) -> Bool {
    guard let old = before.schema.unions[context.before.unions.indices].first,
      let new = after.schema.unions[context.after.unions.indices].first
    else { return false }
    var oldNames: Set<Symbol> = []
    for edge in before.schema.edges[old.members.indices] {
      if let name = before.sharedMember(edge.target, allowingNull: !isNullable) {
        oldNames.insert(name)
      }
    }
    return after.schema.edges[new.members.indices].contains { edge in
      after.sharedMember(edge.target, allowingNull: isNullable).map {
        oldNames.contains(bridge[$0])
      } ?? false
    }
  }

  private mutating func compareFormat(_ context: ShapeContext) {
    let old = context.before.format
    let new = bridge[context.after.format]
    guard old != new, !isOtherSpellingOfBinary(context) else { return }
    let oldText = before.schema.text(old)
    let newText = after.schema.text(context.after.format)
    let relation = ScalarFormat.relation(
      from: old.isNone ? nil : oldText, to: context.after.format.isNone ? nil : newText)
    guard let relation else { return }
    var change = change(.type, relation, context)
    change.attribute = .format
    change.beforePlace = before.place(.format, of: context.before)
    change.afterPlace = after.place(.format, of: context.after)
    change.beforeValue = old.isNone ? nil : oldText
    change.afterValue = context.after.format.isNone ? nil : newText
    changes.append(change)
  }

  /// Whether one version says `format: binary` and the other, in a later version of its format, names
  /// a media type instead (OpenAPI 3.1.0, section 4.8.14.3).
  func isOtherSpellingOfBinary(_ context: ShapeContext) -> Bool {
    guard speaksDifferently else { return false }
    let (b, a) = (context.before, context.after)
    func isMediaType(_ shape: Shape, _ schema: Schema) -> Bool {
      let own = schema.constraints[shape.constraints.indices].map(\.attribute)
      return shape.format.isNone && own.contains(.contentMediaType)
        && !own.contains(.contentEncoding)
    }
    return before.schema.text(b.format) == "binary" && isMediaType(a, after.schema)
      || after.schema.text(a.format) == "binary" && isMediaType(b, before.schema)
  }

  private mutating func compareValues(_ context: ShapeContext) {
    let b = context.before
    let a = context.after
    if b.valueSet != a.valueSet {
      let relation: Relation = a.valueSet.rank > b.valueSet.rank ? .narrowed : .widened
      var change = change(.values, relation, context)
      change.openness = a.valueSet == .closed ? .closed : .open
      change.beforePlace = before.place(.values, of: b)
      change.afterPlace = after.place(.values, of: a)
      change.beforeValue = valuesText(b.values, b.valueSet, before.schema)
      change.afterValue = valuesText(a.values, a.valueSet, after.schema)
      changes.append(change)
    }
    guard b.valueSet != .none, a.valueSet != .none else { return }
    let matched = matcher.match(
      b.values, before.schema.edges, a.values, after.schema.edges, bridge)
    for (old, new) in matched.pairs {
      let oldValue = before.schema.edges[old].target
      let newValue = after.schema.edges[new].target
      compareAttributes(oldValue, newValue, pair: context.work.pair, direction: .none)
      noteLifecycle(oldValue, newValue, pair: context.work.pair)
    }
    for index in matched.removed {
      let target = before.schema.edges[index].target
      var change = change(.presence, .removed, context)
      change.kind = .enumValue
      change.before = target
      change.beforePlace = before.schema[target].range
      change.after = nil
      change.afterPlace = after.place(.values, of: a)
      change.openness = b.valueSet == .open ? .open : .closed
      changes.append(change)
      noteLifecycle(target, nil, pair: context.work.pair)
    }
    for index in matched.added {
      let target = after.schema.edges[index].target
      var change = change(.presence, .added, context)
      change.kind = .enumValue
      change.before = nil
      change.beforePlace = before.place(.values, of: b)
      change.after = target
      change.afterPlace = after.schema[target].range
      change.openness = a.valueSet == .open ? .open : .closed
      changes.append(change)
      noteLifecycle(nil, target, pair: context.work.pair)
    }
  }

  mutating func compareDefault(_ context: ShapeContext) {
    let b = context.before
    let a = context.after
    guard b.defaultValue != bridge[a.defaultValue] else { return }
    let relation: Relation =
      b.defaultValue.isNone ? .added : a.defaultValue.isNone ? .removed : .changed
    var change = change(.default, relation, context)
    change.beforePlace = before.place(.defaultValue, of: b)
    change.afterPlace = after.place(.defaultValue, of: a)
    change.beforeValue = b.defaultValue.isNone ? nil : before.schema.text(b.defaultValue)
    change.afterValue = a.defaultValue.isNone ? nil : after.schema.text(a.defaultValue)
    changes.append(change)
  }
}

extension Shape.ValueSet {
  /// How much it restricts.
  fileprivate var rank: Int {
    switch self {
    case .none: 0
    case .open: 1
    case .closed: 2
    }
  }
}
