internal import SourceText
internal import SyntaxTree

/// Putting parts into a container.
extension EditPlanner {
  /// - Parameter predecessor: the child that they come behind; nil for the front.
  func insertion(of parts: [NewPart], in container: NodeID, after predecessor: NodeID?)
    throws(EditRefusal) -> EditPlan
  {
    try checkNotation(of: container)
    var plan = EditPlan()
    let entries = layout.entries(of: container)
    let index = predecessor.flatMap { node in entries.lastIndex { $0.node == node } }
    if layout.notation(container) == .block {
      // A predecessor that is merged has no place; behind all others is as good.
      let last = predecessor == nil ? nil : entries.indices.last
      plan.edits = [insertion(of: parts, inBlock: container, entries, at: index ?? last)]
    } else if !entries.isEmpty {
      plan.edits = try insertion(of: parts, inFlow: entries, of: container, at: index)
    } else if layout.hasMergeKey(container) {
      plan.edits = [try insertion(of: parts, beforeMergeKeyOf: container)]
    } else {
      plan.edits = try filling(container, with: parts)
    }
    plan.expectation.inserted = parts.map {
      .init(container: container, predecessor: predecessor, key: $0.key, value: $0.value)
    }
    return plan
  }

  private func insertion(
    of parts: [NewPart], inBlock container: NodeID, _ entries: [WrittenEntry], at index: Int?
  ) -> TextEdit {
    let text = parts.flatMap { $0.blockLines(writer) }
    // Where there is no entry, there is a merge key.
    let start = entries.first?.start ?? Int(tree.range(container).start)
    let column = lines.column(of: start)
    let indentation = Self.spaces(column)
    guard let index else {
      let ending = ending(near: start)
      let text = joined(text, indentation: indentation, ending: ending)
      guard lines.isFirst(start) else {
        return TextEdit(insert: text + ending + indentation, at: start)
      }
      return TextEdit(
        insert: indentation + text + ending, at: startOfLines(of: start, in: container))
    }
    let end = layout.endOfLines(
      entries[index], column: column, includingOwnColumn: index == entries.count - 1)
    let ending = ending(near: end)
    let block = indentation + joined(text, indentation: indentation, ending: ending)
    guard let next = lines.next(after: end) else {
      return TextEdit(insert: ending + block, at: bytes.count)
    }
    return TextEdit(insert: block + ending, at: next)
  }

  /// Where the line of the first entry begins, or the comment right above it, which speaks of it. At
  /// the top of a document such a comment speaks of the whole.
  private func startOfLines(of first: Int, in container: NodeID) -> Int {
    var start = lines.start(of: first)
    let column = first - start
    guard let key = tree.keyRange(container) else { return start }
    while start > Int(key.end) {
      let above = lines.start(of: start - 1 - (isPair(endingAt: start) ? 1 : 0))
      guard above > Int(key.end), lines.commentColumn(above) == column else { break }
      start = above
    }
    return start
  }

  private func isPair(endingAt offset: Int) -> Bool {
    offset > 1 && bytes[offset - 1] == 0x0A && bytes[offset - 2] == 0x0D
  }

  private func insertion(of parts: [NewPart], beforeMergeKeyOf container: NodeID)
    throws(EditRefusal) -> TextEdit
  {
    let open = layout.skipProperties(from: Int(tree.range(container).start))
    let comma = Array(", ".utf8)
    var text: [UInt8] = []
    for part in parts {
      text += try orRefuse(part.line(writer, in: .flow), at: container) + comma
    }
    return TextEdit(insert: text, at: layout.skipSpace(from: open + 1))
  }

  private func insertion(
    of parts: [NewPart], inFlow entries: [WrittenEntry], of container: NodeID, at index: Int?
  ) throws(EditRefusal) -> [TextEdit] {
    let comma = [UInt8(ascii: ",")]
    let neighbour = entries[index ?? 0]
    let hasOwnLine = lines.isFirst(neighbour.start)
    let ending = hasOwnLine ? ending(near: neighbour.start) : []
    let indentation = hasOwnLine ? lines.indentation(of: neighbour.start) : []
    let space = layout.isJSON ? spaceBehindComma(entries) : [0x20]
    let between = comma + (hasOwnLine ? ending + indentation : space)
    var texts: [[UInt8]] = []
    for part in parts {
      texts.append(
        try text(of: part, in: container, isMultiline: hasOwnLine, indentation, ending))
    }
    let text = Array(texts.joined(separator: between))
    guard index != nil else { return [TextEdit(insert: text + between, at: neighbour.start)] }

    let lead = hasOwnLine ? ending + indentation : space
    let behind = layout.skipSpace(from: neighbour.end)
    if behind < bytes.count, bytes[behind] == UInt8(ascii: ",") {
      let end = hasOwnLine ? endOfComment(behind: behind + 1) : behind + 1
      return [TextEdit(insert: lead + text + comma, at: end)]
    }
    let end = hasOwnLine ? endOfComment(behind: neighbour.end) : neighbour.end
    if end == neighbour.end { return [TextEdit(insert: comma + lead + text, at: end)] }
    return [
      TextEdit(insert: comma, at: neighbour.end), TextEdit(insert: lead + text, at: end),
    ]
  }

  /// The end of the line where only a comment stands on the rest of it, else the offset itself.
  func endOfComment(behind offset: Int) -> Int {
    guard !layout.isJSON else { return offset }
    var start = offset
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    return start < bytes.count && bytes[start] == UInt8(ascii: "#") ? lines.end(of: start) : offset
  }

  private func spaceBehindComma(_ entries: [WrittenEntry]) -> [UInt8] {
    guard entries.count > 1 else { return style.space }
    return bytes[entries[1].start - 1] == 0x20 ? [0x20] : []
  }

  /// The text of a part between brackets.
  private func text(
    of part: NewPart, in container: NodeID, isMultiline: Bool, _ indentation: [UInt8],
    _ ending: [UInt8]
  ) throws(EditRefusal) -> [UInt8] {
    guard layout.isJSON else {
      // YAML that looks like JSON goes on looking like it.
      let text = looksLikeJSON(container) ? part.line(writer, in: .json) : nil
      return try orRefuse(text ?? part.line(writer, in: .flow), at: container)
    }
    let text =
      isMultiline
      ? part.jsonLines(writer).map { joined($0, indentation: indentation, ending: ending) }
      : part.line(writer, in: .json)
    return try orRefuse(text, at: container)
  }

  /// Whether all keys of a mapping between brackets are in double quotes.
  private func looksLikeJSON(_ container: NodeID) -> Bool {
    tree.kind(container) == .mapping
      && layout.entries(of: container).allSatisfy { bytes[$0.start] == UInt8(ascii: "\"") }
  }

  func orRefuse(_ text: [UInt8]?, at node: NodeID) throws(EditRefusal) -> [UInt8] {
    guard let text else {
      throw refusal(.notRepresentable, "JSON has no such number", at: node)
    }
    return text
  }
}
