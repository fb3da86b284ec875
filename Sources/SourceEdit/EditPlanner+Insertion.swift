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
    var entries = layout.entries(of: container)
    if entries.isEmpty, layout.notation(container) == .block {
      // A merge key is all there is.
      let range = tree.range(container)
      entries = [
        WrittenEntry(
          node: container, start: Int(range.start), introductionEnd: Int(range.start),
          end: Int(range.end), hasColon: true)
      ]
    }
    let index = predecessor.flatMap { node in entries.lastIndex { $0.node == node } }
    if entries.isEmpty, layout.hasMergeKey(container) {
      let first = layout.skipSpace(
        from: layout.skipProperties(from: Int(tree.range(container).start)) + 1)
      var texts: [[UInt8]] = []
      for part in parts { texts.append(try orRefuse(part.line(writer, in: .flow), at: container)) }
      let comma = Array(", ".utf8)
      plan.edits = [TextEdit(insert: Array(texts.joined(separator: comma)) + comma, at: first)]
    } else if entries.isEmpty {
      plan.edits = try filling(container, with: parts)
    } else if layout.notation(container) == .block {
      plan.edits = [
        insertion(
          of: parts, inBlock: entries, at: index ?? (predecessor == nil ? nil : entries.count - 1))
      ]
    } else {
      plan.edits = try insertion(of: parts, inFlow: entries, of: container, at: index)
    }
    // Each comes right behind the predecessor; the last one that is told comes last.
    plan.expectation.inserted = parts.map {
      .init(container: container, predecessor: predecessor, key: $0.key, value: $0.value)
    }
    return plan
  }

  private func insertion(of parts: [NewPart], inBlock entries: [WrittenEntry], at index: Int?)
    -> TextEdit
  {
    let text = parts.flatMap { $0.blockLines(writer) }
    let column = lines.column(of: entries[0].start)
    let indentation = Self.spaces(column)
    guard let index else {
      let start = entries[0].start
      let ending = ending(near: start)
      let text = joined(text, indentation: indentation, ending: ending)
      if lines.isFirst(start) {
        return TextEdit(insert: indentation + text + ending, at: lines.start(of: start))
      }
      return TextEdit(insert: text + ending + indentation, at: start)
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

  private func insertion(
    of parts: [NewPart], inFlow entries: [WrittenEntry], of container: NodeID, at index: Int?
  ) throws(EditRefusal) -> [TextEdit] {
    let comma = [UInt8(ascii: ",")]
    let neighbour = entries[index ?? 0]
    let hasOwnLine = lines.isFirst(neighbour.start)
    let ending = ending(near: neighbour.start)
    let indentation = lines.indentation(of: neighbour.start)
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
