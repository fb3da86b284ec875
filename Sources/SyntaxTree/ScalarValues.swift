package import SourceText

extension SyntaxTree {
  /// Whether a node is the boolean true, however it is written (`true`, `True`, `TRUE`).
  package func isTrue(_ node: NodeID, _ symbols: SymbolTable) -> Bool {
    boolean(node, symbols) == true
  }

  /// The value of a boolean; nil for every other node.
  package func boolean(_ node: NodeID, _ symbols: SymbolTable) -> Bool? {
    guard kind(node) == .boolean else { return nil }
    return symbols.withView(scalar(node)) { text in text.at(0).map { $0 | 0x20 } == 0x74 }
  }

  /// The value of a number that is whole, `1.0` and `1e2` included, if it fits; nil for every
  /// other node.
  package func integer(_ node: NodeID, _ symbols: SymbolTable) -> Int? {
    guard kind(node) == .integer || kind(node) == .number else { return nil }
    return DecimalNumber(symbols.text(scalar(node)))?.integer
  }

  /// The text of a node if it is text; nil for every other node.
  package func string(_ node: NodeID, _ symbols: SymbolTable) -> String? {
    kind(node) == .string ? symbols.text(scalar(node)) : nil
  }

  /// The text of any scalar, numbers and booleans as written; nil for containers.
  package func scalarText(_ node: NodeID, _ symbols: SymbolTable) -> String? {
    kind(node).isContainer ? nil : symbols.text(scalar(node))
  }

  /// The value under a key that is not known as a symbol yet.
  package func child(_ node: NodeID, named key: String, _ symbols: SymbolTable) -> NodeID? {
    symbols.find(key).flatMap { child(node, $0) }
  }
}
