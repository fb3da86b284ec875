internal import SourceText
internal import SyntaxTree

/// Making a place what it was in an earlier document.
extension EditPlanner {
  /// - Parameters:
  ///   - container: what the place is in here.
  ///   - isVerbatim: whether to use the earlier text where it fits, or to write the value anew.
  func restoration(
    of node: NodeID, from earlier: SourceDocument, in container: NodeID, isVerbatim: Bool
  ) throws(EditRefusal) -> EditPlan {
    try checkIsOwn(container)
    let key = earlier.tree.key(node)
    let value = DocumentValue(node, of: earlier)
    let text = EarlierText(document: earlier, node: node)
    func part(in surroundings: ScalarWriter.Surroundings) -> NewPart {
      NewPart(
        key.isNone ? nil : earlier.symbols.text(key), value,
        text: isVerbatim ? text.text(for: self, in: surroundings) : nil)
    }
    let kind = tree.kind(container)
    if kind == .null {
      return try filling(null: container, with: [part(in: surroundings(of: container))])
    }
    guard kind == (key.isNone ? .sequence : .mapping) else {
      throw refusal(
        .otherKind, "\(document.name(container)) is \(kind.name) now", at: container)
    }
    let correspondence = Correspondence(earlier: earlier, document: document)
    let items =
      key.isNone
      ? correspondence.items(of: earlier.layout.parent(of: node), in: container) : [:]
    func counterpart(_ sibling: NodeID) -> NodeID? {
      key.isNone ? items[sibling] : correspondence.entry(for: sibling, in: container)
    }
    if let present = counterpart(node) {
      guard DocumentValue(present, of: document) != value else {
        throw refusal(.unchanged, "\(document.name(present)) is as it was", at: present)
      }
      try checkIsOwn(present)
      if isVerbatim, let text = text.scalar(for: surroundings(of: present)),
        !tree.kind(present).isContainer || layout.notation(present) == .flow,
        tree.range(present).start < tree.range(present).end
      {
        var plan = EditPlan()
        let range = tree.range(present)
        plan.edits = [TextEdit(Int(range.start)..<Int(range.end), text)]
        plan.expectation.replaced[present] = value
        return plan
      }
      return try replacement(
        of: present, with: value, text: part(in: surroundings(of: present)).text)
    }
    let surroundings: ScalarWriter.Surroundings =
      layout.notation(container) == .flow && tree.childCount(container) == 0
      ? self.surroundings(of: container) : self.surroundings(in: container)
    return try insertion(
      of: [part(in: surroundings)], in: container,
      after: predecessor(of: node, in: earlier, counterpart))
  }

  /// The nearest of the siblings before a node that is still there, and written there.
  private func predecessor(
    of node: NodeID, in earlier: SourceDocument, _ counterpart: (NodeID) -> NodeID?
  ) -> NodeID? {
    let before = earlier.tree.children(earlier.layout.parent(of: node)).prefix { $0 != node }
    for sibling in before.reversed() {
      if let found = counterpart(sibling), layout.origin(found) != .merged { return found }
    }
    return nil
  }
}
