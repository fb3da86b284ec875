package import SourceText
package import SyntaxTree

/// A document with its text, its tree, and how each part of the tree is written.
package struct SourceDocument: Sendable {
  package let tree: SyntaxTree
  package let symbols: SymbolTable
  let layout: Layout

  package var source: SourceFile { tree.source }

  /// - Parameter symbols: the table that the tree was read with.
  package init(_ tree: SyntaxTree, _ symbols: SymbolTable) {
    self.init(tree, symbols, isJSON: Self.isJSON(tree))
  }

  private init(_ tree: SyntaxTree, _ symbols: SymbolTable, isJSON: Bool) {
    self.tree = tree
    self.symbols = symbols
    layout = Layout(tree, isJSON: isJSON)
  }

  /// Reads a file. What ``SyntaxParser`` reports but reads past is left as it is.
  package init(reading source: SourceFile, file: FileIndex = FileIndex(0)) throws(EditRefusal) {
    var symbols = SymbolTable()
    var diagnostics: [Diagnostic] = []
    let tree = SyntaxParser.parse(
      source, file: file, symbols: &symbols, diagnostics: &diagnostics)
    guard let tree else { throw Self.unreadable(diagnostics, file) }
    self.init(tree, symbols)
  }

  /// The document with another text. Symbols of this one are good there too.
  func reading(_ source: SourceFile) throws(EditRefusal) -> SourceDocument {
    var symbols = symbols
    var diagnostics: [Diagnostic] = []
    let read = SyntaxParser.parse(
      source, file: tree.file, symbols: &symbols, like: tree, diagnostics: &diagnostics)
    guard let read, !layout.isJSON || Self.isJSON(read) else {
      throw Self.unreadable(diagnostics, tree.file)
    }
    return SourceDocument(read, symbols, isJSON: layout.isJSON)
  }

  private static func unreadable(_ diagnostics: [Diagnostic], _ file: FileIndex) -> EditRefusal {
    let first = diagnostics.first { $0.severity == .error }
    return EditRefusal(
      .unreadable, first?.message ?? "the document cannot be read",
      at: first?.range ?? SourceRange(file: file, start: 0, end: 0))
  }

  /// Whether the text is JSON whatever the file is called, so that it must stay JSON.
  private static func isJSON(_ tree: SyntaxTree) -> Bool {
    let bytes = tree.source.bytes
    let root = tree.range(tree.root)
    guard root.start < root.end else { return false }
    let first = bytes[Int(root.start)]
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return tree.source.path.hasSuffix(".json")
    }
    var symbols = SymbolTable()
    var diagnostics: [Diagnostic] = []
    let named = SourceFile(path: "x.json", bytes: bytes)
    return SyntaxParser.parse(
      named, file: tree.file, symbols: &symbols, diagnostics: &diagnostics) != nil
  }

  /// The node that a JSON Pointer (RFC 6901) leads to.
  package func node(at pointer: String) -> NodeID? {
    Self.steps(of: pointer).flatMap { node(along: $0) }
  }

  private func node(along steps: [String]) -> NodeID? {
    var node = tree.root
    for step in steps {
      switch tree.kind(node) {
      case .mapping:
        guard let child = tree.child(node, named: step, symbols) else { return nil }
        node = child
      case .sequence:
        guard let index = Int(step), index >= 0,
          let item = tree.children(node).dropFirst(index).first(where: { _ in true })
        else { return nil }
        node = item
      default: return nil
      }
    }
    return node
  }

  /// The keys and positions of a pointer, unescaped (RFC 6901 §4); nil where it is none.
  static func steps(of pointer: String) -> [String]? {
    guard !pointer.isEmpty else { return [] }
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    return pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
      String($0.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
  }

  /// What a node stands under, for messages: its key in quotes, or its position.
  func name(_ node: NodeID) -> String {
    let key = tree.key(node)
    return key.isNone ? "the item" : "'\(symbols.text(key))'"
  }
}
