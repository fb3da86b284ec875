/// A node of one ``SyntaxTree``, in document order: a container comes right before what is in it.
@frozen
@usableFromInline
package struct NodeID: Hashable, Comparable, Sendable {
  /// The index in the arena of the tree.
  @usableFromInline package let raw: UInt32

  @inlinable
  package init(_ raw: Int) { self.raw = UInt32(raw) }

  @inlinable
  package static func == (left: NodeID, right: NodeID) -> Bool { left.raw == right.raw }

  @inlinable
  package static func < (left: NodeID, right: NodeID) -> Bool { left.raw < right.raw }

  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(raw) }
}
