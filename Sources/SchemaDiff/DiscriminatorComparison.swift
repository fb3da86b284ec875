internal import SchemaModel
internal import SourceText

/// Discriminators: the property that tells alternatives apart, and which of its values stands for
/// which of them (OpenAPI 3.1.0, section 4.8.25).
extension SchemaComparer {
  mutating func compareDiscriminator(_ context: ShapeContext) {
    let old = context.before.discriminator.map { before.schema.discriminators[$0.index] }
    let new = context.after.discriminator.map { after.schema.discriminators[$0.index] }
    guard old != nil || new != nil else { return }
    if old?.propertyName != new.map({ bridge[$0.propertyName] }) {
      var change = change(
        .discriminator, old == nil ? .added : new == nil ? .removed : .changed, context)
      change.attribute = .propertyName
      change.beforePlace = old?.range ?? context.before.range
      change.afterPlace = new?.range ?? context.after.range
      change.beforeValue = old.map { before.schema.text($0.propertyName) }
      change.afterValue = new.map { after.schema.text($0.propertyName) }
      changes.append(change)
    }
    guard let old, let new else { return }
    compareMapping(old, new, context)
  }

  /// Entry by entry. What leads to an alternative that the other side does not have comes and goes
  /// with that alternative, which is told.
  private mutating func compareMapping(
    _ old: Discriminator, _ new: Discriminator, _ context: ShapeContext
  ) {
    let oldEntries = entries(old, before.schema)
    let newEntries = entries(new, after.schema)
    guard oldEntries != newEntries else { return }
    let oldNames = memberNames(context.before, before.schema)
    let newNames = memberNames(context.after, after.schema)
    let gone = oldEntries.subtracting(newEntries).filter {
      newNames.isEmpty || newNames.contains($0.target) || !oldNames.contains($0.target)
    }
    let came = newEntries.subtracting(oldEntries).filter {
      oldNames.isEmpty || oldNames.contains($0.target) || !newNames.contains($0.target)
    }
    guard !gone.isEmpty || !came.isEmpty else { return }
    tellMapping(
      gone.isEmpty ? .added : came.isEmpty ? .removed : .changed, text(gone), text(came),
      old.mapping.first?.range ?? old.range, new.mapping.first?.range ?? new.range, context)
  }

  /// An alternative that goes by another name now, so that another value stands for it.
  mutating func compareTags(_ old: UnionMember, _ new: UnionMember, _ context: ShapeContext) {
    guard context.before.discriminator != nil, context.after.discriminator != nil,
      old.reference != new.reference, old.tag != new.tag, !old.tag.isNone, !new.tag.isNone
    else { return }
    tellMapping(
      .changed, before.schema.text(old.ownTag), after.schema.text(new.ownTag),
      before.schema[old.element].range, after.schema[new.element].range, context)
  }

  private mutating func tellMapping(
    _ relation: Relation, _ oldText: String, _ newText: String, _ oldPlace: SourceRange,
    _ newPlace: SourceRange, _ context: ShapeContext
  ) {
    var change = change(.discriminator, relation, context)
    change.attribute = .mapping
    change.beforePlace = oldPlace
    change.afterPlace = newPlace
    change.beforeValue = oldText.isEmpty ? nil : oldText
    change.afterValue = newText.isEmpty ? nil : newText
    changes.append(change)
  }

  private struct MappingEntry: Hashable {
    var value: String
    var target: String
  }

  /// A target is known by its last name, however it is referred to. What maps a name to itself holds
  /// without being written.
  private func entries(_ discriminator: Discriminator, _ schema: Schema) -> Set<MappingEntry> {
    Set(
      discriminator.mapping.map { entry in
        MappingEntry(
          value: schema.text(entry.value),
          target: schema.text(entry.text).split(separator: "/").last.map(String.init) ?? "")
      }.filter { $0.value != $0.target })
  }

  private func memberNames(_ shape: Shape, _ schema: Schema) -> Set<String> {
    var names: Set<String> = []
    for group in schema.unions[shape.unions.indices] {
      for edge in schema.edges[group.members.indices] {
        guard let member = schema[edge.target].shape, let target = schema[member].reference?.target
        else { continue }
        names.insert(schema.text(schema[target].name))
      }
    }
    return names
  }

  private func text(_ entries: Set<MappingEntry>) -> String {
    entries.map { "\($0.value) → \($0.target)" }.sorted().joined(separator: ", ")
  }
}
