import SourceText

/// What is not read since an earlier version has it as well; see ``RepeatedBlocks``.
extension YAMLReader {
  /// Puts the nodes of the earlier version in the place of the value that stands in for a block.
  /// - Throws: where that value is not all that libyaml found there, so that the document has to be
  ///   read as a whole.
  mutating func takeBlock(_ range: Range<UInt32>) throws(Stop) {
    guard let repeated, let earlier, stream.style == .plain, range.count == 1, isInMapping,
      hasKey, stream.anchor == nil, stream.tag == nil
    else { throw Stop() }
    let block = repeated.blocks[takenBlocks]
    guard key.start == block.keyStart, builder.open.count == block.depth,
      !builder.open[builder.open.count &- 1].isFlow
    else { throw Stop() }
    hasKey = false
    builder.copy(block.node, of: earlier.nodes, distance: block.distance)
    lastEnd = earlier.nodes[block.node].end &+ block.distance
    omitted &+= block.omitted
    takenBlocks += 1
    nextBlock =
      takenBlocks < repeated.blocks.count ? repeated.blocks[takenBlocks].place : .max
  }

  /// Whether all that was repeated was found in its place, and nothing that could change its meaning.
  var hasTakenAllBlocks: Bool {
    takenBlocks == repeated?.blocks.count && canBeReused && builder.nodes.count <= limits.maxNodes
  }

  /// Whether every part means what its own bytes say.
  var isLiteral: Bool { !builder.hasAliases && survey.directives == 0 }

  /// Whether every part can stand in another document: nothing was remarked upon, which would have to be
  /// again, and no node stands elsewhere than its text does.
  var canBeReused: Bool { isLiteral && diagnostics.isEmpty && !builder.needsMerging }
}
