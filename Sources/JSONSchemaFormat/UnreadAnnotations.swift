package import SchemaModel
package import SourceText
package import SyntaxTree

/// Annotations that nothing has read, so that none is dropped without a word.
extension JSONSchemaLowering {
  /// Notes that an annotation has been read, or that it is told why not.
  mutating func markAsRead(_ node: NodeID, in tree: SyntaxTree) {
    readAnnotations.insert(DocumentSet.Location(file: Int(tree.file.raw), node: node))
  }

  /// The nodes of a file under a key that is an annotation, though nothing read them as one. Most are
  /// none: names of properties, parts of examples.
  package func unreadAnnotations(in file: Int) -> [NodeID] {
    var isKnown: [Bool] = []
    for key in annotations.table.spellings.map(\.key) + ["deprecated"] {
      guard let symbol = documents.symbols.find(key) else { continue }
      while isKnown.count <= Int(symbol.id) { isKnown.append(false) }
      isKnown[Int(symbol.id)] = true
    }
    let tree = documents.trees[file]
    var nodes: [NodeID] = []
    for index in 0..<tree.nodeCount {
      let key = tree.key(NodeID(index))
      guard !key.isNone, Int(key.id) < isKnown.count, isKnown[Int(key.id)] else { continue }
      let place = DocumentSet.Location(file: file, node: NodeID(index))
      if !readAnnotations.contains(place) { nodes.append(NodeID(index)) }
    }
    return nodes
  }

  /// Whether a key is an annotation, in whatever spelling.
  package mutating func isAnnotation(_ key: Symbol) -> Bool {
    switch annotations.classify(key, documents.symbols) {
    case .deprecated, .spelling: true
    case .near, .other: false
    }
  }

  /// Whether an annotation is one of single values of an enum.
  package mutating func isEnumAnnotation(_ key: Symbol) -> Bool {
    guard case .spelling(let index) = annotations.classify(key, documents.symbols) else {
      return false
    }
    return annotations.table.spellings[index].meaning == .enumDeprecations
  }

  /// Tells of an annotation that stands where it means nothing.
  ///
  /// - Parameter suggestion: where it was probably meant to stand.
  package mutating func noteMisplacedAnnotation(
    _ node: NodeID, in tree: SyntaxTree, of element: ElementID, suggestion: String
  ) {
    var aspect = Aspect.deprecation
    if case .spelling(let index) = annotations.classify(tree.key(node), documents.symbols) {
      aspect = annotations.table.spellings[index].aspect
    }
    add(
      LifecycleFact(
        aspect: aspect, relation: .misplaced, spelling: tree.key(node), value: tree.scalar(node),
        range: tree.place(node), suggestion: suggestion), to: element)
  }
}
