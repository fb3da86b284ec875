internal import SourceText
internal import SyntaxTree

/// One entry of a mapping or item of a sequence as it is written.
struct WrittenEntry {
  var node: NodeID
  /// Where the key begins, the dash of an item in block notation, or the item itself.
  var start: Int
  /// Behind the colon or the dash; where the key ends if there is no colon, and `start` for items in
  /// flow notation.
  var introductionEnd: Int
  /// Where the value ends, comments not counted.
  var end: Int
  /// Whether there is a colon, or no key that would need one.
  var hasColon: Bool
}

extension Layout {
  /// The entries that are written in a container, in order: those that are merged into it are not.
  func entries(of container: NodeID) -> [WrittenEntry] {
    var entries: [WrittenEntry] = []
    let isBlock = notation(container) == .block
    let start = Int(tree.range(container).start)
    var cursor = isBlock ? start : skipProperties(from: start) + 1
    if isBlock, bytes.indices.contains(start), "&!".utf8.contains(bytes[start]),
      tree.kind(container) == .sequence
    {
      cursor = skipProperties(from: start)
    }
    for child in tree.children(container) where origin(child) != .merged {
      let entry =
        tree.keyRange(child).map { keyed(child, $0) } ?? item(child, from: cursor, isBlock)
      entries.append(entry)
      cursor = entry.end
    }
    return entries
  }

  private func keyed(_ node: NodeID, _ key: SourceRange) -> WrittenEntry {
    let colon = skipSpace(from: Int(key.end))
    let hasColon = colon < bytes.count && bytes[colon] == UInt8(ascii: ":")
    let introductionEnd = hasColon ? colon + 1 : Int(key.end)
    return WrittenEntry(
      node: node, start: Int(key.start), introductionEnd: introductionEnd,
      end: end(of: node, from: introductionEnd), hasColon: hasColon)
  }

  private func item(_ node: NodeID, from cursor: Int, _ isBlock: Bool) -> WrittenEntry {
    var start = skipSpace(from: cursor)
    if !isBlock, start < bytes.count, bytes[start] == UInt8(ascii: ",") {
      start = skipSpace(from: start + 1)
    }
    let introductionEnd = isBlock ? start + 1 : start
    return WrittenEntry(
      node: node, start: start, introductionEnd: introductionEnd,
      end: end(of: node, from: introductionEnd), hasColon: true)
  }

  private func end(of node: NodeID, from introductionEnd: Int) -> Int {
    if origin(node) == .alias { return endOfWord(at: skipSpace(from: introductionEnd)) }
    return max(Int(tree.range(node).end), introductionEnd)
  }

  /// The offset of the line ending behind a block entry: behind its comment, and behind comments below
  /// it that are indented further than it, which speak of something inside.
  ///
  /// - Parameter isInside: whether comments that are indented as far as the entry count as well.
  func endOfLines(_ entry: WrittenEntry, column: Int, includingOwnColumn isInside: Bool = false)
    -> Int
  {
    var end = lines.end(of: entry.end)
    if let last = endOfKeptLines(entry) { return last }
    while let next = lines.next(after: end), let comment = lines.commentColumn(next),
      comment > column || isInside && comment == column
    {
      end = lines.end(of: next)
    }
    return end
  }

  /// Where the blank lines end that belong to the block scalar with which an entry ends; nil where
  /// none do.
  private func endOfKeptLines(_ entry: WrittenEntry) -> Int? {
    let last = NodeID(Int(tree.endOfSubtree(entry.node)) - 1)
    guard last >= entry.node, origin(last) == .own,
      tree.style(last) == .literal || tree.style(last) == .folded
    else { return nil }
    let start = skipProperties(from: Int(tree.range(last).start))
    let header = bytes[start..<lines.end(of: start)].prefix { $0 != UInt8(ascii: "#") }
    var end = lines.end(of: entry.end)
    var isKept = header.contains(UInt8(ascii: "+"))
    let firstEnd = end
    while let next = lines.next(after: end), next < bytes.count, lines.isBlank(next) {
      end = lines.end(of: next)
      if end > next { isKept = true }
    }
    return isKept && end > firstEnd ? end : nil
  }
}
