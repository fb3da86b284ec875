internal import SourceText
internal import SyntaxTree

/// The text that an entry or item has in an earlier document, for use in another one.
struct EarlierText {
  let document: SourceDocument
  let node: NodeID

  private var tree: SyntaxTree { document.tree }
  private var layout: Layout { document.layout }

  /// The text with its comments, made ready for a place in another document; nil where it cannot
  /// stand there or would mean something else, so that the value is to be written anew.
  func text(for target: EditPlanner, in surroundings: ScalarWriter.Surroundings) -> NewPart.Text? {
    let planner = EditPlanner(document)
    guard node > tree.root, layout.isJSON == (surroundings == .json), isLiteral,
      let entry = try? planner.entry(of: node)
    else { return nil }
    if layout.notation(layout.parent(of: node)) == .block {
      return surroundings == .block ? .block(blockLines(entry)) : nil
    }
    let bytes = layout.bytes[entry.start..<entry.end]
    if !layout.lines.hasBreak(in: entry.start..<entry.end) { return .flow([Array(bytes)]) }
    guard layout.isJSON, planner.style.step == target.style.step else { return nil }
    return jsonLines(entry).map { .flow($0) }
  }

  /// The bytes of a scalar on one line.
  func scalar(for surroundings: ScalarWriter.Surroundings) -> [UInt8]? {
    let range = Int(tree.range(node).start)..<Int(tree.range(node).end)
    guard !tree.kind(node).isContainer, layout.isJSON == (surroundings == .json), isLiteral,
      !range.isEmpty, !layout.lines.hasBreak(in: range)
    else { return nil }
    return Array(layout.bytes[range])
  }

  /// Whether everything is written here and refers to nothing outside.
  private var isLiteral: Bool {
    for index in Int(node.raw)..<Int(tree.endOfSubtree(node)) {
      let part = NodeID(index)
      guard layout.origin(part) == .own, !layout.hasMergeKey(part), !hasAnchor(tree.range(part)),
        !(tree.keyRange(part).map(hasAnchor) ?? false)
      else { return false }
    }
    return true
  }

  private func hasAnchor(_ range: SourceRange) -> Bool {
    guard !layout.isJSON, range.start < range.end else { return false }
    return "&*!".utf8.contains(layout.bytes[Int(range.start)])
  }

  private func blockLines(_ entry: WrittenEntry) -> [[UInt8]] {
    let column = layout.lines.column(of: entry.start)
    let end = layout.endOfLines(entry, column: column)
    let lines = Lines.split(layout.bytes[entry.start..<end])
    return lines.enumerated().map { index, line in
      index == 0
        ? line : Array(line.dropFirst(min(column, line.prefix { $0 == 0x20 }.count)))
    }
  }

  private func jsonLines(_ entry: WrittenEntry) -> [[UInt8]]? {
    let base = layout.lines.indentation(of: entry.start)
    let lines = Lines.split(layout.bytes[entry.start..<entry.end])
    guard lines.dropFirst().allSatisfy({ $0.starts(with: base) }) else { return nil }
    return lines.enumerated().map { $0 == 0 ? $1 : Array($1.dropFirst(base.count)) }
  }
}
