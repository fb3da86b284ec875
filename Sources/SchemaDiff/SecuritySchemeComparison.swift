internal import SchemaModel
internal import SourceText

/// Security schemes: known by name, else by what they ask for on the wire, since the name is only
/// the document's own.
extension SchemaComparer {
  mutating func matchSecuritySchemes(_ matched: inout KeyMatcher.Result) {
    var removed: [Int] = []
    for index in matched.removed {
      let old = before.schema.edges[index]
      let partner =
        old.group != Edge.Group.securityScheme
        ? nil
        : matched.added.firstIndex { candidate in
          let new = after.schema.edges[candidate]
          return new.group == Edge.Group.securityScheme && asksTheSame(old.target, new.target)
        }
      guard let partner else {
        removed.append(index)
        continue
      }
      let other = matched.added.remove(at: partner)
      matched.pairs.append((index, other))
      schemeAliases[after.schema.edges[other].key] = old.key
    }
    matched.removed = removed
  }

  private func asksTheSame(_ b: ElementID, _ a: ElementID) -> Bool {
    let old = wireFields(b, before.schema)
    let new = wireFields(a, after.schema)
    guard old.count == new.count else { return false }
    for field in old
    where !new.contains(where: {
      $0.attribute == field.attribute && bridge[$0.name] == field.name
        && bridge[$0.value] == field.value
    }) { return false }
    let scopes = (
      Set(before.schema.edges[before.schema[b].children.indices].map(\.key)),
      Set(after.schema.edges[after.schema[a].children.indices].map { bridge[$0.key] })
    )
    return scopes.0 == scopes.1
  }

  private func wireFields(_ scheme: ElementID, _ schema: Schema) -> [AttributeValue] {
    schema.attributes[schema[scheme].attributes.indices].filter {
      $0.aspect == .attribute && $0.attribute != .extension
    }
  }

  /// Whether an element is a scheme that nothing asks for on one side: what changed in it can break
  /// nobody, beside what is told of those who ask for it on the other side.
  func isOfUnusedScheme(_ b: ElementID, _ a: ElementID) -> Bool {
    before.schema[b].kind == .securityScheme
      && (!isUsed(before.schema[b].name, before.schema)
        || !isUsed(after.schema[a].name, after.schema))
  }

  /// Whether the change of a scheme's field follows from another one that is told: its type changed,
  /// or the whole flow came or went, of which the first address is told.
  func isSwallowedInScheme(
    _ old: AttributeValue?, _ new: AttributeValue?, _ b: ElementID, _ a: ElementID
  ) -> Bool {
    guard before.schema[b].kind == .securityScheme, let some = old ?? new,
      some.aspect == .attribute, some.attribute != .extension
    else { return false }
    let fields = (wireFields(b, before.schema), wireFields(a, after.schema))
    if some.attribute != .schemeType {
      let types = (
        fields.0.first { $0.attribute == .schemeType }?.value,
        fields.1.first { $0.attribute == .schemeType }.map { bridge[$0.value] }
      )
      if types.0 != types.1 { return true }
    }
    guard !some.name.isNone, (old == nil) != (new == nil) else { return false }
    let own = old == nil ? fields.1 : fields.0
    guard !hasFlow(some.name, isBefore: old != nil, in: old == nil ? b : a) else { return false }
    return own.first { $0.name == some.name }?.attribute != some.attribute
  }

  /// Whether a scheme of the other side has a flow of this name.
  private func hasFlow(_ flow: Symbol, isBefore: Bool, in scheme: ElementID) -> Bool {
    isBefore
      ? wireFields(scheme, after.schema).contains { bridge[$0.name] == flow }
      : wireFields(scheme, before.schema).contains { $0.name == bridge[flow] }
  }

  /// Whether a scope came or went with the flow that it belongs to.
  func goesWithItsFlow(_ scope: Element, isBefore: Bool, other: ElementID) -> Bool {
    scope.kind == .scope && !hasFlow(scope.qualifier, isBefore: isBefore, in: other)
  }
}
