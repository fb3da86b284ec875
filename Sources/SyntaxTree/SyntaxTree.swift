public import SourceText

/// The tree of one YAML or JSON document, every node with its place.
///
/// One arena in preorder. The keys of a mapping are unique, aliases and merge keys are expanded,
/// and no node is deeper than ``ParseLimits/maxDepth`` allows, so trees can be walked recursively.
/// Keys and scalars are symbols of the table that ``SyntaxParser`` was given.
///
/// A class, since it never changes and is handed around a lot: a copy counts one reference instead
/// of one for each thing inside.
@usableFromInline
package final class SyntaxTree: Sendable {
  /// The file in the ranges of this tree.
  @usableFromInline package let file: FileIndex
  /// The text that the ranges refer to.
  package let source: SourceFile
  @usableFromInline let nodes: [Node]
  /// Whether every part means what its own bytes say: nothing is an alias, and no directive says what
  /// tags stand for.
  let isLiteral: Bool
  /// Whether it is YAML of which every part can stand in another document; see ``RepeatedBlocks``.
  let canBeReused: Bool
  /// How many blocks were taken over from an earlier version instead of being read.
  package let repeatedBlocks: Int

  init(
    file: FileIndex, source: SourceFile, nodes: [Node], isLiteral: Bool, canBeReused: Bool,
    repeatedBlocks: Int
  ) {
    self.file = file
    self.source = source
    self.nodes = nodes
    self.isLiteral = isLiteral
    self.canBeReused = canBeReused
    self.repeatedBlocks = repeatedBlocks
  }

  /// The value of the document; every tree has one.
  @inlinable
  package var root: NodeID { NodeID(0) }

  /// The number of nodes. Keys are part of their values and not counted.
  package var nodeCount: Int { nodes.count }

  @inlinable
  package func kind(_ node: NodeID) -> NodeKind { nodes[Int(node.raw)].kind }

  /// How a scalar was written; `plain` for containers.
  package func style(_ node: NodeID) -> ScalarStyle { nodes[Int(node.raw)].style }

  /// The key that a node stands under; `.none` for items of a sequence and the root.
  @inlinable
  package func key(_ node: NodeID) -> Symbol { nodes[Int(node.raw)].key }

  /// The text of a scalar as it was meant: unescaped, unfolded, but otherwise as written, so that
  /// `1.0` and `1` are two symbols. `.none` for containers.
  @inlinable
  package func scalar(_ node: NodeID) -> Symbol {
    let node = nodes[Int(node.raw)]
    return node.kind.isContainer ? .none : Symbol(id: node.payload)
  }

  /// The bytes of a value, with its quotes, tag and anchor. A container spans the first to the
  /// last byte of its content, a block scalar ends with its last line that is not blank, and a
  /// value that is not there is the empty range where it would be. What an alias stands for has
  /// the range of the anchored value.
  @inlinable
  package func range(_ node: NodeID) -> SourceRange {
    let node = nodes[Int(node.raw)]
    return SourceRange(file: file, start: node.start, end: node.end)
  }

  /// The bytes of a node's key with its quotes; nil where it has none.
  @inlinable
  package func keyRange(_ node: NodeID) -> SourceRange? {
    let node = nodes[Int(node.raw)]
    guard !node.key.isNone else { return nil }
    return SourceRange(file: file, start: node.keyStart, end: node.keyEnd)
  }

  /// Where to point to: the key where there is one, else the scalar, else the first line of the
  /// container.
  package func place(_ node: NodeID) -> SourceRange {
    if let key = keyRange(node) { return key }
    var place = range(node)
    guard kind(node).isContainer else { return place }
    // A document of one line would be read again for each of its containers.
    place.end = min(place.end, place.start + 120)
    unsafe source.bytes.withUnsafeBufferPointer { bytes in
      let first = unsafe ByteView(bytes)[Int(place.start)..<Int(place.end)]
      place.end = place.start + UInt32(first.lineLength)
    }
    return place
  }

  /// All bytes that say what stands under a key: from the indentation of the key up to the next key of
  /// the document, or to its end. Equal bytes are equal values. Nil where they do not say all.
  package func extent(ofEntry node: NodeID) -> SourceRange? {
    guard isLiteral, let key = keyRange(node) else { return nil }
    return unsafe source.bytes.withUnsafeBufferPointer { buffer in
      let bytes = unsafe ByteView(buffer)
      var start = Int(key.start)
      while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
      // What stands before tells a block from a flow mapping.
      if start > 0 { start -= 1 }
      var end = UInt32(bytes.count)
      var next = nodes.endIndex(of: Int(node.raw))
      while next < nodes.count {
        if !nodes[next].key.isNone {
          end = nodes[next].keyStart
          break
        }
        next += 1
      }
      return SourceRange(file: file, start: UInt32(start), end: end)
    }
  }

  /// The values of a mapping or the items of a sequence, in document order; none for scalars.
  @inlinable
  package func children(_ node: NodeID) -> Children {
    let index = Int(node.raw)
    return Children(nodes, from: index + 1, to: nodes.endIndex(of: index))
  }

  /// The number of children. Walks over them.
  package func childCount(_ node: NodeID) -> Int {
    var count = 0
    let end = nodes.endIndex(of: Int(node.raw))
    var index = Int(node.raw) + 1
    while index < end {
      count += 1
      index = nodes.endIndex(of: index)
    }
    return count
  }

  /// The index behind the last descendant of a node.
  package func endOfSubtree(_ node: NodeID) -> UInt32 {
    UInt32(nodes.endIndex(of: Int(node.raw)))
  }

  /// The container of a node; nil for the root. Found by descending from the root.
  package func parent(of node: NodeID) -> NodeID? {
    guard node > root else { return nil }
    var parent = root
    while true {
      guard let next = children(parent).first(where: { node.raw < endOfSubtree($0) }) else {
        return nil
      }
      if next == node { return parent }
      parent = next
    }
  }

  /// The value under a key of a mapping. Walks over the children, comparing integers.
  package func child(_ node: NodeID, _ key: Symbol) -> NodeID? {
    guard !key.isNone else { return nil }
    let end = nodes.endIndex(of: Int(node.raw))
    var index = Int(node.raw) + 1
    while index < end {
      if nodes[index].key == key { return NodeID(index) }
      index = nodes.endIndex(of: index)
    }
    return nil
  }
}
