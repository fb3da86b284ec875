package import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Gives the JSON pointer of a lowered element, from the trees it was lowered from.
struct TreeLocator: SyntaxLocator {
  let trees: [SyntaxTree]
  let symbols: SymbolTable

  func pointer(file: FileIndex, origin: UInt32) -> String {
    let index = Int(file.raw)
    guard index < trees.count, origin < UInt32(trees[index].nodeCount) else { return "" }
    return trees[index].pointer(to: NodeID(Int(origin)), symbols)
  }

  func valueText(at range: SourceRange) -> String? {
    let index = Int(range.file.raw)
    guard index < trees.count, let node = trees[index].node(at: range) else { return nil }
    return trees[index].canonicalText(of: node, symbols)
  }
}

extension JSONSchemaLowering {
  /// The finished schema, with its files, its symbols and the way back to the syntax.
  package mutating func finish() -> Schema {
    limitChains()
    writer.schema.files = documents.files
    writer.schema.symbols = documents.symbols
    writer.schema.locator = TreeLocator(trees: documents.trees, symbols: documents.symbols)
    return writer.schema
  }
}
