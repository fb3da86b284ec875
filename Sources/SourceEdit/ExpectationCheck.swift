internal import SourceText
internal import SyntaxTree

/// Compares a document with what was expected of it, node by node, and remembers which of the old nodes
/// are which of the new.
struct ExpectationCheck {
  private let old: SourceDocument
  private let new: SourceDocument
  private let expectation: Expectation
  private var insertions: [NodeID: [Expectation.Insertion]] = [:]
  /// Where each old node is now; nil for those that are gone or stand in something replaced.
  private(set) var successors: [NodeID?]
  /// The first node that is not as expected, by its place in the old document.
  private(set) var firstMismatch: NodeID?

  /// The two must share their symbols; see ``SourceDocument/reading(_:)``.
  init(_ expectation: Expectation, from old: SourceDocument, to new: SourceDocument) {
    self.old = old
    self.new = new
    self.expectation = expectation
    for insertion in expectation.inserted {
      insertions[insertion.container, default: []].append(insertion)
    }
    successors = [NodeID?](repeating: nil, count: old.tree.nodeCount)
    if !matches(old.tree.root, new.tree.root), firstMismatch == nil {
      firstMismatch = old.tree.root
    }
  }

  private mutating func matches(_ node: NodeID, _ successor: NodeID) -> Bool {
    successors[Int(node.raw)] = successor
    if let value = expectation.replaced[node] { return isEqual(value, successor) }
    guard old.tree.kind(node) == new.tree.kind(successor) else { return mismatch(node) }
    guard old.tree.kind(node).isContainer else {
      return old.tree.scalar(node) == new.tree.scalar(successor) || mismatch(node)
    }
    var children = new.tree.children(successor)
    let added = insertions[node] ?? []
    let isOrdered = !old.layout.hasMergeKey(node)
    for insertion in added where insertion.predecessor == nil {
      guard let child = next(&children, insertion.key, in: successor, isOrdered),
        isEqual(insertion.value, child)
      else { return mismatch(node) }
    }
    for child in old.tree.children(node) {
      if !expectation.removed.contains(child) {
        let key = expectation.renamed[child] ?? text(old.tree.key(child))
        guard let next = next(&children, key, in: successor, isOrdered) else {
          return mismatch(child)
        }
        guard matches(child, next) else { return mismatch(child) }
      }
      for insertion in added where insertion.predecessor == child {
        guard let next = next(&children, insertion.key, in: successor, isOrdered),
          isEqual(insertion.value, next)
        else { return mismatch(child) }
      }
    }
    let count = old.tree.childCount(node) + added.count
    let removed =
      expectation.removed.isEmpty
      ? 0 : old.tree.children(node).filter { expectation.removed.contains($0) }.count
    return new.tree.childCount(successor) == count - removed || mismatch(node)
  }

  private mutating func mismatch(_ node: NodeID) -> Bool {
    if firstMismatch == nil { firstMismatch = node }
    return false
  }

  private func text(_ key: Symbol) -> String? { key.isNone ? nil : old.symbols.text(key) }

  /// The next child, which must have this key. Where a merge key brings some, their order says
  /// nothing, and the child is looked up.
  private func next(_ children: inout Children, _ key: String?, in node: NodeID, _ isOrdered: Bool)
    -> NodeID?
  {
    if !isOrdered, let key { return new.tree.child(node, named: key, new.symbols) }
    guard let child = children.next() else { return nil }
    let found = new.tree.key(child)
    return (found.isNone ? nil : new.symbols.text(found)) == key ? child : nil
  }

  private func isEqual(_ value: DocumentValue, _ node: NodeID) -> Bool {
    switch (value, new.tree.kind(node)) {
    case (.null, .null): return true
    case (.boolean(let flag), .boolean): return new.tree.isTrue(node, new.symbols) == flag
    case (.text(let text), .string), (.date(let text), .string):
      return new.symbols.text(new.tree.scalar(node)) == text
    case (.number(let text), .integer), (.number(let text), .number):
      let found = new.symbols.text(new.tree.scalar(node))
      return found == text || NumberText.json(text).map { $0 == NumberText.json(found) } ?? false
    case (.sequence(let items), .sequence):
      let children = Array(new.tree.children(node))
      return items.count == children.count && zip(items, children).allSatisfy { isEqual($0, $1) }
    case (.mapping(let entries), .mapping):
      let children = Array(new.tree.children(node))
      return entries.count == children.count
        && zip(entries, children).allSatisfy { entry, child in
          new.symbols.text(new.tree.key(child)) == entry.key && isEqual(entry.value, child)
        }
    default: return false
    }
  }
}
