internal import SchemaModel
internal import SourceText
internal import SyntaxTree

extension JSONSchemaLowering {
  /// Notes annotations that stand beside a `$ref` where the format drops everything there
  /// (OpenAPI 3.0.3, section 4.7.23): the author believes to have said something.
  mutating func noteIgnoredSiblings(of node: NodeID, in tree: SyntaxTree, owner: ElementID) {
    guard tree.childCount(node) > 1 else { return }
    var lifecycle = Lifecycle()
    for child in tree.children(node) {
      let aspect: Aspect
      switch annotations.classify(tree.key(child), documents.symbols) {
      case .deprecated:
        guard tree.isTrue(child, documents.symbols) else { continue }
        aspect = .deprecation
      case .spelling(let index) where annotations.table.spellings[index].meaning == .sunset:
        aspect = .sunset
      case .spelling(let index) where annotations.table.spellings[index].meaning == .announced:
        aspect = .announcement
      default: continue
      }
      lifecycle.facts.append(
        LifecycleFact(
          aspect: aspect, relation: .ignored, spelling: tree.key(child), value: tree.scalar(child),
          range: tree.place(child)))
    }
    guard !lifecycle.facts.isEmpty else { return }
    writer.schema.elements[owner.index].lifecycle = writer.add(lifecycle)
  }
}
