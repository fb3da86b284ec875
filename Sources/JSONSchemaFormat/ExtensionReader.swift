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
          value: extensionValue(child, in: tree), range: tree.range(child)))
    }
  }

  /// An extension may be large (whole examples), and all that is asked is whether it changed: a
  /// container is known by its fingerprint.
  mutating func extensionValue(_ node: NodeID, in tree: SyntaxTree) -> Symbol {
    switch tree.kind(node) {
    case .mapping, .sequence:
      let fingerprint = tree.fingerprint(of: node, documents.symbols)
      let kind = tree.kind(node) == .mapping ? "object" : "list"
      return documents.symbols.intern("\(kind) #\(String(fingerprint, radix: 16))")
    default: return canonicalSymbol(node, in: tree)
    }
  }

  /// The value at `node` in a canonical spelling, as a symbol.
  package mutating func canonicalValue(_ node: NodeID, in tree: SyntaxTree) -> Symbol {
    canonicalSymbol(node, in: tree)
  }
}
