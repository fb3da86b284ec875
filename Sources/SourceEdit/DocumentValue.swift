internal import SourceText
package import SyntaxTree

/// A value that is written into a document, or expected there.
package indirect enum DocumentValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// A number in the notation of the document it comes from.
  case number(String)
  /// A day, `2027-02-14`: YAML has it without quotes, JSON with them. It reads as text.
  case date(String)
  case text(String)
  case sequence([DocumentValue])
  case mapping([DocumentEntry])

  /// The value of a node, aliases and merge keys expanded.
  package init(_ node: NodeID, of document: SourceDocument) {
    let tree = document.tree
    let text = tree.scalarText(node, document.symbols) ?? ""
    switch tree.kind(node) {
    case .null: self = .null
    case .boolean: self = .boolean(tree.isTrue(node, document.symbols))
    case .integer, .number: self = .number(text)
    case .string: self = .text(text)
    case .sequence:
      self = .sequence(tree.children(node).map { DocumentValue($0, of: document) })
    case .mapping:
      self = .mapping(
        tree.children(node).map {
          DocumentEntry(document.symbols.text(tree.key($0)), DocumentValue($0, of: document))
        })
    }
  }

  /// Whether it has parts, which block YAML writes on lines of their own.
  var hasParts: Bool {
    switch self {
    case .sequence(let items): !items.isEmpty
    case .mapping(let entries): !entries.isEmpty
    default: false
    }
  }
}

/// A key with its value.
package struct DocumentEntry: Hashable, Sendable {
  package var key: String
  package var value: DocumentValue

  package init(_ key: String, _ value: DocumentValue) {
    self.key = key
    self.value = value
  }
}
