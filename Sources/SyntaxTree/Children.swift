/// The children of one node in document order. Steps over a subtree at a time, allocates nothing.
@frozen
@usableFromInline
package struct Children: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let nodes: [Node]
  @usableFromInline var position: Int
  @usableFromInline let end: Int

  @inlinable
  init(_ nodes: [Node], from start: Int, to end: Int) {
    self.nodes = nodes
    position = start
    self.end = end
  }

  @inlinable package var isEmpty: Bool { position >= end }

  @inlinable
  package mutating func next() -> NodeID? {
    guard position < end else { return nil }
    let node = NodeID(position)
    position = nodes.endIndex(of: position)
    return node
  }
}

extension [Node] {
  /// The index behind the last descendant of a node, where its next sibling is if it has one.
  @inlinable
  @inline(__always)
  func endIndex(of index: Int) -> Int {
    self[index].kind.isContainer ? Int(self[index].payload) : index &+ 1
  }
}
