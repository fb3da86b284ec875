/// The children of one node in document order. Steps over a subtree at a time, allocates nothing.
package struct Children: Sequence, IteratorProtocol, Sendable {
  private let tree: SyntaxTree
  private var position: Int
  private let end: Int

  init(_ tree: SyntaxTree, from start: Int, to end: Int) {
    self.tree = tree
    position = start
    self.end = end
  }

  package var isEmpty: Bool { position >= end }

  package mutating func next() -> NodeID? {
    guard position < end else { return nil }
    let node = NodeID(position)
    position = tree.nodes.endIndex(of: position)
    return node
  }
}

extension [Node] {
  /// The index behind the last descendant of a node, where its next sibling is if it has one.
  @inline(__always)
  func endIndex(of index: Int) -> Int {
    self[index].kind.isContainer ? Int(self[index].payload) : index &+ 1
  }
}
