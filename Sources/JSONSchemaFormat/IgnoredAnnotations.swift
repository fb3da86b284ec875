package import SchemaModel
internal import SourceText
package import SyntaxTree

extension JSONSchemaLowering {
  /// Notes annotations that stand beside a `$ref` where the format drops everything there: the author
  /// believes to have said something. For schemas that is so before OpenAPI 3.1 (3.0.3, section
  /// 4.7.23), for everything else that is referred to in all versions (3.1.0, section 4.8.23).
  package mutating func noteIgnoredAnnotations(
    beside node: NodeID, in tree: SyntaxTree, of element: ElementID
  ) {
    guard tree.childCount(node) > 1 else { return }
    for child in tree.children(node) {
      let aspect: Aspect
      switch annotations.classify(tree.key(child), documents.symbols) {
      case .deprecated:
        guard tree.isTrue(child, documents.symbols) else { continue }
        aspect = .deprecation
      case .spelling(let index): aspect = annotations.table.spellings[index].aspect
      case .near, .other: continue
      }
      markAsRead(child, in: tree)
      add(
        LifecycleFact(
          aspect: aspect, relation: .ignored, spelling: tree.key(child), value: tree.scalar(child),
          range: tree.place(child)), to: element)
    }
  }
}
