internal import SourceText
internal import SyntaxTree

/// Turns the result of an introspection query, in JSON, into the syntax of the schema that it describes
/// (GraphQL, September 2025, section 4).
///
/// Nodes keep the places of the JSON that says the same.
struct IntrospectionReader {
  private let tree: SyntaxTree
  private let file: FileIndex
  private var document: Document
  private(set) var symbols: SymbolTable
  private(set) var diagnostics: [Diagnostic] = []
  private var knowsDeprecatedArguments = false
  private var hasArguments = false
  private var hasDeprecated = false

  init(_ tree: SyntaxTree, file: FileIndex, symbols: consuming SymbolTable) {
    self.tree = tree
    self.file = file
    self.symbols = symbols
    document = Document(file: file)
  }

  /// - Returns: nil where there is no `__schema`.
  mutating func read() -> Document? {
    guard let schema = self.schema else { return nil }
    let root = open(.document, at: schema)
    readRoots(schema)
    for type in items(of: schema, "types", isNeeded: true) { readType(type) }
    for directive in items(of: schema, "directives") { readDirective(directive) }
    close(root)
    tellWhatIsUnknown(schema)
    return document
  }

  /// `__schema`, below `data` or on top.
  private var schema: NodeID? {
    let found =
      child(tree.root, "__schema") ?? child(tree.root, "data").flatMap { child($0, "__schema") }
    return found.flatMap { tree.kind($0) == .mapping ? $0 : nil }
  }

  /// What an introspection result does not say, so that nobody takes silence for an answer.
  private mutating func tellWhatIsUnknown(_ schema: NodeID) {
    func note(_ message: String, _ remedy: String) {
      diagnostics.append(Diagnostic(.note, message, remedy: remedy, at: tree.place(schema)))
    }
    note(
      "an introspection result does not say which directives are applied",
      "compare SDL files where @sunset and other directives of your own count")
    if hasArguments, !knowsDeprecatedArguments {
      note(
        "this introspection result does not say which arguments and input fields are deprecated",
        "query isDeprecated of them, with includeDeprecated: true")
    }
    if !hasDeprecated {
      note(
        "nothing in this introspection result is deprecated",
        "if the query did not give includeDeprecated: true, what is deprecated is missing from it")
    }
  }
}

// MARK: Definitions

extension IntrospectionReader {
  private mutating func readRoots(_ schema: NodeID) {
    let index = open(.schema, at: schema)
    readDescription(schema)
    for (key, operation) in [
      ("queryType", "query"), ("mutationType", "mutation"), ("subscriptionType", "subscription"),
    ] {
      guard let type = child(schema, key), tree.kind(type) != .null else { continue }
      guard let name = name(of: type) else { continue }
      let root = open(.rootOperation, at: name)
      document.nodes[root].name = symbols.intern(operation)
      let named = open(.namedType, at: name)
      document.nodes[named].name = tree.scalar(name)
      close(named)
      close(root)
    }
    close(index)
  }

  private mutating func readType(_ node: NodeID) {
    guard let name = name(of: node), !symbols.hasPrefix(tree.scalar(name), "__") else { return }
    guard let kind = text(node, "kind") else {
      tell("a type says no kind", node)
      return
    }
    let kinds: [String: SyntaxNode.Kind] = [
      "SCALAR": .scalar, "OBJECT": .object, "INTERFACE": .interface, "UNION": .union,
      "ENUM": .enum, "INPUT_OBJECT": .input,
    ]
    guard let known = kinds[kind] else {
      diagnostics.append(
        Diagnostic(
          .error, "'\(kind)' is no kind of type", remedy: "use OBJECT, INTERFACE, ENUM and so on",
          at: tree.range(node)))
      return
    }
    // The scalars that every schema has are listed, too.
    if known == .scalar,
      ["String", "Int", "Float", "Boolean", "ID"].contains(symbols.text(tree.scalar(name)))
    {
      return
    }
    let index = open(known, named: name)
    readDescription(node)
    for interface in items(of: node, "interfaces") where known != .union {
      readReference(interface, .implementation)
    }
    if let url = child(node, "specifiedByURL") ?? child(node, "specifiedByUrl"),
      tree.kind(url) == .string
    {
      apply("specifiedBy", "url", url)
    }
    if isTrue(node, "isOneOf") { apply("oneOf", nil, child(node, "isOneOf")!) }
    switch known {
    case .object, .interface:
      for field in items(of: node, "fields", isNeeded: true) { readField(field) }
    case .input:
      for field in items(of: node, "inputFields", isNeeded: true) { readInput(field, .inputField) }
    case .enum:
      for value in items(of: node, "enumValues", isNeeded: true) { readValue(value) }
    case .union:
      for member in items(of: node, "possibleTypes", isNeeded: true) {
        readReference(member, .unionMember)
      }
    default: break
    }
    close(index)
  }

  private mutating func readReference(_ node: NodeID, _ kind: SyntaxNode.Kind) {
    guard let name = name(of: node) else { return }
    close(open(kind, named: name))
  }

  private mutating func readField(_ node: NodeID) {
    guard let name = name(of: node) else { return }
    let index = open(.field, named: name)
    readDescription(node)
    for argument in items(of: node, "args") { readInput(argument, .argumentDefinition) }
    if let type = child(node, "type") {
      readTypeReference(type)
    } else {
      tell("this says no type", node)
    }
    readDeprecation(node)
    close(index)
  }

  private mutating func readInput(_ node: NodeID, _ kind: SyntaxNode.Kind) {
    guard let name = name(of: node) else { return }
    hasArguments = true
    if child(node, "isDeprecated") != nil { knowsDeprecatedArguments = true }
    let index = open(kind, named: name)
    readDescription(node)
    if let type = child(node, "type") {
      readTypeReference(type)
    } else {
      tell("this says no type", node)
    }
    if let value = child(node, "defaultValue"), tree.kind(value) == .string { readDefault(value) }
    readDeprecation(node)
    close(index)
  }

  private mutating func readValue(_ node: NodeID) {
    guard let name = name(of: node) else { return }
    let index = open(.enumValue, named: name)
    readDescription(node)
    readDeprecation(node)
    close(index)
  }

  private mutating func readDirective(_ node: NodeID) {
    guard let name = name(of: node) else { return }
    let index = open(.directiveDefinition, named: name)
    readDescription(node)
    for argument in items(of: node, "args") { readInput(argument, .argumentDefinition) }
    document.nodes[index].isRepeatable = isTrue(node, "isRepeatable")
    for location in items(of: node, "locations") {
      close(open(.location, named: location))
    }
    close(index)
  }

  /// `{"kind": "NON_NULL", "ofType": …}` (section 4.2.2).
  private mutating func readTypeReference(_ node: NodeID, isNonNull: Bool = false) {
    let kind = text(node, "kind")
    let inner = child(node, "ofType").flatMap { tree.kind($0) == .mapping ? $0 : nil }
    if kind == "NON_NULL", let inner {
      readTypeReference(inner, isNonNull: true)
    } else if kind == "LIST", let inner {
      let index = open(.listType, at: node)
      document.nodes[index].isNonNull = isNonNull
      readTypeReference(inner)
      close(index)
    } else if let name = child(node, "name"), tree.kind(name) == .string {
      let index = open(.namedType, named: name)
      document.nodes[index].isNonNull = isNonNull
      close(index)
    } else {
      diagnostics.append(
        Diagnostic(
          .error, "a type ends without a name",
          remedy: "query more levels of ofType: the usual introspection query has nine",
          at: tree.range(node)))
    }
  }
}

// MARK: Parts

extension IntrospectionReader {
  private mutating func readDescription(_ node: NodeID) {
    guard let text = child(node, "description"), tree.kind(text) == .string,
      symbols.length(tree.scalar(text)) > 0
    else { return }
    let index = open(.description, at: text)
    document.nodes[index].name = tree.scalar(text)
    close(index)
  }

  private mutating func readDeprecation(_ node: NodeID) {
    guard isTrue(node, "isDeprecated"), let mark = child(node, "isDeprecated") else { return }
    hasDeprecated = true
    let reason = child(node, "deprecationReason").flatMap { tree.kind($0) == .string ? $0 : nil }
    // What stands in for no reason is none (section 3.13.3).
    let isDefault = reason.map { symbols.text(tree.scalar($0)) == "No longer supported" } ?? true
    apply("deprecated", isDefault ? nil : "reason", reason ?? mark)
  }

  /// A directive that is applied, with one argument whose text stands at `value`.
  private mutating func apply(_ name: String, _ argument: String?, _ value: NodeID) {
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
  private mutating func readDefault(_ node: NodeID) {
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

  private mutating func open(_ kind: SyntaxNode.Kind, at node: NodeID) -> Int {
    let range = tree.range(node)
    var syntax = SyntaxNode(kind, start: Int(range.start))
    syntax.end = range.end
    syntax.nameEnd = range.end
    document.nodes.append(syntax)
    return document.nodes.count - 1
  }

  private mutating func open(_ kind: SyntaxNode.Kind, named node: NodeID) -> Int {
    let index = open(kind, at: node)
    document.nodes[index].name = tree.scalar(node)
    return index
  }

  private mutating func close(_ index: Int) {
    document.nodes[index].next = Int32(document.nodes.count)
  }

  private func child(_ node: NodeID, _ key: String) -> NodeID? {
    tree.kind(node) == .mapping ? tree.child(node, named: key, symbols) : nil
  }

  private func text(_ node: NodeID, _ key: String) -> String? {
    child(node, key).flatMap { tree.string($0, symbols) }
  }

  private func isTrue(_ node: NodeID, _ key: String) -> Bool {
    child(node, key).map { tree.kind($0) == .boolean && tree.isTrue($0, symbols) } ?? false
  }

  /// The name of something, a text; it is told where there is none.
  private mutating func name(of node: NodeID) -> NodeID? {
    if let name = child(node, "name"), tree.kind(name) == .string { return name }
    tell("a name is missing", node)
    return nil
  }

  private mutating func tell(_ message: String, _ node: NodeID) {
    diagnostics.append(
      Diagnostic(
        .error, message, remedy: "query all that the usual introspection query asks for",
        at: tree.place(node)))
  }

  /// - Parameter isNeeded: whether it is told where there is no such list.
  private mutating func items(of node: NodeID, _ key: String, isNeeded: Bool = false) -> [NodeID] {
    guard let list = child(node, key), tree.kind(list) == .sequence else {
      if isNeeded { tell("the list of \(key) is missing", node) }
      return []
    }
    return Array(tree.children(list))
  }
}
