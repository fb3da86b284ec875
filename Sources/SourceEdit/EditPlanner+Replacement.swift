internal import SourceText
internal import SyntaxTree

/// Writing another key or value in the place of one.
extension EditPlanner {
  func renaming(of node: NodeID, to key: String) throws(EditRefusal) -> EditPlan {
    guard let old = tree.keyRange(node) else {
      throw refusal(.otherKind, "an item of a list has no key", at: node)
    }
    let container = layout.parent(of: node)
    try checkIsOwn(container)
    if layout.origin(node) == .merged { try checkIsOwn(node) }
    _ = try entry(of: node)
    guard document.symbols.text(tree.key(node)) != key else {
      throw refusal(.unchanged, "the key is '\(key)' already", at: node)
    }
    if let other = tree.child(container, named: key, document.symbols) {
      throw refusal(.keyExists, "the key '\(key)' is there already", at: other)
    }
    let range = Int(old.start)..<Int(old.end)
    let style: ScalarStyle
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "\""): style = .doubleQuoted
    case UInt8(ascii: "'"): style = .singleQuoted
    case UInt8(ascii: "*"), UInt8(ascii: "&"), UInt8(ascii: "!"):
      throw refusal(.notation, "\(document.name(node)) is an alias or has an anchor", at: node)
    default: style = .plain
    }
    let text = ScalarWriter.scalar(.text(key), like: style, in: surroundings(in: container)) ?? ""
    var plan = EditPlan()
    plan.edits = [TextEdit(range, Array(text.utf8))]
    plan.expectation.renamed[node] = key
    return plan
  }

  /// - Parameter text: the text that an earlier document had for the entry.
  func replacement(of node: NodeID, with value: DocumentValue, text: NewPart.Text? = nil)
    throws(EditRefusal) -> EditPlan
  {
    try checkIsOwn(node)
    try checkCanGo(node)
    var plan = EditPlan()
    plan.expectation.replaced[node] = value
    let range = Int(tree.range(node).start)..<Int(tree.range(node).end)
    let isBlock = surroundings(of: node) == .block
    if let scalar = ScalarWriter.scalar(value, like: tree.style(node), in: surroundings(of: node)),
      !tree.kind(node).isContainer || layout.notation(node) != .block
    {
      plan.edits = [try self.scalar(Array(scalar.utf8), in: range, of: node)]
      return plan
    }
    guard node > tree.root else {
      throw refusal(.notation, "the whole document cannot be replaced", at: node)
    }
    let entry = try entry(of: node)
    let key = tree.key(node).isNone ? nil : document.symbols.text(tree.key(node))
    let part = NewPart(key, value, text: text)
    if isBlock {
      plan.edits = keepingComments(part, replacing: entry) ?? [block(part, replacing: entry)]
    } else {
      plan.edits = [try flow(part, replacing: entry, range)]
    }
    return plan
  }

  private func scalar(_ text: [UInt8], in range: Range<Int>, of node: NodeID) throws(EditRefusal)
    -> TextEdit
  {
    guard range.isEmpty, node > tree.root else { return TextEdit(range, text) }
    let entry = try entry(of: node)
    let colon: [UInt8] = entry.hasColon ? [] : [UInt8(ascii: ":")]
    let space: [UInt8] =
      tree.key(node).isNone && layout.isInFlow(node) ? [] : [0x20]
    return TextEdit(insert: colon + space + text, at: entry.introductionEnd)
  }

  /// The edits that leave the rest of the line of a key, which holds comments, as it is; nil where the
  /// part has a text with comments of its own, or the line has more of the value.
  private func keepingComments(_ part: NewPart, replacing entry: WrittenEntry) -> [TextEdit]? {
    guard part.text == nil, let key = part.key else { return nil }
    let line = lines.end(of: entry.introductionEnd)
    let value = tree.range(entry.node)
    if let scalar = ScalarWriter.scalar(part.value, in: .block) {
      guard layout.notation(entry.node) == .block, Int(value.start) > line else { return nil }
      let end = layout.endOfLines(entry, column: lines.column(of: entry.start))
      return [
        TextEdit(insert: [0x20] + Array(scalar.utf8), at: entry.introductionEnd),
        TextEdit(delete: line..<end),
      ]
    }
    guard entry.end <= line else { return nil }
    let indentation = Self.spaces(lines.column(of: entry.start))
    let text = writer.block(DocumentEntry(key, part.value)).dropFirst()
    let ending = ending(near: line)
    return [
      TextEdit(delete: entry.introductionEnd..<entry.end),
      TextEdit(insert: text.flatMap { ending + ($0.isEmpty ? $0 : indentation + $0) }, at: line),
    ]
  }

  private func block(_ part: NewPart, replacing entry: WrittenEntry) -> TextEdit {
    let column = lines.column(of: entry.start)
    let ending = ending(near: entry.start)
    let text = part.blockLines(writer)
    let end = layout.endOfLines(entry, column: column)
    return TextEdit(
      entry.start..<end, joined(text, indentation: Self.spaces(column), ending: ending))
  }

  private func flow(_ part: NewPart, replacing entry: WrittenEntry, _ range: Range<Int>)
    throws(EditRefusal) -> TextEdit
  {
    let surroundings = surroundings(of: entry.node)
    let isMultiline =
      surroundings == .json && style.isMultiline && lines.isFirst(entry.start)
    if isMultiline {
      guard let text = part.jsonLines(writer) else {
        throw refusal(.notRepresentable, "JSON has no such number", at: entry.node)
      }
      return TextEdit(
        entry.start..<entry.end,
        joined(
          text, indentation: lines.indentation(of: entry.start), ending: ending(near: entry.start)))
    }
    return TextEdit(
      entry.start..<entry.end,
      try orRefuse(part.line(writer, in: surroundings), at: entry.node))
  }
}
