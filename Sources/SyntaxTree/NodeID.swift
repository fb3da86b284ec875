/// A node of one ``SyntaxTree``, in document order: a container comes right before what is in it.
package struct NodeID: Hashable, Comparable, Sendable {
  /// The index in the arena of the tree.
  package let raw: UInt32

  package init(_ raw: Int) { self.raw = UInt32(raw) }

  package static func < (left: NodeID, right: NodeID) -> Bool { left.raw < right.raw }
}
