internal import SourceText

/// The syntax of one GraphQL file: an arena in pre-order, in which every node knows its bytes.
struct Document {
  let file: FileIndex
  var nodes: [SyntaxNode] = []

  init(file: FileIndex) { self.file = file }

  subscript(index: Int) -> SyntaxNode { nodes[index] }

  /// The children of a node, in the order of the source.
  func children(of index: Int) -> Children {
    Children(nodes: nodes, position: index + 1, end: Int(nodes[index].next))
  }

  func children(of index: Int, _ kind: SyntaxNode.Kind) -> some Sequence<Int> {
    children(of: index).lazy.filter { nodes[$0].kind == kind }
  }

  func child(of index: Int, _ kind: SyntaxNode.Kind) -> Int? {
    for child in children(of: index) where nodes[child].kind == kind { return child }
    return nil
  }

  /// What a node consists of: the value of an argument or of a field, the type in a list; nil where that
  /// could not be read.
  func content(of index: Int) -> Int? {
    index + 1 < Int(nodes[index].next) ? index + 1 : nil
  }

  /// The type that a definition names: the first child that is one.
  func type(of index: Int) -> Int? {
    for child in children(of: index) {
      switch nodes[child].kind {
      case .namedType, .listType: return child
      default: continue
      }
    }
    return nil
  }

  /// Where a node's name stands.
  func place(of index: Int) -> SourceRange {
    SourceRange(file: file, start: nodes[index].nameStart, end: nodes[index].nameEnd)
  }

  /// The whole of a node.
  func range(of index: Int) -> SourceRange {
    SourceRange(file: file, start: nodes[index].start, end: nodes[index].end)
  }

  struct Children: Sequence, IteratorProtocol {
    let nodes: [SyntaxNode]
    var position: Int
    let end: Int

    mutating func next() -> Int? {
      guard position < end else { return nil }
      let index = position
      position = Int(nodes[index].next)
      return index
    }
  }
}
