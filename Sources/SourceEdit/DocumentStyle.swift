internal import SourceText
internal import SyntaxTree

/// How a document is laid out, as far as new text should look like it.
struct DocumentStyle {
  /// How much further than its key the entries of a mapping are indented.
  var step: [UInt8] = [0x20, 0x20]
  /// How much further than its key the dashes of a sequence in block notation are indented.
  var dashStep = 2
  /// Whether containers of JSON stand on several lines.
  var isMultiline = true
  /// What JSON has behind a colon, and behind a comma within a line.
  var space: [UInt8] = [0x20]

  init(of document: SourceDocument) {
    let layout = document.layout
    if layout.isJSON { readJSON(layout) } else { readYAML(layout) }
  }

  /// As the first container of each kind has it that stands in another one.
  private mutating func readYAML(_ layout: Layout) {
    var hasStep = false
    var hasDashStep = false
    for index in 1..<max(1, layout.tree.nodeCount) where !(hasStep && hasDashStep) {
      let node = NodeID(index)
      let kind = layout.tree.kind(node)
      guard kind.isContainer, layout.origin(node) == .own, layout.notation(node) == .block,
        let key = layout.tree.keyRange(node), layout.notation(layout.parent(of: node)) == .block,
        kind == .mapping ? !hasStep : !hasDashStep,
        let first = layout.entries(of: node).first
      else { continue }
      let difference =
        layout.lines.column(of: first.start) - layout.lines.column(of: Int(key.start))
      if kind == .mapping, difference > 0 {
        step = EditPlanner.spaces(difference)
        hasStep = true
      } else if kind == .sequence, difference >= 0 {
        dashStep = difference
        hasDashStep = true
      }
    }
  }

  private mutating func readJSON(_ layout: Layout) {
    let root = layout.tree.range(layout.tree.root)
    guard let first = layout.entries(of: layout.tree.root).first else { return }
    isMultiline = layout.lines.hasBreak(in: Int(root.start)..<first.start)
    if isMultiline {
      let outer = layout.lines.indentation(of: Int(root.start))
      step = Array(layout.lines.indentation(of: first.start).dropFirst(outer.count))
    }
    if first.hasColon, first.introductionEnd < layout.bytes.count {
      space = layout.bytes[first.introductionEnd] == 0x20 ? [0x20] : []
    }
  }
}
