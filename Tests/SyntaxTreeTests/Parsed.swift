import SourceText
import SyntaxTree

/// One document read for a test, with short ways to ask about it.
struct Parsed {
  let source: SourceFile
  let tree: SyntaxTree?
  let symbols: SymbolTable
  let diagnostics: [Diagnostic]

  init(
    _ text: String, _ path: String = "schema.yaml", limits: ParseLimits = ParseLimits(),
    after earlier: Parsed? = nil
  ) {
    self.init(bytes: Array(text.utf8), path, limits: limits, after: earlier)
  }

  /// - Parameter earlier: an earlier version of the document.
  init(
    bytes: [UInt8], _ path: String = "schema.yaml", limits: ParseLimits = ParseLimits(),
    after earlier: Parsed? = nil
  ) {
    source = SourceFile(path: path, bytes: bytes)
    var symbols = earlier?.symbols.successor() ?? SymbolTable()
    var diagnostics: [Diagnostic] = []
    tree = SyntaxParser.parse(
      source, file: FileIndex(0), symbols: &symbols, limits: limits, like: earlier?.tree,
      diagnostics: &diagnostics)
    self.symbols = symbols
    self.diagnostics = diagnostics
  }

  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// The canonical text of the whole document; empty where there is none.
  var canonical: String { tree?.canonicalText(of: tree?.root ?? NodeID(0), symbols) ?? "" }

  /// The diagnostics, one a line: `severity line:column-line:column message (remedy) [related]`.
  var report: [String] {
    let lines = LineTable(source.bytes)
    func place(_ range: SourceRange) -> String {
      let start = lines.position(at: Int(range.start))
      let end = lines.position(at: Int(range.end))
      return "\(start.line):\(start.column)-\(end.line):\(end.column)"
    }
    return diagnostics.map { diagnostic in
      var text = "\(diagnostic.severity) \(place(diagnostic.range)) \(diagnostic.message)"
      if let remedy = diagnostic.remedy { text += " (\(remedy))" }
      for related in diagnostic.related {
        text += " [\(related.message) \(place(related.range))]"
      }
      return text
    }
  }

  /// The node at a path of keys and positions.
  func node(_ path: String...) -> NodeID? {
    guard let tree else { return nil }
    var node = tree.root
    for step in path {
      let child =
        tree.kind(node) == .sequence
        ? tree.children(node).dropFirst(Int(step) ?? 0).first { _ in true }
        : tree.child(node, named: step, symbols)
      guard let child else { return nil }
      node = child
    }
    return node
  }

  func text(_ range: SourceRange?) -> String? {
    range.map {
      String(decoding: source.bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
  }

  /// Every node with all that a tree tells of it: its place, its key and its text.
  var places: [String] {
    guard let tree else { return [] }
    return (0..<tree.nodeCount).map { index in
      let node = NodeID(index)
      let key = tree.keyRange(node).map { "\($0.start)-\($0.end)" } ?? ""
      let range = tree.range(node)
      return "\(key) \(symbols.text(tree.key(node))): \(range.start)-\(range.end)"
        + " \(tree.kind(node)) \(tree.style(node)) \(tree.endOfSubtree(node))"
        + " \(tree.scalarText(node, symbols) ?? "")"
    }
  }

  /// The nodes with kind, style, key and text, for comparing trees.
  var shape: [String] {
    guard let tree else { return [] }
    return (0..<tree.nodeCount).map { index in
      let node = NodeID(index)
      return "\(tree.pointer(to: node, symbols)) \(tree.kind(node))"
        + " \(tree.scalarText(node, symbols) ?? "")"
    }
  }
}
