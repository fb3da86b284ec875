internal import SchemaModel
internal import SourceText

/// Types whose names are part of the contract: another name is another type.
extension SchemaComparer {
  /// A reference to a type, or a list of such.
  mutating func compareNominally(_ context: ShapeContext) {
    let (b, a) = (context.before, context.after)
    switch (b.reference?.target, a.reference?.target) {
    case (let old?, let new?) where before.schema[old].name == bridge[after.schema[new].name]:
      compareNullOf(context)
      visit(
        .elements(old, new), direction: context.work.direction, isTurned: context.work.isTurned,
        under: context.work.pair)
      // An interface that is implemented is named, not promised.
      if before.schema[b.owner].kind != .implementation {
        visitStandIns(of: old, new, context.work)
      }
    case (nil, nil):
      compareNullOf(context)
      compareItem(b.items, a.items, context)
    case (let old, let new):
      tellSwap(old, new, context)
      // What can come on both sides is compared all the same.
      if let old, let new { visitStandIns(of: old, new, context.work, includingThem: true) }
    }
    compareDefault(context)
  }

  /// One type took the place of another one.
  private mutating func tellSwap(_ old: ElementID?, _ new: ElementID?, _ context: ShapeContext) {
    var change = change(.type, swapRelation(old, new, context), context)
    change.beforePlace = before.place(.types, of: context.before)
    change.afterPlace = after.place(.types, of: context.after)
    change.beforeValue = before.schema.nominalText(context.before)
    change.afterValue = after.schema.nominalText(context.after)
    changes.append(change)
  }

  /// Where one type stands in for the other, and nothing else does, what is received is narrower or wider.
  /// Where others could come, or can from now on, it is another type: what is asked of those is refused on
  /// the side where they cannot.
  private func swapRelation(_ old: ElementID?, _ new: ElementID?, _ context: ShapeContext)
    -> Relation
  {
    guard let old, let new, context.work.direction == .response else { return .changed }
    let names = Set(after.schema.possibleTypes(new).map { bridge[$0] })
    guard names == Set(before.schema.possibleTypes(old)) else { return .changed }
    // What may be null on one side only is wider there, whatever the type.
    let allowsNull = (
      context.before.types.contains(.null), context.after.types.contains(.null)
    )
    let oldStandIns = before.schema.standIns[old]?.map { before.schema[$0].name } ?? []
    if oldStandIns.contains(bridge[after.schema[new].name]) {
      return allowsNull.0 || !allowsNull.1 ? .narrowed : .changed
    }
    let newStandIns = after.schema.standIns[new]?.map { bridge[after.schema[$0].name] } ?? []
    if newStandIns.contains(before.schema[old].name) {
      return allowsNull.1 || !allowsNull.0 ? .widened : .changed
    }
    return .changed
  }

  /// Whether null is allowed. Where leaving out and null are one, a thing that has to be there from now on
  /// is told as that.
  private mutating func compareNullOf(_ context: ShapeContext) {
    let was = context.before.types.contains(.null)
    let isNullable = context.after.types.contains(.null)
    guard was != isNullable else { return }
    let (old, new) = (before.schema[context.before.owner], after.schema[context.after.owner])
    if new.traits.contains(.absentAsNull),
      old.traits.contains(.required) != new.traits.contains(.required)
    {
      return
    }
    var change = change(.nullability, isNullable ? .widened : .narrowed, context)
    change.beforePlace = before.place(.types, of: context.before)
    change.afterPlace = after.place(.types, of: context.after)
    changes.append(change)
  }

  /// A name that stands for another kind of type, such as an interface for an object.
  mutating func tellOtherKind(_ b: ElementID, _ a: ElementID, _ work: Work) {
    var change = Change(.type, .changed, of: .schema, direction: work.direction, pair: work.pair)
    change.before = b
    change.after = a
    change.beforePlace = before.schema[b].range
    change.afterPlace = after.schema[a].range
    change.beforeValue = before.schema.text(before.schema[b].qualifier)
    change.afterValue = after.schema.text(after.schema[a].qualifier)
    changes.append(change)
  }

  /// What comes where an interface or a union is promised.
  mutating func visitStandIns(
    of b: ElementID, _ a: ElementID, _ work: Work, includingThem: Bool = false
  ) {
    var pairs: [(ElementID, ElementID)] = []
    for old in (before.schema.standIns[b] ?? []) + (includingThem ? [b] : []) {
      if let new = declarationsAfter[before.schema[old].name] { pairs.append((old, new)) }
    }
    // One that is new there, but was a type before.
    for new in (after.schema.standIns[a] ?? []) + (includingThem ? [a] : []) {
      if let old = declarationsBefore[bridge[after.schema[new].name]] { pairs.append((old, new)) }
    }
    for (old, new) in pairs {
      visit(
        .elements(old, new), direction: work.direction, isTurned: work.isTurned, under: work.pair)
    }
  }
}

extension Schema {
  /// A type as SDL writes it.
  func nominalText(_ shape: Shape) -> String {
    let mark = shape.types.contains(.null) ? "" : "!"
    if let target = shape.reference?.target { return text(self[target].name) + mark }
    let item = shape.items.flatMap { self[$0].shape }.map { nominalText(self[$0]) }
    return "[\(item ?? "")]" + mark
  }

  /// The names of the types that values of a type may be of.
  fileprivate func possibleTypes(_ type: ElementID) -> [Symbol] {
    var names: [Symbol] = []
    var seen: Set<ElementID> = []
    var pending = [type]
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let others = standIns[next] { pending += others } else { names.append(self[next].name) }
    }
    return names
  }
}
