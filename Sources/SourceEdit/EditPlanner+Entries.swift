internal import SourceText
internal import SyntaxTree

/// Giving a mapping entries.
extension EditPlanner {
  func setting(_ entries: [DocumentEntry], in node: NodeID) throws(EditRefusal) -> EditPlan {
    try checkIsOwn(node)
    if tree.kind(node) == .null {
      return try filling(null: node, with: entries.map { NewPart($0) })
    }
    guard tree.kind(node) == .mapping else {
      throw refusal(
        .otherKind, "\(document.name(node)) is \(tree.kind(node).name), not a mapping", at: node)
    }
    var plan = EditPlan()
    var new: [NewPart] = []
    for entry in entries {
      guard let child = tree.child(node, named: entry.key, document.symbols) else {
        new.append(NewPart(entry))
        continue
      }
      if case .mapping(let inner) = entry.value, tree.kind(child) == .mapping {
        plan.join(try setting(inner, in: child))
      } else if DocumentValue(child, of: document) != entry.value.asRead {
        plan.join(try replacement(of: child, with: entry.value))
      }
    }
    guard !new.isEmpty else { return plan }
    plan.join(
      try insertion(of: new, in: node, after: layout.entries(of: node).last?.node))
    return plan
  }

  func announcing(_ value: String, _ entries: [DocumentEntry], in node: NodeID)
    throws(EditRefusal) -> EditPlan
  {
    guard tree.kind(node) == .mapping,
      let values = tree.child(node, named: "enum", document.symbols),
      tree.children(values).contains(where: { tree.scalarText($0, document.symbols) == value })
    else { throw refusal(.noSuchValue, "there is no enum with the value '\(value)'", at: node) }
    return try setting(
      [DocumentEntry("x-enum-deprecations", .mapping([DocumentEntry(value, .mapping(entries))]))],
      in: node)
  }
}

extension DocumentValue {
  /// The value as a tree has it, which knows dates as text.
  var asRead: DocumentValue {
    if case .date(let day) = self { .text(day) } else { self }
  }
}
