internal import SchemaModel
internal import SourceText

/// Bounds, patterns and keywords that are compared as a whole: each is a conjunct, so one that
/// appeared narrows and one that vanished widens.
extension SchemaComparer {
  mutating func compareConstraints(_ context: ShapeContext) {
    let oldRun = context.before.constraints
    let newRun = context.after.constraints
    guard !oldRun.isEmpty || !newRun.isEmpty, !areEqual(oldRun, newRun) else { return }
    let units = units(oldRun, newRun)
    var unmatched = Array(newRun.indices)
    var open: [Constraint] = []
    for index in oldRun.indices {
      let old = before.schema.constraints[index]
      // Loops, since a closure would hold a copy of all that is compared.
      var equal: Int?
      for position in unmatched.indices
      where isSame(after.schema.constraints[unmatched[position]], as: old, units) {
        equal = position
        break
      }
      guard let equal else {
        open.append(old)
        continue
      }
      let new = after.schema.constraints[unmatched.remove(at: equal)]
      // Equal text may refer to what is not equal.
      if let oldShape = old.shape, let newShape = new.shape {
        compareKeyword(old, new, oldShape, newShape, context)
      }
    }
    if open.isEmpty, unmatched.isEmpty { return }
    let hadCondition = open.contains { $0.attribute == .if }
    let hasCondition = unmatched.contains { after.schema.constraints[$0].attribute == .if }
    for old in open {
      let partner = unmatched.firstIndex {
        isSameKind(after.schema.constraints[$0], as: old, units)
      }
      let new = partner.map { after.schema.constraints[unmatched.remove(at: $0)] }
      if let new, let oldShape = old.shape, let newShape = new.shape {
        compareKeyword(old, new, oldShape, newShape, context)
      } else if new != nil || !(old.isBranch && hadCondition) {
        tell(old, new, context)
      }
    }
    for index in unmatched {
      let new = after.schema.constraints[index]
      // `then` and `else` come and go with their `if`.
      if !(new.isBranch && hasCondition) { tell(nil, new, context) }
    }
  }

  /// A keyword that holds a schema on both sides. Where narrowing the schema narrows the whole, the
  /// schemas are compared like any others, so that the change is told where it is. A condition and
  /// a negation are told as edited when anything in them differs.
  private mutating func compareKeyword(
    _ old: Constraint, _ new: Constraint, _ oldShape: ShapeID, _ newShape: ShapeID,
    _ context: ShapeContext
  ) {
    let shapes = (before.flat(oldShape), after.flat(newShape))
    if old.attribute == .if || old.attribute == .not
      || isCounted(old, context.before, before.schema)
      || isCounted(new, context.after, after.schema)
    {
      if differ(shapes.0, shapes.1) { tell(old, new, context) }
      return
    }
    visit(
      .shapes(shapes.0, shapes.1), direction: context.work.direction,
      isTurned: context.work.isTurned, under: context.work.pair)
  }

  /// Whether a `contains` has an upper limit: then fewer items that count may allow more lists.
  private func isCounted(_ constraint: Constraint, _ shape: Shape, _ schema: Schema) -> Bool {
    constraint.attribute == .contains
      && schema.constraints[shape.constraints.indices].contains {
        $0.attribute == .maxContains && $0.unit == constraint.unit
      }
  }

  /// Which unit of keywords after stands for which before: the one with the same condition or the same
  /// `contains`, else the next one.
  private func units(_ oldRun: Run, _ newRun: Run) -> [Int32: Int32] {
    func heads(_ run: Run, _ schema: Schema) -> [Constraint] {
      schema.constraints[run.indices].filter { $0.attribute == .if || $0.attribute == .contains }
    }
    let old = heads(oldRun, before.schema)
    var new = heads(newRun, after.schema)
    guard !old.isEmpty, !new.isEmpty else { return [:] }
    var units: [Int32: Int32] = [:]
    for isExact in [true, false] {
      for head in old where units[head.unit] == nil {
        let partner = new.firstIndex {
          $0.attribute == head.attribute && (!isExact || bridge[$0.value] == head.value)
        }
        guard let partner else { continue }
        units[head.unit] = new[partner].unit
        // Both an `if` and a `contains` may be of one unit.
        let unit = new[partner].unit
        new.removeAll { $0.unit == unit && $0.attribute == head.attribute }
      }
    }
    return units
  }

  /// Whether both have the same restrictions in the same order, as nearly always.
  private func areEqual(_ oldRun: Run, _ newRun: Run) -> Bool {
    guard oldRun.count == newRun.count else { return false }
    for offset in 0..<Int(oldRun.count) {
      let old = before.schema.constraints[Int(oldRun.start) + offset]
      let new = after.schema.constraints[Int(newRun.start) + offset]
      if old.shape != nil || old.unit != 0 || !isSame(new, as: old, [:]) { return false }
    }
    return true
  }

  private func isSameKind(
    _ new: Constraint, as old: Constraint, _ units: [Int32: Int32]
  ) -> Bool {
    new.aspect == old.aspect && new.attribute == old.attribute && bridge[new.name] == old.name
      && (!old.actsInUnit || (units[old.unit] ?? new.unit) == new.unit)
  }

  private func isSame(_ new: Constraint, as old: Constraint, _ units: [Int32: Int32]) -> Bool {
    isSameKind(new, as: old, units) && bridge[new.value] == old.value
      && new.isExclusive == old.isExclusive
  }

  private mutating func tell(_ old: Constraint?, _ new: Constraint?, _ context: ShapeContext) {
    guard let some = old ?? new, !isImplied(old, new, context) else { return }
    if some.attribute == .contentMediaType, isOtherSpellingOfBinary(context) { return }
    var change = change(some.aspect, relation(old, new, context), context)
    change.attribute = some.attribute
    change.beforePlace = old?.range ?? context.before.range
    change.afterPlace = new?.range ?? context.after.range
    change.beforeValue = old.map { text($0, before.schema) }
    change.afterValue = new.map { text($0, after.schema) }
    let name = old.map { before.schema.text($0.name) } ?? new.map { after.schema.text($0.name) }
    if let name, !name.isEmpty { change.valueName = name }
    changes.append(change)
  }

  /// Whether a restriction came or went that a closed set of values keeps or kept in any case.
  private func isImplied(_ old: Constraint?, _ new: Constraint?, _ context: ShapeContext) -> Bool {
    // It came or went with the only type that it speaks of.
    if old == nil, let new, let types = new.types, context.before.types.isDisjoint(with: types) {
      return true
    }
    if new == nil, let old, let types = old.types, context.after.types.isDisjoint(with: types) {
      return true
    }
    if isImpliedByMembers(old, new, context) { return true }
    // Every whole number is a multiple of a half.
    if (old == nil) != (new == nil), (old ?? new)?.attribute == .multipleOf {
      let other = old == nil ? context.before : context.after
      let step =
        old.map { before.schema.text($0.value) } ?? new.map { after.schema.text($0.value) } ?? ""
      if !other.types.contains(.fraction), ExactNumber.isMultiple("1", of: step) { return true }
    }
    if let old, new == nil, context.after.valueSet == .closed {
      return satisfies(old, before.schema, context.after.values, after.schema)
    }
    if let new, old == nil, context.before.valueSet == .closed {
      return satisfies(new, after.schema, context.before.values, before.schema)
    }
    return false
  }

  /// Whether a count of properties came or went that the required or the described ones keep anyway.
  private func isImpliedByMembers(
    _ old: Constraint?, _ new: Constraint?, _ context: ShapeContext
  ) -> Bool {
    guard (old == nil) != (new == nil), let some = old ?? new else { return false }
    // The bound must hold on the side that does not say it.
    let other = old == nil ? context.before : context.after
    let limit = old.map { before.schema.text($0.value) } ?? after.schema.text(some.value)
    switch some.attribute {
    case .minProperties: return ExactNumber.order(limit, String(other.required.count)) <= 0
    case .maxProperties:
      return other.extras == .none
        && ExactNumber.order(limit, String(other.properties.count)) >= 0
    default: return false
    }
  }

  /// Whether all values of a set keep within a bound; false where that cannot be told.
  private func satisfies(
    _ bound: Constraint, _ schema: Schema, _ values: Run, _ owner: Schema
  ) -> Bool {
    let limit = schema.text(bound.value)
    return owner.edges[values.indices].allSatisfy { edge in
      let text = owner.text(edge.key)
      let isText = edge.group == Edge.Group.value
      switch bound.attribute {
      case .maxLength:
        return !isText || ExactNumber.order(String(text.unicodeScalars.count), limit) <= 0
      case .minLength:
        return !isText || ExactNumber.order(String(text.unicodeScalars.count), limit) >= 0
      case .maximum:
        let order = ExactNumber.order(text, limit)
        return isText || order < 0 || (order == 0 && !bound.isExclusive)
      case .minimum:
        let order = ExactNumber.order(text, limit)
        return isText || order > 0 || (order == 0 && !bound.isExclusive)
      default: return false
      }
    }
  }

  private func relation(
    _ old: Constraint?, _ new: Constraint?, _ context: ShapeContext
  ) -> Relation {
    if old?.attribute ?? new?.attribute == .patternProperties, old == nil || new == nil {
      switch (context.before.extras, context.after.extras) {
      case (.any, .any): break
      // Where nothing else is allowed a pattern admits names (JSON Schema 2020-12 Core, 10.3.2.3).
      // It restricts what is described as well where that matches.
      case (.none, .none)
      where context.before.properties.isEmpty || context.after.properties.isEmpty:
        return old == nil ? .widened : .narrowed
      default: return .changed
      }
    }
    guard let old else { return .narrowed }
    guard let new else { return .widened }
    switch old.aspect {
    case .lowerBound, .upperBound:
      let order = ExactNumber.order(
        before.schema.text(old.value), after.schema.text(new.value))
      if order == 0 { return new.isExclusive ? .narrowed : .widened }
      return (order < 0) == (old.aspect == .lowerBound) ? .narrowed : .widened
    case .multipleOf:
      return multipleRelation(before.schema.text(old.value), after.schema.text(new.value))
    case .keyword where old.attribute == .dependentRequired:
      return namesRelation(before.schema.text(old.value), after.schema.text(new.value))
    default:
      return .changed
    }
  }

  /// Lists of names that must come along, as canonical JSON: more names restrict more.
  private func namesRelation(_ old: String, _ new: String) -> Relation {
    func names(_ text: String) -> Set<Substring> {
      Set(text.dropFirst().dropLast().split(separator: ","))
    }
    let (oldNames, newNames) = (names(old), names(new))
    if newNames.isSuperset(of: oldNames) { return .narrowed }
    return newNames.isSubset(of: oldNames) ? .widened : .changed
  }

  /// Every multiple of 4 is a multiple of 2.
  private func multipleRelation(_ old: String, _ new: String) -> Relation {
    if ExactNumber.isMultiple(new, of: old) { return .narrowed }
    return ExactNumber.isMultiple(old, of: new) ? .widened : .changed
  }

  private func text(_ constraint: Constraint, _ schema: Schema) -> String {
    let value = schema.text(constraint.value)
    return constraint.isExclusive ? value + " (exclusive)" : value
  }
}

extension Constraint {
  /// The types that it speaks of; nil where it speaks of all.
  fileprivate var types: TypeSet? {
    switch attribute {
    case .minLength, .maxLength: .string
    case .minimum, .maximum, .multipleOf: .number
    case .minItems, .maxItems, .uniqueItems, .contains: .array
    case .minProperties, .maxProperties: .object
    default: aspect == .pattern ? .string : nil
    }
  }

  /// A branch of a condition.
  fileprivate var isBranch: Bool { attribute == .then || attribute == .else }
}
