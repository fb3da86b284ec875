internal import SchemaModel
internal import SourceText

/// Named values of elements, and what else is compared as a whole.
extension SchemaComparer {
  mutating func compareAttributes(
    _ b: ElementID, _ a: ElementID, pair: PairID, direction: Direction
  ) {
    let oldRun = before.schema[b].attributes
    let newRun = after.schema[a].attributes
    guard !oldRun.isEmpty || !newRun.isEmpty, !areEqual(oldRun, newRun) else { return }
    var isMatched = [Bool](repeating: false, count: Int(newRun.count))
    for oldIndex in oldRun.indices {
      let old = before.schema.attributes[oldIndex]
      var partner: AttributeValue?
      for (offset, newIndex) in newRun.indices.enumerated() where !isMatched[offset] {
        let new = after.schema.attributes[newIndex]
        if new.aspect == old.aspect, new.attribute == old.attribute, bridge[new.name] == old.name {
          isMatched[offset] = true
          partner = new
          break
        }
      }
      if let partner, bridge[partner.value] == old.value { continue }
      tell(old, partner, b, a, pair: pair, direction: direction)
    }
    for (offset, newIndex) in newRun.indices.enumerated() where !isMatched[offset] {
      tell(nil, after.schema.attributes[newIndex], b, a, pair: pair, direction: direction)
    }
  }

  /// Whether both have the same attributes in the same order, as nearly always.
  private func areEqual(_ oldRun: Run, _ newRun: Run) -> Bool {
    guard oldRun.count == newRun.count else { return false }
    for offset in 0..<Int(oldRun.count) {
      let old = before.schema.attributes[Int(oldRun.start) + offset]
      let new = after.schema.attributes[Int(newRun.start) + offset]
      guard new.aspect == old.aspect, new.attribute == old.attribute,
        bridge[new.name] == old.name, bridge[new.value] == old.value
      else { return false }
    }
    return true
  }

  private mutating func tell(
    _ old: AttributeValue?, _ new: AttributeValue?, _ b: ElementID, _ a: ElementID, pair: PairID,
    direction: Direction
  ) {
    guard let some = old ?? new, !isOfNewProperty(old, new, b, a), !isOfUnusedScheme(b, a),
      !isSwallowedInScheme(old, new, b, a), !isWithoutEffect(old, new, b, a),
      !isToldOfItsType(old, new)
    else { return }
    var relation: Relation = old == nil ? .added : new == nil ? .removed : .changed
    var flow: Direction = .none
    var surface: Surface = .wire
    switch some.aspect {
    case .serialization:
      // Defaults are not written down, so whatever appears or goes is a change.
      relation = serializationRelation(old, new)
      flow = direction
    case .version:
      relation = versionRelation(old, new)
    case .keyword:
      // A restriction of what may be given.
      relation = old == nil ? .narrowed : new == nil ? .widened : .changed
      flow = direction
    case .attribute where some.attribute == .operationId:
      surface = .source
    default: break
    }
    var change = Change(
      some.aspect, relation, of: before.schema[b].kind, direction: flow, surface: surface,
      attribute: some.attribute, pair: pair)
    change.before = b
    change.after = a
    change.beforePlace = old?.range ?? before.schema[b].range
    change.afterPlace = new?.range ?? after.schema[a].range
    change.beforeValue = old.map { before.schema.text($0.value) }
    change.afterValue = new.map { after.schema.text($0.value) }
    if let name = old.map({ before.schema.text($0.name) })
      ?? new.map({ after.schema.text($0.name) }),
      !name.isEmpty
    {
      change.valueName = name
    }
    changes.append(change)
  }

  /// Whether a root came or went with its type, which is told.
  private mutating func isToldOfItsType(_ old: AttributeValue?, _ new: AttributeValue?) -> Bool {
    switch (old ?? new)?.attribute {
    case .rootQuery, .rootMutation, .rootSubscription: break
    default: return false
    }
    switch (old, new) {
    case (let old?, nil): return declarationsAfter[old.value] == nil
    case (nil, let new?): return declarationsBefore[bridge[new.value]] == nil
    default: return false
    }
  }

  /// Whether this is the encoding of a property that came or went itself, which says it all.
  private mutating func isOfNewProperty(
    _ old: AttributeValue?, _ new: AttributeValue?, _ b: ElementID, _ a: ElementID
  ) -> Bool {
    guard let some = old ?? new, some.aspect == .serialization, !some.name.isNone,
      before.schema[b].kind == .mediaType,
      let oldShape = before.schema[b].shape,
      let newShape = after.schema[a].shape
    else { return false }
    let oldRun = before.flattened(oldShape).properties
    let newRun = after.flattened(newShape).properties
    if let new, old == nil {
      return !before.schema.edges[oldRun.indices].contains { $0.key == bridge[new.name] }
    }
    if let old, new == nil {
      return !after.schema.edges[newRun.indices].contains { bridge[$0.key] == old.name }
    }
    return false
  }

  private func versionRelation(_ old: AttributeValue?, _ new: AttributeValue?) -> Relation {
    guard let old, let new,
      let oldVersion = SemanticVersion(before.schema.text(old.value)),
      let newVersion = SemanticVersion(after.schema.text(new.value))
    else { return .changed }
    return oldVersion < newVersion ? .raised : newVersion < oldVersion ? .lowered : .changed
  }
}
