internal import SourceText
internal import SyntaxTree

/// Descriptions, deprecations and defaults, and the nodes of the syntax that stand for them.
extension IntrospectionReader {
  mutating func readDescription(_ node: NodeID) {
    guard let text = child(node, "description"), tree.kind(text) == .string,
      symbols.length(tree.scalar(text)) > 0
    else { return }
    let index = open(.description, at: text)
    document.nodes[index].name = tree.scalar(text)
    close(index)
  }

  mutating func readDeprecation(_ node: NodeID) {
    guard isTrue(node, "isDeprecated"), let mark = child(node, "isDeprecated") else { return }
    hasDeprecated = true
    let reason = child(node, "deprecationReason").flatMap { tree.kind($0) == .string ? $0 : nil }
    // What stands in for no reason is none (section 3.13.3).
    let isDefault = reason.map { symbols.text(tree.scalar($0)) == "No longer supported" } ?? true
    apply("deprecated", isDefault ? nil : "reason", reason ?? mark)
  }

  /// A directive that is applied, with one argument whose text stands at `value`.
  mutating func apply(_ name: String, _ argument: String?, _ value: NodeID) {
    let index = open(.directive, at: value)
    document.nodes[index].name = symbols.intern(name)
    if let argument {
      let inner = open(.argument, at: value)
      document.nodes[inner].name = symbols.intern(argument)
      let text = open(.string, at: value)
      document.nodes[text].name = tree.scalar(value)
      close(text)
      close(inner)
    }
    close(index)
  }

  /// A default, which is a text in the language of GraphQL.
  mutating func readDefault(_ node: NodeID) {
    let index = open(.defaultValue, at: node)
    let table = symbols
    symbols = SymbolTable()
    let text = Array(table.text(tree.scalar(node)).utf8)
    let nodes = unsafe text.withUnsafeBufferPointer { buffer -> [SyntaxNode]? in
      var parser = Parser(
        unsafe ByteView(buffer), file: file, symbols: consume table, readsComments: false)
      let isValue = (try? parser.value()) != nil && parser.token.kind == .endOfFile
      symbols = parser.symbols
      return isValue ? parser.document.nodes : nil
    }
    let offset = Int32(document.nodes.count)
    let range = tree.range(node)
    for var node in nodes ?? [] {
      node.next += offset
      node.start = range.start
      node.end = range.end
      node.nameStart = range.start
      node.nameEnd = range.end
      document.nodes.append(node)
    }
    if nodes == nil {
      diagnostics.append(
        Diagnostic(
          .error, "a default is no value of GraphQL", remedy: "write it as in SDL", at: range))
    }
    close(index)
  }

  mutating func open(_ kind: SyntaxNode.Kind, at node: NodeID) -> Int {
    let range = tree.range(node)
    var syntax = SyntaxNode(kind, start: Int(range.start))
    syntax.end = range.end
    syntax.nameEnd = range.end
    document.nodes.append(syntax)
    return document.nodes.count - 1
  }

  mutating func open(_ kind: SyntaxNode.Kind, named node: NodeID) -> Int {
    let index = open(kind, at: node)
    document.nodes[index].name = tree.scalar(node)
    return index
  }

  mutating func close(_ index: Int) {
    document.nodes[index].next = Int32(document.nodes.count)
  }

  func child(_ node: NodeID, _ key: String) -> NodeID? {
    tree.kind(node) == .mapping ? tree.child(node, named: key, symbols) : nil
  }

  func text(_ node: NodeID, _ key: String) -> String? {
    child(node, key).flatMap { tree.string($0, symbols) }
  }

  func isTrue(_ node: NodeID, _ key: String) -> Bool {
    child(node, key).map { tree.kind($0) == .boolean && tree.isTrue($0, symbols) } ?? false
  }

  /// The name of something, a text; it is told where there is none.
  mutating func name(of node: NodeID) -> NodeID? {
    if let name = child(node, "name"), tree.kind(name) == .string { return name }
    tell("a name is missing", node)
    return nil
  }

  mutating func tell(_ message: String, _ node: NodeID) {
    diagnostics.append(
      Diagnostic(
        .error, message, remedy: "query all that the usual introspection query asks for",
        at: tree.place(node)))
  }

  /// - Parameter isNeeded: whether it is told where there is no such list.
  mutating func items(of node: NodeID, _ key: String, isNeeded: Bool = false) -> [NodeID] {
    guard let list = child(node, key), tree.kind(list) == .sequence else {
      if isNeeded { tell("the list of \(key) is missing", node) }
      return []
    }
    return Array(tree.children(list))
  }
}
