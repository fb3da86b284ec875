internal import SchemaModel
package import SourceText
package import SyntaxTree

extension JSONSchemaLowering {
  /// Writes the extensions of the mapping at `node` that say nothing of a lifecycle as attributes.
  package mutating func attachExtensions(at node: NodeID, in tree: SyntaxTree) {
    for child in tree.children(node) {
      let key = tree.key(child)
      guard documents.symbols.hasPrefix(key, "x-"),
        annotations.classify(key, documents.symbols) == .other
      else { continue }
      writer.add(
        AttributeValue(
          aspect: .attribute, attribute: .extension, name: key,
          value: canonicalSymbol(child, in: tree), range: tree.range(child)))
    }
  }

  /// The value at `node` in a canonical spelling, as a symbol.
  package mutating func canonicalValue(_ node: NodeID, in tree: SyntaxTree) -> Symbol {
    canonicalSymbol(node, in: tree)
  }
}
