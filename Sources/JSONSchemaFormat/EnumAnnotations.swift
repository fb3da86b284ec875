internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Annotations of single values of an enum: `x-enum-deprecations: {VALUE: {sunset, …}}`, since a
/// value in a list has no place of its own for them.
extension JSONSchemaLowering {
  /// Gives the values of `open` the lifecycles that the mapping at `node` states for them. A key
  /// that is no value is a fact about the owner.
  mutating func attachEnumAnnotations(
    _ node: NodeID, in tree: SyntaxTree, owner: ElementID, values: Run
  ) {
    markAsRead(node, in: tree)
    if tree.kind(node) == .sequence {
      // A plain list of the values that are deprecated.
      for entry in tree.children(node) {
        let name = tree.scalar(entry)
        guard let value = valueElement(name, in: values) else {
          noteStrayValue(name, entry, in: tree, owner: owner, values: values)
          continue
        }
        var lifecycle = Lifecycle()
        lifecycle.deprecation = Lifecycle.Mark(
          isDeprecated: true, spelling: tree.key(node), range: tree.range(entry))
        add(lifecycle, to: value)
      }
      return
    }
    guard tree.kind(node) == .mapping else { return }
    for entry in tree.children(node) {
      let name = tree.key(entry)
      guard let value = valueElement(name, in: values) else {
        noteStrayValue(name, entry, in: tree, owner: owner, values: values)
        continue
      }
      var lifecycle = readLifecycleMembers(of: entry, in: tree)
      if lifecycle.deprecation == nil {
        lifecycle.deprecation = Lifecycle.Mark(
          isDeprecated: true, spelling: tree.key(node), range: tree.place(entry))
      }
      add(lifecycle, to: value)
    }
  }

  private func valueElement(_ name: Symbol, in values: Run) -> ElementID? {
    for index in values.indices where writer.schema.edges[index].key == name {
      return writer.schema.edges[index].target
    }
    return nil
  }

  private mutating func noteStrayValue(
    _ name: Symbol, _ entry: NodeID, in tree: SyntaxTree, owner: ElementID, values: Run
  ) {
    let known = values.indices.map { documents.symbols.text(writer.schema.edges[$0].key) }
    let nearest = NearestWord.to(documents.symbols.text(name), among: known)
    add(
      LifecycleFact(
        aspect: .deprecation, relation: .misplaced, spelling: name, value: .none,
        range: tree.place(entry), suggestion: nearest ?? "one of the listed values"), to: owner)
  }
}
