internal import SourceText
internal import SyntaxTree

/// Putting parts into a container that has none, or into a null.
extension EditPlanner {
  /// The edits that put parts into `{}` or `[]`.
  func filling(_ container: NodeID, with parts: [NewPart]) throws(EditRefusal) -> [TextEdit] {
    let range = tree.range(container)
    let open = layout.skipProperties(from: Int(range.start))
    if !layout.isJSON, let edits = try fillingAsBlock(container, open: open, with: parts) {
      return edits
    }
    let text = try between(parts, at: container, near: open)
    if layout.isJSON { return [TextEdit(open..<Int(range.end), text)] }
    return [TextEdit(insert: Array(text.dropFirst().dropLast()), at: open + 1)]
  }

  /// Where the parts have a text in block notation and stand in a block, `{}` gives way to lines.
  private func fillingAsBlock(_ container: NodeID, open: Int, with parts: [NewPart])
    throws(EditRefusal) -> [TextEdit]?
  {
    let range = tree.range(container)
    let hasLines = parts.contains { if case .block = $0.text { true } else { false } }
    guard hasLines, open == Int(range.start), !layout.isInFlow(container),
      !lines.hasBreak(in: open..<Int(range.end))
    else { return nil }
    if container == tree.root { return [block(parts, replacing: open..<Int(range.end))] }
    let entry = try entry(of: container)
    guard !lines.hasBreak(in: entry.introductionEnd..<open) else { return nil }
    if tree.key(container).isNone { return [block(parts, replacing: open..<Int(range.end))] }
    return [
      TextEdit(delete: entry.introductionEnd..<Int(range.end)),
      linesBelow(entry, parts, isMapping: tree.kind(container) == .mapping),
    ]
  }

  /// Parts in block notation where the first of them begins at the column of what it replaces.
  private func block(_ parts: [NewPart], replacing range: Range<Int>) -> TextEdit {
    let indentation = Self.spaces(lines.column(of: range.lowerBound))
    let text = parts.flatMap { $0.blockLines(writer) }
    return TextEdit(
      range,
      joined(text, indentation: indentation, ending: ending(near: range.lowerBound)))
  }

  /// Parts as lines below the line of a key.
  private func linesBelow(_ entry: WrittenEntry, _ parts: [NewPart], isMapping: Bool) -> TextEdit {
    let step = isMapping ? style.step : Self.spaces(style.dashStep)
    let indentation = Self.spaces(lines.column(of: entry.start)) + step
    let end = lines.end(of: entry.end)
    let ending = ending(near: end)
    let text = parts.flatMap { $0.blockLines(writer) }
    return TextEdit(
      insert: ending + indentation + joined(text, indentation: indentation, ending: ending),
      at: end)
  }

  /// The edits that make a container of a null, whether it is written or left out.
  func filling(null node: NodeID, with parts: [NewPart]) throws(EditRefusal) -> EditPlan {
    var plan = EditPlan()
    let isMapping = parts.first?.key != nil
    plan.expectation.replaced[node] =
      isMapping
      ? .mapping(parts.map { DocumentEntry($0.key ?? "", $0.value) })
      : .sequence(parts.map(\.value))
    let range = Int(tree.range(node).start)..<Int(tree.range(node).end)
    guard layout.endOfProperties(from: range.lowerBound) == range.lowerBound else {
      throw refusal(.notation, "\(document.name(node)) has an anchor or a tag", at: node)
    }
    if node == tree.root || layout.isJSON {
      let text =
        layout.isJSON
        ? try between(parts, at: node, near: range.lowerBound)
        : joined(parts.flatMap { $0.blockLines(writer) }, indentation: [], ending: ending(near: 0))
      plan.edits = [TextEdit(range, text)]
      return plan
    }
    let entry = try entry(of: node)
    let space: [UInt8] = [0x20]
    if layout.isInFlow(node) {
      let text = try between(parts, at: node, near: range.lowerBound)
      plan.edits = [
        range.isEmpty
          ? TextEdit(
            insert: (entry.hasColon ? [] : [UInt8(ascii: ":")])
              + (tree.key(node).isNone ? [] : space) + text, at: entry.introductionEnd)
          : TextEdit(range, text)
      ]
    } else if !tree.key(node).isNone {
      let written = entry.introductionEnd..<entry.end
      plan.edits = written.isEmpty ? [] : [TextEdit(delete: written)]
      plan.edits.append(linesBelow(entry, parts, isMapping: isMapping))
    } else if range.isEmpty {
      let indentation = Self.spaces(lines.column(of: entry.start) + 2)
      let text = parts.flatMap { $0.blockLines(writer) }
      let ending = ending(near: entry.start)
      plan.edits = [
        TextEdit(
          entry.introductionEnd..<entry.introductionEnd,
          space + joined(text, indentation: indentation, ending: ending))
      ]
    } else {
      plan.edits = [block(parts, replacing: range)]
    }
    return plan
  }

  /// Parts with their brackets.
  private func between(_ parts: [NewPart], at node: NodeID, near offset: Int) throws(EditRefusal)
    -> [UInt8]
  {
    let brackets = Array((parts.first?.key == nil ? "[]" : "{}").utf8)
    guard layout.isJSON else {
      var texts: [[UInt8]] = []
      for part in parts { texts.append(try orRefuse(part.line(writer, in: .flow), at: node)) }
      return [brackets[0]] + Array(texts.joined(separator: Array(", ".utf8))) + [brackets[1]]
    }
    let comma = [UInt8(ascii: ",")]
    guard style.isMultiline else {
      var texts: [[UInt8]] = []
      for part in parts { texts.append(try orRefuse(part.line(writer, in: .json), at: node)) }
      return [brackets[0]] + Array(texts.joined(separator: comma + style.space)) + [brackets[1]]
    }
    let outer = lines.indentation(of: offset)
    let ending = ending(near: offset)
    let lead = ending + outer + style.step
    var texts: [[UInt8]] = []
    for part in parts {
      guard let lines = part.jsonLines(writer) else {
        throw refusal(.notRepresentable, "JSON has no such number", at: node)
      }
      texts.append(joined(lines, indentation: outer + style.step, ending: ending))
    }
    return [brackets[0]] + lead + Array(texts.joined(separator: comma + lead)) + ending + outer
      + [brackets[1]]
  }
}
