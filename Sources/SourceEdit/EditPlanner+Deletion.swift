internal import SourceText
internal import SyntaxTree

/// Taking an entry or item out of its container.
extension EditPlanner {
  func deletion(of node: NodeID) throws(EditRefusal) -> EditPlan {
    guard node > tree.root else {
      throw refusal(.notation, "the whole document cannot be taken away", at: node)
    }
    let container = layout.parent(of: node)
    try checkIsOwn(container)
    try checkCanGo(node)
    let entry = try entry(of: node)
    let entries = layout.entries(of: container)
    guard let index = entries.firstIndex(where: { $0.node == node }) else { return EditPlan() }
    var plan = EditPlan()
    plan.expectation.removed = [node]
    if layout.notation(container) != .block {
      plan.edits = deletion(at: index, inFlow: entries, of: container)
    } else if entries.count == 1, !layout.hasMergeKey(container) {
      plan.edits = try deletion(ofOnly: entry, of: container)
    } else {
      plan.edits = [deletion(at: index, inBlock: entries)]
    }
    return plan
  }

  private func deletion(at index: Int, inBlock entries: [WrittenEntry]) -> TextEdit {
    let entry = entries[index]
    let column = lines.column(of: entry.start)
    let end = layout.endOfLines(entry, column: column)
    if lines.isFirst(entry.start) { return TextEdit(delete: wholeLines(entry.start..<end)) }
    // What stands in front of it on its line introduces the next entry from now on.
    if index + 1 < entries.count {
      let next = entries[index + 1].start
      if lines.next(after: end) == lines.start(of: next) {
        return TextEdit(delete: entry.start..<next)
      }
    }
    return TextEdit(delete: entry.start..<end)
  }

  /// The lines of a range with the ending behind them; at the end of the document the one in front.
  private func wholeLines(_ range: Range<Int>) -> Range<Int> {
    let start = lines.start(of: range.lowerBound)
    if let next = lines.next(after: range.upperBound) { return start..<next }
    guard start > lines.first else { return start..<bytes.count }
    let isPair = start > 1 && bytes[start - 1] == 0x0A && bytes[start - 2] == 0x0D
    return start - (isPair ? 2 : 1)..<bytes.count
  }

  /// Without its only entry a container in block notation becomes `{}` or `[]`.
  private func deletion(ofOnly entry: WrittenEntry, of container: NodeID) throws(EditRefusal)
    -> [TextEdit]
  {
    let empty = Array((tree.kind(container) == .mapping ? "{}" : "[]").utf8)
    let column = lines.column(of: entry.start)
    let end = layout.endOfLines(entry, column: column)
    guard container > tree.root, lines.isFirst(entry.start) else {
      return [TextEdit(entry.start..<entry.end, empty)]
    }
    let outer = try self.entry(of: container)
    let start = Int(tree.range(container).start)
    let place =
      start < entry.start ? layout.endOfProperties(from: start) : outer.introductionEnd
    guard place < lines.start(of: entry.start) else {
      return [TextEdit(entry.start..<entry.end, empty)]
    }
    return [
      TextEdit(insert: [0x20] + empty, at: place),
      TextEdit(delete: wholeLines(entry.start..<end)),
    ]
  }

  private func deletion(at index: Int, inFlow entries: [WrittenEntry], of container: NodeID)
    -> [TextEdit]
  {
    let entry = entries[index]
    let behind = layout.skipSpace(from: entry.end)
    let hasComma = behind < bytes.count && bytes[behind] == UInt8(ascii: ",")
    let hasOwnLine = lines.isFirst(entry.start)
    if hasComma {
      let rest = endOfComment(behind: behind + 1)
      let endsLine = lines.isEnd(rest)
      if hasOwnLine, endsLine, let next = lines.next(after: rest) {
        return [TextEdit(delete: lines.start(of: entry.start)..<next)]
      }
      var end = behind + 1
      while end < bytes.count, bytes[end] == 0x20 { end += 1 }
      return [TextEdit(delete: entry.start..<end)]
    }
    guard index > 0 else {
      // The only one: what is between the brackets goes, unless there are comments.
      let open = layout.skipProperties(from: Int(tree.range(container).start)) + 1
      let isBare = bytes[open..<entry.start].allSatisfy { $0 <= 0x20 }
      let close = Int(tree.range(container).end) - 1
      let isBareBehind = bytes[entry.end..<max(entry.end, close)].allSatisfy { $0 <= 0x20 }
      return [
        TextEdit(delete: (isBare ? open : entry.start)..<(isBareBehind ? close : entry.end))
      ]
    }
    // The comma in front goes with it.
    let comma = layout.skipSpace(from: entries[index - 1].end)
    if bytes[comma..<entry.start].contains(UInt8(ascii: "#")) {
      let start = hasOwnLine ? lines.start(of: entry.start) : entry.start
      let end = lines.next(after: endOfComment(behind: entry.end)).flatMap {
        hasOwnLine && endOfComment(behind: entry.end) == lines.end(of: entry.end) ? $0 : nil
      }
      return [
        TextEdit(delete: comma..<comma + 1), TextEdit(delete: start..<(end ?? entry.end)),
      ]
    }
    return [TextEdit(delete: comma..<entry.end)]
  }
}
